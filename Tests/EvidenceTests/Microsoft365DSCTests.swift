import Evidence
import Testing

/// What tables say of Microsoft365DSC's resources is held against the names that those have.
@Suite struct Microsoft365DSCTests {
  /// Every source of a table whose resource is listed.
  private static let sources: [(table: String, resource: String, mapping: DSCMapping)] =
    Fixture.catalog.tables.flatMap { table in
      table.sources.compactMap { source in
        guard case .dsc(let resource, let mapping) = source.kind else { return nil }
        return (table.name, resource, mapping)
      }
    }

  @Test func namedPropertiesAreOnesThatTheResourceHas() {
    for (table, resource, mapping) in Self.sources {
      guard let known = Microsoft365DSCNames.properties(of: resource) else { continue }
      for property in mapping.properties {
        #expect(known.contains(property.lowercased()), "\(table): \(resource) has no \(property)")
      }
    }
  }

  @Test func listedResourcesFillTables() {
    let used = Set(Self.sources.map(\.resource))
    for resource in Microsoft365DSCNames.resources.keys.sorted() {
      #expect(used.contains(resource), "no table names \(resource)")
    }
  }

  /// A resource says with a truth value what the cmdlet says with a word.
  @Test(
    arguments: [
      ("EXOAntiPhishRule", "AntiPhishRule"), ("EXOSafeLinksRule", "SafeLinksRule"),
      ("EXOSafeAttachmentRule", "SafeAttachmentRule"),
      ("EXOHostedContentFilterRule", "HostedContentFilterRule"),
      ("EXOMalwareFilterRule", "MalwareFilterRule"),
      ("EXOHostedOutboundSpamFilterRule", "HostedOutboundSpamFilterRule"),
      ("EXOATPProtectionPolicyRule", "ATPProtectionPolicyRule"),
      ("EXOTransportRule", "TransportRule"),
    ]
  )
  func rulesAreEnabledOrDisabled(resource: String, table: String) throws {
    let store = try Fixture.store(
      """
      [{"ResourceName": "\(resource)", "ResourceInstanceName": "a", "Identity": "a", "Name": "a",
        "Enabled": true},
       {"ResourceName": "\(resource)", "ResourceInstanceName": "b", "Identity": "b", "Name": "b",
        "Enabled": false}]
      """
    )
    #expect(
      try store.rows(table, "Name", "State")
        == [[.string("a"), .string("Enabled")], [.string("b"), .string("Disabled")]]
    )
  }

  @Test func propertiesOfOtherNamesReachTheirColumns() throws {
    let store = try Fixture.store(
      #"""
      [{"ResourceName": "EXOMalwareFilterPolicy", "ResourceInstanceName": "a", "Identity": "a",
        "MakeDefault": true},
       {"ResourceName": "EXORoleAssignmentPolicy", "ResourceInstanceName": "b", "Name": "b",
        "Roles": ["MyApps"]},
       {"ResourceName": "SPOSharingSettings", "ResourceInstanceName": "c", "IsSingleInstance": "Yes",
        "MySiteSharingCapability": "Disabled"},
       {"ResourceName": "IntuneDeviceCompliancePolicyWindows10", "ResourceInstanceName": "d",
        "DisplayName": "d", "PasswordRequiredType": "DeviceDefault"}]
      """#
    )
    #expect(try store.value("MalwareFilterPolicy", "IsDefault") == .bool(true))
    #expect(try store.value("RoleAssignmentPolicy", "AssignedRoles") == .list("MyApps"))
    #expect(try store.value("SPOTenant", "OneDriveSharingCapability") == .string("Disabled"))
    #expect(
      try store.value("DeviceCompliancePolicies", "passwordRequiredType")
        == .string("deviceDefault")
    )
  }
}
