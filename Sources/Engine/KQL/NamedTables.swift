public import Diagnostics
import KQLSyntax
import Tables

/// The tables that each function of a prelude names, its own and those of the functions it calls.
struct PreludeTables: Sendable {
  /// Tables by function; nil for one that may reach tables which it does not name.
  private let byFunction: [String: Set<String>?]

  init(_ texts: [(source: SourceText, tree: QuerySyntax)], isTable: (String) -> Bool) {
    var mentioned: [String: MentionedNames] = [:]
    for (source, tree) in texts {
      for case .let(let node) in tree.statements {
        mentioned[node.name.text] = MentionedNames(in: source, at: node.span)
      }
    }
    var byFunction: [String: Set<String>?] = [:]
    for name in mentioned.keys {
      // Everything reachable, each function once: recursion ends by itself.
      var tables: Set<String>? = []
      var seen: Set<String> = [name]
      var waiting = [name]
      while let next = waiting.popLast() {
        guard let names = mentioned[next] else { continue }
        if names.reachesUnnamed { tables = nil }
        for name in names.names {
          if isTable(name) { tables?.insert(name) }
          if mentioned[name] != nil, seen.insert(name).inserted { waiting.append(name) }
        }
      }
      byFunction[name] = .some(tables)
    }
    self.byFunction = byFunction
  }

  func tables(of names: MentionedNames, isTable: (String) -> Bool) -> Set<String>? {
    guard !names.reachesUnnamed else { return nil }
    var tables: Set<String> = []
    for name in names.names {
      if let function = byFunction[name] {
        guard let reached = function else { return nil }
        tables.formUnion(reached)
      }
      if isTable(name) { tables.insert(name) }
    }
    return tables
  }
}

extension KQLEngine {
  /// The tables that a query names, itself or through the prelude, without checking the query: a
  /// small part of the work of `prepare`, for callers that cannot run it unless all of them are
  /// there.
  ///
  /// Whatever has the name of a table counts, so the true tables of a query that binds are among
  /// these. Nil when only `prepare` can tell: the query may reach tables that it does not name, or
  /// one table's name is a column of another.
  public func namedTables(in source: SourceText) -> [String]? {
    let schemas = tables
    let named = preludeTables.tables(of: MentionedNames(in: source)) {
      schemas.schema(of: $0) != nil
    }
    guard let named else { return nil }
    let isAmbiguous = named.contains { table in
      guard let schema = schemas.schema(of: table) else { return false }
      return named.contains { $0 != table && schema.index(of: $0) != nil }
    }
    return isAmbiguous ? nil : named.sorted()
  }
}
