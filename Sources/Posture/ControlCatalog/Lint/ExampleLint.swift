import Diagnostics
import PostureModel
import Tables

/// Checks that a control's examples are there and fit the tables.
struct ExampleLint {
  let entry: CatalogEntry
  let schemas: any TableProvider
  /// The tables that the query reads; nil when it does not bind.
  let tablesUsed: [String]?

  func run() -> [Diagnostic] {
    presence + entry.examples.flatMap { rows(of: $0) + tables(of: $0) }
  }

  private var presence: [Diagnostic] {
    var found: [Diagnostic] = []
    let kinds = Set(entry.examples.map(\.verdict))
    if !kinds.contains(.pass) {
      found.append(
        entry.diagnostic(Codes.noPassingExample, "no example passes", at: "examples")
      )
    }
    if !kinds.contains(.fail) {
      found.append(entry.diagnostic(Codes.noFailingExample, "no example fails", at: "examples"))
    }
    return found
  }

  private func rows(of example: ControlExample) -> [Diagnostic] {
    example.given.flatMap { table -> [Diagnostic] in
      guard let schema = schemas.schema(of: table.name) else {
        return [
          diagnostic(
            Codes.unknownTable,
            "there is no table '\(table.name)'",
            at: example.position,
            hints: nearMissHints(for: table.name, among: schemas.tableNames)
          )
        ]
      }
      return table.rows.flatMap { values(of: $0, in: table.name, schema: schema) }
    }
  }

  private func values(
    of row: ControlExample.Row,
    in table: String,
    schema: Schema
  ) -> [Diagnostic] {
    row.values.compactMap { entry -> Diagnostic? in
      guard let index = schema.index(of: entry.key) else {
        return diagnostic(
          Codes.unknownColumn,
          "table '\(table)' has no column '\(entry.key)'",
          at: row.position,
          hints: nearMissHints(for: entry.key, among: schema.fields.map(\.name))
        )
      }
      let type = schema.fields[index].type
      guard ExampleValue.value(entry.value, as: type) == nil else { return nil }
      return diagnostic(
        Codes.valueType,
        "the value of '\(entry.key)' does not fit its type, \(type.rawValue)",
        at: row.position
      )
    }
  }

  /// A verdict on tables that are not given could only be that it was not measured.
  private func tables(of example: ControlExample) -> [Diagnostic] {
    guard let tablesUsed, example.verdict.isMeasured else { return [] }
    let given = Set(example.given.map(\.name))
    return tablesUsed.filter { !given.contains($0) && !StandardTables.names.contains($0) }.map {
      table in
      diagnostic(
        Codes.missingTable,
        "example '\(example.name)' does not give table '\(table)', which the check reads",
        at: example.position,
        hints: ["give it as [] when it is collected and empty"]
      )
    }
  }

  private func diagnostic(
    _ code: String,
    _ message: String,
    at position: SourcePosition,
    hints: [String] = []
  ) -> Diagnostic {
    Diagnostic(code, message, in: entry.source.name, at: .position(position), hints: hints)
  }
}
