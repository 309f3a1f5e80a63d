public import Tables

/// What one evidence table is: its columns, and where its rows come from.
public struct TableSpec: Sendable {
  /// The table's name.
  public let name: String
  /// What it holds, in a few words.
  public let title: String
  /// The product that it tells about.
  public let product: String
  /// The command or request that yields it.
  public let collect: String
  /// The column that identifies an object, when there is one.
  public let key: String?
  /// Whether a tenant has exactly one such object.
  public let isSingle: Bool
  /// The columns, those of every table (`Origin`, `Raw`) last.
  public let schema: Schema
  /// Where rows come from, the preferred source first.
  public let sources: [TableSource]

  /// Other names of columns, lower case, to the column's position.
  let aliases: [String: Int]
  /// Names for numbers, by column.
  let enums: [Int: [Int64: String]]
  /// Which values are lists, by path from the row.
  let lists: ListPaths

  /// The columns that every table has.
  static let commonFields = [Schema.Field("Origin", .string), Schema.Field("Raw", .dynamic)]

  /// Whether rows are Graph resources, whose properties are camelCase.
  var isGraph: Bool {
    sources.contains { source in
      if case .graph = source.kind { true } else { false }
    }
  }
}

/// One place that rows of a table come from.
public struct TableSource: Sendable {
  /// What kind of place.
  public enum Kind: Sendable {
    /// A key of a ScubaGear provider export and the commands that its success lists name.
    case scubaGear(key: String, keyed: String?, commands: [String])
    /// Request paths of Microsoft Graph, resource types, and folders of EntraExporter.
    case graph(paths: [String], types: [String], folders: [String])
    /// The output of a cmdlet.
    case cmdlet(name: String)
    /// Objects nested in those of another table.
    case within(table: String)
    /// The list under a key of a REST answer.
    case wrapper(key: String)
    /// A resource of Microsoft365DSC.
    case dsc(resource: String, mapping: DSCMapping)
  }

  /// The kind.
  public let kind: Kind
  /// Members to step into from the object found, to reach the rows.
  public let path: [String]
  /// Whether the success lists of an export may leave the command out; ScubaGear's policies ask for
  /// some commands only.
  let isUnlisted: Bool
  /// Columns filled from the object around `path`: column to member.
  let carry: [String: String]
  /// Properties that together give an object away, lower case.
  let signature: [String]
}

/// The paths of values that are lists, as a tree of lower-case member names.
struct ListPaths: Sendable {
  /// Whether the value here is a list.
  var isList = false
  /// What is below.
  var members: [String: ListPaths] = [:]

  /// Adds a path.
  mutating func insert(_ path: some Collection<String>) {
    guard let first = path.first else {
      isList = true
      return
    }
    members[first.lowercased(), default: ListPaths()].insert(path.dropFirst())
  }
}

/// How properties of a Microsoft365DSC resource become members of a row; others keep their names.
public struct DSCMapping: Sendable {
  /// The properties of the resource that it names.
  public var properties: [String] { members.map(\.property) + names.keys.sorted() }
  /// Where a member goes, as steps, and the property that it takes.
  let members: [(path: [String], property: String)]
  /// Members that every row of the resource has alike.
  let constants: [(name: String, value: String)]
  /// Names by value, by property in lower case: what the service itself writes.
  let names: [String: [String: String]]
}
