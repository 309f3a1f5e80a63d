import Assessment
import BundledContent
import ControlCatalog
import Evidence
import Foundation
import PostureModel
import Tables
import Testing

/// One tenant, exported in five ways: what is known of it must not depend on the way.
@Suite struct OneTenantTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/one-tenant")
  static let forms = ["scubagear", "graph", "entraexporter", "clixml", "dsc"]
  static let tables: Set<String> = [
    "AntiPhishPolicy", "AtpPolicyForO365", "AuthorizationPolicy", "ConditionalAccessPolicies",
    "CsTeamsClientConfiguration", "CsTenantFederationConfiguration", "DkimSigningConfig",
    "HostedConnectionFilterPolicy", "MalwareFilterPolicy", "RemoteDomain", "SPOTenant",
    "SafeAttachmentPolicy", "SafeLinksPolicy", "SharingPolicy", "UnifiedAuditLogRetentionPolicy",
  ]

  private static func catalog() throws -> TableCatalog {
    try TableCatalog(
      files: BundledCatalogTests.files.filter { $0.role == .table }
        .map { TableFile(path: $0.path, text: $0.text) }
    )
  }

  private static func store(_ form: String) throws -> EvidenceStore {
    try EvidenceStore(paths: [folder.appending(path: form).path], catalog: catalog())
  }

  /// Every row as its columns that say something; nothing, an empty list and an object without
  /// anything in it are the same.
  private static func snapshot(_ store: EvidenceStore, _ table: String) throws -> [String] {
    let schema = try #require(store.schema(of: table))
    let wanted = schema.fields.indices.filter {
      // Microsoft365DSC leaves out when a policy was made.
      !["Origin", "Raw", "createdDateTime"].contains(schema.fields[$0].name)
    }
    var rows: [String] = []
    let reader = try store.open(table, columns: wanted)
    while let batch = try reader.next() {
      for row in 0..<batch.count {
        let values = zip(wanted, batch.row(row)).compactMap { column, value in
          text(value).map { "\(schema.fields[column].name)=\($0)" }
        }
        rows.append(values.joined(separator: " "))
      }
    }
    return rows.sorted()
  }

  private static func text(_ value: ScalarValue) -> String? {
    switch value {
    case .dynamic(let inner): text(inner)
    case .string(let text): text.isEmpty ? nil : text
    default: value.isNull ? nil : "\(value)"
    }
  }

  private static func text(_ value: DynamicValue) -> String? {
    switch value {
    case .null: return nil
    case .string(let text): return text.isEmpty ? nil : text
    case .array(let elements):
      let texts = elements.compactMap(text)
      return texts.isEmpty ? nil : "[" + texts.joined(separator: ",") + "]"
    case .bag(let entries):
      let texts = entries.compactMap { entry in text(entry.value).map { "\(entry.key):\($0)" } }
      return texts.isEmpty ? nil : "{" + texts.sorted().joined(separator: ",") + "}"
    default: return "\(value)"
    }
  }

  @Test(arguments: forms)
  func everythingIsRecognised(form: String) throws {
    let store = try Self.store(form)
    #expect(store.report.unrecognised.map(\.input.path) == [])
    #expect((store.report.problems + store.checkValues()).map(\.description) == [])
    for table in Self.tables { #expect(store.status(of: table)?.state == .collected) }
  }

  @Test(arguments: tables.sorted())
  func theSnapshotsAreTheSame(table: String) throws {
    let first = try Self.snapshot(try Self.store(Self.forms[0]), table)
    #expect(!first.isEmpty)
    for form in Self.forms.dropFirst() {
      #expect(try Self.snapshot(try Self.store(form), table) == first, "\(form)")
    }
  }

  @Test func theVerdictsAreTheSame() async throws {
    let controls = CatalogReader.read(BundledCatalogTests.files).catalog
    let now = try #require(Timestamp.ticks("2030-01-02"))
    var verdicts: [[String]] = []
    for form in Self.forms {
      let store = try Self.store(form)
      let input = AssessmentInput(
        tables: store,
        collection: store.collections,
        provenance: Provenance(toolVersion: "", catalogDigest: "", catalogControls: 0),
        now: now
      )
      let results = try await Assessor(catalog: controls).assess(input).results
      verdicts.append(
        results.filter { !$0.tables.isEmpty && Self.tables.isSuperset(of: $0.tables) }
          .map { "\($0.control.id) \($0.verdict) \($0.counts)" }
      )
    }
    #expect(verdicts[0].count > 40)
    for (form, found) in zip(Self.forms, verdicts) { #expect(found == verdicts[0], "\(form)") }
  }
}
