import Diagnostics
import Evidence
import PostureModel
import Tables
import Testing

/// Blueprints of Microsoft365DSC; the syntax is that of PowerShell's configurations.
@Suite struct BlueprintTests {
  private static func blueprint(_ resources: String, before: String = "") -> String {
    """
    Configuration Own
    {
      param ([PSCredential] $Credential)
      Import-DscResource -ModuleName Microsoft365DSC
      \(before)
      node localhost
      {
    \(resources)
      }
    }
    Own -ConfigurationData .\\x.psd1
    """
  }

  private static func store(_ resources: String, before: String = "") throws -> EvidenceStore {
    try Fixture.store(blueprint(resources, before: before), named: "tenant.ps1")
  }

  @Test(
    arguments: [
      ("'it''s'", "it's"), (#""a`"b`$c`td""#, "a\"b$c\td"), (#""say ""x""""#, "say \"x\""),
      ("@'\none 'two'\n$three\n'@", "one 'two'\n$three"), ("@\"\na \"b\"\n\"@", "a \"b\""),
      ("\"at $known!\"", "at own.example!"), ("$known", "own.example"),
      ("\"${known}x\"", "own.examplex"),
      ("\"5$\"", "5$"), ("12", "12"), ("'größe'", "größe"),
    ]
  )
  func readsTexts(spelled: String, value: String) throws {
    let store = try Self.store(
      "EXORemoteDomain 'x' { DomainName = \(spelled) }",
      before: "$known = 'own.example'"
    )
    #expect(try store.value("RemoteDomain", "DomainName") == .string(value))
    #expect(store.report.problems.isEmpty)
  }

  @Test(
    arguments: [
      ("$ConfigurationData.NonNodeData.Domain", "own.example"),
      ("$configurationdata.nonnodedata.DOMAIN", "own.example"),
      ("\"a@$($ConfigurationData.NonNodeData.Domain)!\"", "a@own.example!"),
      ("\"a@$Short\"", "a@own.example"), ("$Node.NodeName", "localhost"),
      ("$ConfigurationData.Days", "30"),
    ]
  )
  func readsValuesOfConfigurationData(spelled: String, value: String) throws {
    let store = try Fixture.store([
      "export/Own.ps1": Self.blueprint(
        "EXORemoteDomain 'x' { DomainName = \(spelled) }",
        before: "$Short = $ConfigurationData.NonNodeData.Domain"
      ),
      "export/ZData.psd1": """
      @{ # written by the export
        AllNodes = @( @{ NodeName = 'localhost'; PSDscAllowPlainTextPassword = $true } )
        NonNodeData = @(@{ Domain = "own.example" })
        Days = 30
      }
      """,
      "other/Data.psd1": "@{ NonNodeData = @{ Domain = 'other.example' } }",
    ])
    #expect(try store.value("RemoteDomain", "DomainName") == .string(value))
    #expect(store.report.problems.isEmpty)
  }

  @Test func aBrokenDataFileLeavesItsValuesUnknown() throws {
    let store = try Fixture.store([
      "Own.ps1": Self.blueprint(
        "EXORemoteDomain 'x' { DomainName = $ConfigurationData.A; Name = 'a' }"
      ),
      "Data.psd1": "@{ A = 'x'",
    ])
    #expect(try store.value("RemoteDomain", "DomainName") == .string(""))
    #expect(store.problems("EVD0213").count == 1)
  }

  @Test(
    arguments: [
      "$OrganizationName", "\"a@$OrganizationName\"", "\"$($x.y)\"", "$Configuration.Data.Name",
      "New-Object PSCredential('a', (ConvertTo-SecureString 'b'))", "'a' + 'b'", "[Guid]::Empty",
      "(Get-Date)", "Present",
    ]
  )
  func leavesExpressionsUnknownAndNamesThem(spelled: String) throws {
    let store = try Self.store(
      """
      EXORemoteDomain 'x' {
        Name = 'n'
        DomainName = \(spelled)
        AutoForwardEnabled = $true
      }
      """
    )
    #expect(try store.value("RemoteDomain", "DomainName") == .string(""))
    #expect(try store.value("RemoteDomain", "AutoForwardEnabled") == .bool(true))
    let problem = try #require(store.problems("EVD0213").first)
    #expect(store.problems("EVD0213").count == 1)
    guard case .position(let position) = problem.place else {
      Issue.record("there is no position")
      return
    }
    #expect(position.line == 10)
  }

  @Test func readsListsTablesAndInstances() throws {
    let store = try Self.store(
      """
      EXOTransportRule 'r' # a rule
      {
        Name = 'r'; <# inline
        comment #> State = 'Enabled'
        ExceptIfFrom = @('a'
          'b', 'c')
        FromScope = $null
        Priority = 0x10
        Credential = $Credscredential
      }
      IntuneDeviceCompliancePolicyWindows10 'p' {
        Id = 'p'
        Assignments = @(
          MSFT_DeviceManagementConfigurationPolicyAssignments{
            dataType = 'all'
            groupDisplayName = @{ a = 1; 'b c' = $false }
          }
        )
      }
      """
    )
    #expect(try store.value("TransportRule", "ExceptIfFrom") == .list("a", "b", "c"))
    #expect(try store.value("TransportRule", "Priority") == .long(16))
    #expect(
      try store.value("DeviceCompliancePolicies", "odataType")
        == .string("#microsoft.graph.windows10CompliancePolicy")
    )
    let assignment = try store.value("DeviceCompliancePolicies", "assignments")
    #expect(
      assignment
        == .dynamic(
          .array([
            .bag([
              .init("dataType", .string("all")),
              .init(
                "groupDisplayName",
                .bag([
                  .init("a", .long(1)), .init("b c", .bool(false)),
                ])
              ),
            ])
          ])
        )
    )
    #expect(store.report.problems.isEmpty)
    #expect(try store.value("TransportRule", "Origin") == .string("tenant.ps1#/0"))
  }

  @Test func oneTableOutOfSeveralResourcesAndNoneOutOfAbsentOnes() throws {
    let store = try Self.store(
      """
      SPOSharingSettings 's' { IsSingleInstance = 'Yes'; SharingCapability = 'Disabled' }
      SPOTenantSettings 't' { IsSingleInstance = 'Yes'; LegacyAuthProtocolsEnabled = $False }
      EXORemoteDomain 'd' { Identity = 'd'; Ensure = 'Absent' }
      AADUser 'u' { UserPrincipalName = 'u' }
      function Helper { EXOTransportRule 'no' { Name = 'no' } }
      """
    )
    #expect(try store.value("SPOTenant", "SharingCapability") == .string("Disabled"))
    #expect(try store.value("SPOTenant", "LegacyAuthProtocolsEnabled") == .bool(false))
    #expect(store.state("RemoteDomain") == .empty)
    #expect(store.state("TransportRule") == .absent)
    #expect(store.problems("EVD0209").map(\.place) == [.pointer("/3")])
  }

  @Test func readsTheReportToo() throws {
    let store = try Fixture.store(
      #"""
      [{"ResourceName": "EXORemoteDomain", "ResourceInstanceName": "x", "DomainName": "*",
        "AutoForwardEnabled": true}]
      """#
    )
    #expect(try store.value("RemoteDomain", "AutoForwardEnabled") == .bool(true))
    #expect(store.inputs.map(\.format) == ["Microsoft365DSC"])
  }

  @Test(
    arguments: [
      "EXORemoteDomain 'x' { Name = 'n", "EXORemoteDomain 'x' { Name = \"n",
      "EXORemoteDomain 'x' {",
      "EXORemoteDomain 'x' { Name = @('a' }", "EXORemoteDomain 'x' { Name 'n' }",
      "EXORemoteDomain 'x' { Name = @'\nabc", "EXORemoteDomain 'x' { = 'n' }", "} } } }", "<# open",
    ]
  )
  func brokenBlueprintsArePlaced(text: String) {
    let error = #expect(throws: EvidenceError.self) { _ = try Self.store(text) }
    #expect(error?.problems.first?.code == "EVD0212")
    guard case .position? = error?.problems.first?.place else {
      Issue.record("there is no position")
      return
    }
  }

  @Test(arguments: ["@(", "@{a=", "MSFT_A{a=", "(", "{"])
  func deepNestingIsRefused(opening: String) {
    let deep = String(repeating: opening, count: 5000)
    let error = #expect(throws: EvidenceError.self) {
      _ = try Self.store("EXORemoteDomain 'x' { Name = \(deep) }")
    }
    #expect(error?.problems.first?.code == "EVD0308")
  }

  @Test func scriptsAreNotBlueprints() {
    let error = #expect(throws: EvidenceError.self) {
      _ = try Fixture.store("Get-Mailbox | ConvertTo-Json", named: "collect.ps1")
    }
    #expect(error?.problems.first?.code == "EVD0207")
  }

  @Test func survivesCutAndChangedBytes() {
    let bytes = Array(
      Self.blueprint(
        "AADConditionalAccessPolicy \"x\" { A = @(\"b\", @{ c = MSFT_D { e = 'f' } }); G = $true }"
      ).utf8
    )
    var seed: UInt64 = 7
    func next() -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33)
    }
    for round in 0..<300 {
      var copy = round % 3 == 0 ? Array(bytes.prefix(next() % bytes.count)) : bytes
      for _ in 0..<(next() % 5) where !copy.isEmpty {
        let marks = Array("{}()@$'\"`#<>=;,\n".utf8)
        copy[next() % copy.count] = marks[next() % marks.count]
      }
      if let store = try? EvidenceStore(files: [("x.ps1", copy)], catalog: Fixture.catalog) {
        _ = store.checkValues()
      }
    }
  }
}
