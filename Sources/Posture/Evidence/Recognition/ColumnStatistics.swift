import Tables

/// How much each property name says about the table that an object belongs to.
struct ColumnStatistics: Sendable {
  /// The tables that have a column of that name or alias, lower case.
  let tables: [String: [Int]]

  init(_ catalog: TableCatalog) {
    var tables: [String: [Int]] = [:]
    for (index, table) in catalog.tables.enumerated() {
      for field in table.schema.fields.dropLast(TableSpec.commonFields.count) {
        tables[field.name.lowercased(), default: []].append(index)
      }
      for alias in table.aliases.keys { tables[alias, default: []].append(index) }
    }
    self.tables = tables
  }

  /// One table's claim on an object.
  struct Claim {
    var table: Int
    /// The sum over the shared names of one over the number of tables that have the name.
    var weight: Double
    /// The part of the object's names that the table knows.
    var coverage: Double
    /// How many names that are.
    var shared: Int

    /// Whether an object can be of the table when something else speaks for it too: a wide object
    /// of which the table knows a little, or a narrow one of which it knows a good part.
    var isPlausible: Bool { coverage >= 0.3 || shared >= 5 }
  }

  /// The tables that share names with an object, the strongest claim first.
  func claims(on names: Set<String>) -> [Claim] {
    var weights: [Int: (weight: Double, shared: Int)] = [:]
    var telling = 0
    for name in names where !Self.boilerplate.contains(name) {
      telling += 1
      guard let owners = tables[name] else { continue }
      for owner in owners {
        let known = weights[owner] ?? (0, 0)
        weights[owner] = (known.weight + 1 / Double(owners.count), known.shared + 1)
      }
    }
    guard telling > 0 else { return [] }
    return weights.map { table, sum in
      Claim(
        table: table,
        weight: sum.weight,
        coverage: Double(sum.shared) / Double(telling),
        shared: sum.shared
      )
    }.sorted { ($1.weight, $0.table) < ($0.weight, $1.table) }
  }

  /// Names that every cmdlet or request adds.
  static let boilerplate: Set<String> = [
    "pscomputername", "runspaceid", "psshowcomputername", "exchangeversion", "distinguishedname",
    "objectcategory", "objectclass", "exchangeobjectid", "organizationalunitroot",
    "organizationid", "originatingserver", "objectstate", "additionalproperties", "@odata.type",
    "@odata.context", "@odata.id", "@odata.etag", "odata.type", "__metadata", "key",
    "configmetadata", "configid", "_objecttype_", "_objectidentity_",
  ]
}
