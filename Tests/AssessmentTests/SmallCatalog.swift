import Assessment
import ControlCatalog
import PostureModel
import Tables
import Testing

/// A catalog of eight controls, worth 47 points, small enough to work its scores out by hand.
///
/// | control | points | category | product | judged | Secure Score |
/// | --- | --- | --- | --- | --- | --- |
/// | entra.a.mfa | 8 | Identity | Entra ID | share of users | MFARegistrationV2 |
/// | entra.b.legacy | 6 | Identity | Entra ID | any policy | BlockLegacyAuthentication |
/// | entra.g.risk | 7 | Identity | Entra ID | any policy, needs AAD_PREMIUM_P2 | |
/// | entra.h.methods | 4 | Identity | Entra ID | any user | MFARegistrationV2 |
/// | exo.c.forward | 5 | Data | Exchange Online | all mailboxes | |
/// | exo.d.audit | 4 | Data | Exchange Online | share of mailboxes | |
/// | intune.f.encrypt | 10 | Device | Intune | share of devices, needs INTUNE_A | |
/// | teams.e.guests | 3 | Apps | Microsoft Teams | all settings | meeting_x |
enum SmallCatalog {
  private struct Spec {
    let id: String
    let points: Int
    let category: PostureModel.Category
    let product: Product
    let pass: String
    let none: String
    let query: String
    var licence = ""
    var action = ""
  }

  private static let specs = [
    Spec(
      id: "entra.a.mfa",
      points: 8,
      category: .identity,
      product: .entra,
      pass: "share",
      none: "fail",
      query: "Users | project Object = Name, Compliant = Mfa",
      action: "MFARegistrationV2"
    ),
    Spec(
      id: "entra.b.legacy",
      points: 6,
      category: .identity,
      product: .entra,
      pass: "any",
      none: "fail",
      query: "Policies | where Kind == 'legacy' | project Object = Name, Compliant = On",
      action: "BlockLegacyAuthentication"
    ),
    Spec(
      id: "entra.g.risk",
      points: 7,
      category: .identity,
      product: .entra,
      pass: "any",
      none: "fail",
      query: "Policies | where Kind == 'risk' | project Object = Name, Compliant = On",
      licence: "AAD_PREMIUM_P2"
    ),
    Spec(
      id: "entra.h.methods",
      points: 4,
      category: .identity,
      product: .entra,
      pass: "any",
      none: "fail",
      query: "Users | project Object = Name, Compliant = Strong",
      action: "MFARegistrationV2"
    ),
    Spec(
      id: "exo.c.forward",
      points: 5,
      category: .data,
      product: .exchange,
      pass: "all",
      none: "pass",
      query: "Mailboxes | project Object = Name, Compliant = not(Forwards)"
    ),
    Spec(
      id: "exo.d.audit",
      points: 4,
      category: .data,
      product: .exchange,
      pass: "share",
      none: "not-applicable",
      query: "Mailboxes | project Object = Name, Compliant = Audit"
    ),
    Spec(
      id: "intune.f.encrypt",
      points: 10,
      category: .device,
      product: .intune,
      pass: "share",
      none: "not-applicable",
      query: "Devices | project Object = Name, Compliant = Encrypted",
      licence: "INTUNE_A"
    ),
    Spec(
      id: "teams.e.guests",
      points: 3,
      category: .apps,
      product: .teams,
      pass: "all",
      none: "fail",
      query: "Meetings | project Object = Name, Compliant = Closed",
      action: "meeting_x"
    ),
  ]

  static var catalog: ControlCatalog {
    get throws {
      let read = CatalogReader.read(
        specs.map { CatalogFile(path: "Any/\($0.id).yaml", text: text(of: $0)) }
      )
      try #require(read.diagnostics.map(\.description) == [])
      return read.catalog
    }
  }

  private static func text(of spec: Spec) -> String {
    """
    id: \(spec.id)
    title: Title of \(spec.id)
    kind: policy
    product: \(spec.product.rawValue)
    category: \(spec.category.rawValue)
    points: \(spec.points)
    severity: medium
    userImpact: low
    implementationCost: low
    licence: [\(spec.licence)]
    rationale: Why
    check:
      pass: \(spec.pass)
      none: \(spec.none)
      query: |
        \(spec.query)
    recommendation:
      summary: Do \(spec.id)
      steps:
        - portal: Somewhere
    crosswalk: {secureScore: [\(spec.action)]}
    """
  }

  /// The columns of each table after the name of the object.
  private static let columns: [(table: String, columns: [String])] = [
    ("Users", ["Mfa", "Strong"]), ("Mailboxes", ["Forwards", "Audit"]), ("Policies", ["On"]),
    ("Devices", ["Encrypted"]), ("Meetings", ["Closed"]),
  ]

  /// A tenant: the rows of each table that was collected, each a name and what holds of it.
  ///
  /// Policies are named for their kind. `plans` are the service plans that the tenant has.
  static func tables(
    _ rows: [String: [(String, [Bool?])]],
    plans: [String],
    profiles: [(id: String, maximum: Double, deprecated: Bool)] = []
  ) -> (tables: MemoryTables, collection: [CollectionStatus]) {
    var tables: [String: MemoryTable] = [:]
    var collection: [CollectionStatus] = []
    for (table, columns) in columns {
      let fields =
        [Schema.Field("Name", .string)] + (table == "Policies" ? [.init("Kind", .string)] : [])
        + columns.map { Schema.Field($0, .bool) }
      tables[table] = MemoryTable(
        schema: Schema(fields),
        rows: (rows[table] ?? []).map { name, values in
          [.string(name)] + (table == "Policies" ? [.string(name)] : [])
            + values.map { $0.map { .bool($0) } ?? .null(.bool) }
        }
      )
      let state: CollectionStatus.State =
        rows[table].map { $0.isEmpty ? .empty : .collected } ?? .absent
      collection.append(CollectionStatus(table: table, state: state))
    }
    tables["ServicePlans"] = MemoryTable(
      schema: Schema([.init("ServicePlanName", .string)]),
      rows: plans.map { [.string($0)] }
    )
    collection.append(CollectionStatus(table: "ServicePlans", state: .collected))
    tables["SecureScoreControlProfiles"] = MemoryTable(
      schema: Schema([
        .init("id", .string), .init("maxScore", .real), .init("deprecated", .bool),
      ]),
      rows: profiles.map { [.string($0.id), .real($0.maximum), .bool($0.deprecated)] }
    )
    return (MemoryTables(tables), collection)
  }

  /// What a catalog says about a tenant.
  static func assessment(
    of tenant: (tables: MemoryTables, collection: [CollectionStatus]),
    by catalog: ControlCatalog
  ) async throws -> Assessment {
    try await Assessor(catalog: catalog).assess(
      AssessmentInput(
        tables: tenant.tables,
        collection: tenant.collection,
        provenance: Provenance(toolVersion: "1", catalogDigest: "", catalogControls: 8),
        now: Ticks.unixEpoch
      )
    )
  }
}
