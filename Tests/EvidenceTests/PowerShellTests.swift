import Diagnostics
import Evidence
import PostureModel
import Tables
import Testing

@Suite struct PowerShellTests {
  @Test(arguments: [
    (
      #"[{"Name": "Default", "PhishThresholdLevel": 1, "EnableMailboxIntelligence": true}]"#,
      "AntiPhishPolicy"
    ),
    (
      #"{"AllowFederatedUsers": true, "AllowTeamsConsumer": false, "Identity": "Global"}"#,
      "CsTenantFederationConfiguration"
    ),
    (#"[{"Identity": "a", "ImapEnabled": true, "PopEnabled": false}]"#, "CASMailbox"),
    (
      #"{"SharingCapability": 1, "DefaultSharingLinkType": 2, "LegacyAuthProtocolsEnabled": false}"#,
      "SPOTenant"
    ),
    (
      #"{"value": [{"RecipientLimitPerDay": 0, "AutoForwardingMode": "Automatic"}], "Count": 1}"#,
      "HostedOutboundSpamFilterPolicy"
    ),
    (
      #"[{"RestrictiveRetention": false, "RetentionRuleTypes": [], "Name": "x"}]"#,
      "RetentionCompliancePolicy"
    ),
  ])
  func recognisesObjectsByTheirProperties(text: String, table: String) throws {
    let store = try Fixture.store(text, named: "whatever.txt.json")
    #expect(store.status(of: table)?.count == 1)
    #expect(store.collections.filter { $0.count > 0 }.map(\.table) == [table])
  }

  @Test func aFileNameIsEnoughForFewPropertiesButNotForStrangeOnes() throws {
    let named = try Fixture.store(
      #"[{"Identity": "x", "Enabled": true}]"#,
      named: "Get-ExternalInOutlook.json"
    )
    #expect(try named.value("ExternalInOutlook", "Enabled") == .bool(true))
    let error = #expect(throws: EvidenceError.self) {
      _ = try Fixture.store(#"[{"Colour": "red", "Weight": 3}]"#, named: "ExternalInOutlook.json")
    }
    #expect(error?.kind == .invalid)
  }

  @Test func readsNamedCollections() throws {
    let store = try Fixture.store(
      #"{"Get-RemoteDomain": [{"DomainName": "*", "AutoForwardEnabled": false}], "AcceptedDomain": [], "note": "x"}"#
    )
    #expect(try store.value("RemoteDomain", "AutoForwardEnabled") == .bool(false))
    #expect(store.state("AcceptedDomain") == .empty)
  }

  @Test func readsWhatPowerShellMakesOfValues() throws {
    let store = try Fixture.store(
      """
      [{"Identity": "m", "RecipientTypeDetails": "UserMailbox", "PrimarySmtpAddress": "m@x.example",
        "AuditEnabled": "True", "AuditLogAgeLimit": "90.00:00:00",
        "AuditOwner": "MailboxLogin", "AuditAdmin": {"value": ["Update", "Move"], "Count": 2},
        "WhenCreated": {"value": "/Date(0)/", "DisplayHint": 2, "DateTime": "Thursday"},
        "LitigationHoldEnabled": ["False"], "RetentionPolicy": null, "IsShared": 1}]
      """
    )
    let rows = try store.rows(
      "Mailbox",
      "AuditEnabled",
      "AuditLogAgeLimit",
      "AuditOwner",
      "AuditAdmin",
      "WhenCreated",
      "LitigationHoldEnabled",
      "RetentionPolicy",
      "IsShared",
      "IsResource"
    )
    #expect(
      rows == [
        [
          .bool(true), .timespan(90 * Ticks.day), .list("MailboxLogin"), .list("Update", "Move"),
          .datetime(Ticks.unixEpoch), .bool(false), .string(""), .bool(true), .null(.bool),
        ]
      ]
    )
    #expect(store.checkValues().isEmpty)
  }

  @Test func numbersBecomeTheNamesThatTheCmdletPrints() throws {
    let store = try Fixture.store(
      """
      {"SharingCapability": 2, "ODBSharingCapability": "1", "DefaultSharingLinkType": "Direct",
       "ConditionalAccessPolicy": 99, "RequireAnonymousLinksExpireInDays": -1}
      """
    )
    #expect(
      try store.rows(
        "SPOTenant",
        "SharingCapability",
        "OneDriveSharingCapability",
        "DefaultSharingLinkType",
        "ConditionalAccessPolicy",
        "RequireAnonymousLinksExpireInDays"
      ) == [
        [
          .string("ExternalUserAndGuestSharing"), .string("ExternalUserSharingOnly"),
          .string("Direct"), .string("99"), .long(-1),
        ]
      ]
    )
  }

  @Test func truncatedObjectsAreUnknownAndReported() throws {
    let store = try Fixture.store(
      """
      [{"Name": "p", "PhishThresholdLevel": 1, "EnableMailboxIntelligence": true,
        "TargetedUsersToProtect": ["System.Collections.Hashtable"],
        "ExcludedSenders": "System.Object[]", "RecommendedPolicyType": "@{a=b; c=d}",
        "AdminDisplayName": "System.Text is a namespace, this is a sentence"}]
      """
    )
    #expect(
      try store.rows(
        "AntiPhishPolicy",
        "TargetedUsersToProtect",
        "ExcludedSenders",
        "RecommendedPolicyType",
        "AdminDisplayName"
      ) == [
        [
          .dynamic(.array([.null])), .dynamic(.null), .string(""),
          .string("System.Text is a namespace, this is a sentence"),
        ]
      ]
    )
    let problems = store.checkValues()
    #expect(problems.allSatisfy { $0.code == "EVD0303" && $0.source == "export.json" })
    #expect(
      Set(problems.map(\.place)) == [
        .pointer("/0/TargetedUsersToProtect/0"), .pointer("/0/ExcludedSenders"),
        .pointer("/0/RecommendedPolicyType"),
      ]
    )
  }

  @Test func aValueOfAWrongTypeIsUnknownAndReported() throws {
    let store = try Fixture.store(
      #"[{"PhishThresholdLevel": "many", "EnableMailboxIntelligence": "perhaps", "WhenChanged": "4/5/2030"}]"#
    )
    #expect(
      try store.rows(
        "AntiPhishPolicy",
        "PhishThresholdLevel",
        "EnableMailboxIntelligence",
        "WhenChanged"
      )
        == [[.null(.long), .null(.bool), .null(.datetime)]]
    )
    #expect(
      Set(store.checkValues().map(\.description)) == [
        "export.json#/0/PhishThresholdLevel: warning: a string stands where a long should; it counts as unknown [EVD0301]",
        "export.json#/0/EnableMailboxIntelligence: warning: a string stands where a bool should; it counts as unknown [EVD0301]",
        "export.json#/0/WhenChanged: warning: a string stands where a datetime should; it counts as unknown [EVD0301]",
      ]
    )
  }
}
