import Diagnostics
import Evidence
import PostureModel
import Tables
import Testing

@Suite struct GraphTests {
  static let prefix = "https://graph.microsoft.com/v1.0/$metadata#"

  @Test func aPartialAnswerOfABatchIsPartial() throws {
    let store = try Fixture.store(
      #"""
      {"responses": [
        {"id": "1", "status": 206, "body": {"value": [{"id": "d", "displayName": "D"}],
         "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#devices"}},
        {"id": "2", "status": 200, "body": {"value": [{"id": "g", "displayName": "G"}],
         "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#groups"}}]}
      """#
    )
    #expect(store.state("Devices") == .partial)
    #expect(store.status(of: "Devices")?.reason?.contains("206") == true)
    #expect(store.state("Groups") == .collected)
  }

  @Test(arguments: [
    ("identity/conditionalAccess/policies", "ConditionalAccessPolicies"),
    ("users(id,displayName,signInActivity)", "Users"),
    ("users(manager(id,displayName))", "Users"),
    ("Collection(microsoft.graph.secureScore)", "SecureScores"),
    ("security/secureScoreControlProfiles", "SecureScoreControlProfiles"),
    (
      "servicePrincipals('11111111-2222-3333-4444-555555555555')/appRoleAssignments",
      "AppRoleAssignments"
    ),
    ("policies/authenticationStrengthPolicies", "AuthenticationStrengthPolicies"),
    ("directoryRoles", "DirectoryRoles"),
    (
      "deviceManagement/deviceCompliancePolicies/microsoft.graph.windows10CompliancePolicy",
      "DeviceCompliancePolicies"
    ),
    ("reports/authenticationMethods/userRegistrationDetails", "UserRegistrationDetails"),
  ])
  func takesTheTableFromTheContext(context: String, table: String) throws {
    let store = try Fixture.store(
      #"{"@odata.context": "\#(Self.prefix)\#(context)", "value": [{"id": "1"}, {"id": "2"}]}"#
    )
    #expect(store.report.files[0].input.format == "Microsoft Graph answer")
    #expect(
      try store.rows(table, "id", "Origin") == [
        [.string("1"), .string("export.json#/value/0")],
        [.string("2"), .string("export.json#/value/1")],
      ]
    )
  }

  @Test func readsSingleObjects() throws {
    let store = try Fixture.store(
      """
      {"@odata.context": "\(Self.prefix)policies/identitySecurityDefaultsEnforcementPolicy/$entity",
       "id": "5", "displayName": "Security Defaults", "isEnabled": true}
      """
    )
    let table = "IdentitySecurityDefaultsEnforcementPolicy"
    #expect(
      try store.rows(table, "isEnabled", "Origin") == [[.bool(true), .string("export.json#")]]
    )
  }

  @Test func readsSDKOutput() throws {
    let store = try Fixture.store(
      """
      [{"Id": "n1", "DisplayName": "Office", "CreatedDateTime": "2030-01-02T03:04:05Z",
        "ModifiedDateTime": null, "AdditionalProperties": {
          "@odata.type": "#microsoft.graph.ipNamedLocation", "isTrusted": true,
          "ipRanges": {"cidrAddress": "192.0.2.0/24"}}}]
      """
    )
    #expect(
      try store.rows("NamedLocations", "id", "isTrusted", "ipRanges") == [
        [
          .string("n1"), .bool(true),
          .dynamic(.array([.bag([.init("cidrAddress", .string("192.0.2.0/24"))])])),
        ]
      ]
    )
  }

  @Test func aBareListIsRecognisedByItsProperties() throws {
    let store = try Fixture.store(
      #"[{"id": "u", "userPrincipalName": "a@x.example", "isMfaCapable": false, "methodsRegistered": ["email"]}]"#
    )
    #expect(try store.value("UserRegistrationDetails", "isMfaCapable") == .bool(false))
    #expect(store.state("Users") == .absent)
  }

  @Test func anUnfollowedLinkMakesTheTablePartial() throws {
    func page(_ id: String, more: Bool) -> String {
      let link =
        more ? #""@odata.nextLink": "https://graph.microsoft.com/v1.0/users?$skiptoken=1","# : ""
      return #"{"@odata.context": "\#(Self.prefix)users", \#(link) "value": [{"id": "\#(id)"}]}"#
    }
    let open = try Fixture.store(["users-1.json": page("1", more: true)])
    #expect(open.state("Users") == .partial)
    #expect(open.problems("EVD0306").map(\.source) == ["users-1.json"])
    let followed = try Fixture.store([
      "users-1.json": page("1", more: true), "users-2.json": page("2", more: false),
    ])
    #expect(followed.state("Users") == .collected)
    #expect(followed.status(of: "Users")?.count == 2)
    let pages = try Fixture.store("[\(page("1", more: true)), \(page("2", more: false))]")
    #expect(pages.state("Users") == .collected)
  }

  @Test func anEmptyListingIsAnAnswer() throws {
    let store = try Fixture.store(#"{"@odata.context": "\#(Self.prefix)groups", "value": []}"#)
    #expect(store.state("Groups") == .empty)
    #expect(store.isCollected("Groups"))
    #expect(!store.isCollected("Users"))
  }

  @Test func aRefusedRequestIsAFailedTable() throws {
    let store = try Fixture.store([
      "riskyUsers.json":
        #"{"error": {"code": "Authorization_RequestDenied", "message": "Insufficient privileges"}}"#,
      "domains.json":
        #"{"@odata.context": "\#(Self.prefix)domains", "value": [{"id": "a.example"}]}"#,
    ])
    #expect(store.state("RiskyUsers") == .failed)
    #expect(
      store.status(of: "RiskyUsers")?.reason
        == "the request was refused: Authorization_RequestDenied: Insufficient privileges"
    )
  }

  @Test func readsBatchAnswers() throws {
    let store = try Fixture.store(
      """
      {"responses": [
        {"id": "1", "status": 200, "body": {"@odata.context": "\(Self.prefix)users", "value": [{"id": "u"}]}},
        {"id": "2", "status": 403, "body": {"error": {"code": "Forbidden", "message": "no"}}}]}
      """
    )
    #expect(try store.value("Users", "Origin") == .string("export.json#/responses/0/body/value/0"))
    #expect(store.problems("EVD0307").map(\.place) == [.pointer("/responses/1/body/error")])
  }

  @Test func nestedTablesComeOutOfTheirOwners() throws {
    let store = try Fixture.store(
      """
      {"@odata.context": "\(Self.prefix)subscribedSkus", "value": [
        {"skuId": "s", "skuPartNumber": "SPE_E5", "servicePlans": [
          {"servicePlanName": "AAD_PREMIUM_P2", "provisioningStatus": "Success"}]}]}
      """
    )
    #expect(
      try store.rows(
        "ServicePlans",
        "ServicePlanName",
        "ProvisioningStatus",
        "SkuPartNumber",
        "Origin"
      )
        == [
          [
            .string("AAD_PREMIUM_P2"), .string("Success"), .string("SPE_E5"),
            .string("export.json#/value/0/servicePlans/0"),
          ]
        ]
    )
  }

  @Test func readsAnEntraExporterTree() throws {
    let store = try Fixture.store([
      "Export/Organization/Organization.json": #"[{"id": "t", "displayName": "Contoso"}]"#,
      "Export/Identity/Conditional/AccessPolicies/aa11/aa11.json":
        #"{"id": "aa11", "displayName": "Require MFA", "state": "enabled"}"#,
      "Export/Policies/AuthenticationMethodsPolicy/AuthenticationMethodConfigurations/FIDO2.json":
        #"{"id": "Fido2", "state": "enabled"}"#,
      "Export/Policies/IdentitySecurityDefaultsEnforcementPolicy/x.json":
        #"{"id": "5", "displayName": "Security Defaults", "description": "d", "isEnabled": false}"#,
      "Export/Groups/g1/g1.json": #"{"id": "g1", "displayName": "All", "groupTypes": []}"#,
    ])
    #expect(try store.value("ConditionalAccessPolicies", "displayName") == .string("Require MFA"))
    #expect(try store.value("AuthenticationMethodConfigurations", "id") == .string("Fido2"))
    #expect(
      try store.value("IdentitySecurityDefaultsEnforcementPolicy", "isEnabled") == .bool(false)
    )
    #expect(try store.value("Groups", "id") == .string("g1"))
    #expect(store.tenant.displayName == "Contoso")
  }

  @Test(arguments: [
    // What is not set has no properties; what was not exported is another thing.
    (
      #"{"conditions": {"users": {"includeUsers": ["All"]}}}"#,
      ["conditions", "users", "excludeUsers"], true
    ),
    (
      #"{"conditions": {"users": {"excludeUsers": null}}}"#,
      ["conditions", "users", "excludeUsers"], false
    ),
    (#"{"conditions": {"users": null}}"#, ["conditions", "users", "excludeUsers"], false),
    (#"{"conditions": {}}"#, ["conditions", "users", "excludeUsers"], true),
    (#"{"state": "enabled"}"#, ["conditions"], false),
    (#"{"state": "enabled"}"#, ["conditions", "users"], false),
  ])
  func knowsWhatNoRowHas(policy: String, path: [String], isLacking: Bool) throws {
    let store = try Fixture.store(
      #"""
      {"@odata.context": "\#(Self.prefix)identity/conditionalAccess/policies",
       "value": [\#(policy), {"conditions": null, "state": "disabled"}]}
      """#
    )
    // Known of what has been read.
    _ = try store.rows("ConditionalAccessPolicies", "conditions")
    #expect(store.lacks(path, of: "ConditionalAccessPolicies") == isLacking)
  }
}
