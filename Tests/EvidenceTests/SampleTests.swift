import Evidence
import Foundation
import PostureModel
import Testing

/// The bundled tenant, counted by another JSON reader.
@Suite struct SampleTests {
  static let folder = Fixture.root.appending(path: "Controls/Samples/contoso")

  @Test func everyCollectionHasAsManyRowsAsTheExportHasObjects() throws {
    let file = Self.folder.appending(path: "scubagear/ProviderSettingsExport.json")
    let parsed = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    let export = try #require(parsed as? [String: Any])
    let store = try EvidenceStore(paths: [file.path], catalog: Fixture.catalog)
    var compared = 0
    for table in Fixture.catalog.tables {
      for source in table.sources {
        guard case .scubaGear(let key, nil, _) = source.kind, source.path.isEmpty,
          let list = export[key] as? [Any]
        else { continue }
        let count = list.filter { $0 is [String: Any] }.count
        #expect(store.status(of: table.name)?.count == count, "\(table.name)")
        compared += 1
      }
    }
    #expect(compared > 50)
    let users = try #require(export["privileged_users"] as? [String: Any])
    #expect(store.status(of: "PrivilegedUsers")?.count == users.count)
    #expect(store.state("PowerPlatformTenantIsolation") == .failed)
    #expect(store.report.problems.isEmpty)
  }

  @Test(arguments: ["scubagear", "graph", "cmdlets", ""])
  func everyFileIsRecognised(part: String) throws {
    let store = try EvidenceStore(
      paths: [Self.folder.appending(path: part).path],
      catalog: Fixture.catalog
    )
    #expect(store.report.unrecognised.map(\.input.path) == [])
    #expect(store.checkValues().map(\.description) == [])
    #expect(store.problems("EVD0305").isEmpty)
    #expect(store.report.problems.filter { $0.code != "EVD0306" }.map(\.description) == [])
  }

  @Test func bothFormsOfTheTenantGiveTheSameTables() throws {
    let scuba = try EvidenceStore(
      paths: [Self.folder.appending(path: "scubagear").path],
      catalog: Fixture.catalog
    )
    let graph = try EvidenceStore(
      paths: [
        Self.folder.appending(path: "graph").path, Self.folder.appending(path: "cmdlets").path,
      ],
      catalog: Fixture.catalog
    )
    #expect(
      try scuba.rows(
        "ConditionalAccessPolicies",
        "id",
        "conditions",
        "grantControls",
        "createdDateTime"
      )
        == graph.rows(
          "ConditionalAccessPolicies",
          "id",
          "conditions",
          "grantControls",
          "createdDateTime"
        )
    )
    #expect(
      try scuba.rows("AntiPhishPolicy", "Identity", "TargetedUsersToProtect", "WhenChanged")
        == graph.rows("AntiPhishPolicy", "Identity", "TargetedUsersToProtect", "WhenChanged")
    )
    #expect(
      try scuba.value("SPOTenant", "OneDriveSharingCapability")
        == graph.value("SPOTenant", "OneDriveSharingCapability")
    )
    #expect(
      try scuba.rows("ServicePlans", "ServicePlanName")
        == graph.rows("ServicePlans", "ServicePlanName")
    )
  }
}
