import Diagnostics
import KQL
import PostureModel
import Tables

/// Checks that a control's query binds and gives the columns that a check must give.
struct QueryLint {
  let entry: CatalogEntry
  let engine: KQLEngine
  let schemas: any TableProvider

  /// What is wrong, and the tables that the query reads when it binds.
  func run() -> (diagnostics: [Diagnostic], tables: [String]?) {
    let query: PreparedQuery
    do {
      query = try engine.prepare(entry.query)
    } catch {
      return (error.diagnostics.map { located($0, of: error) }, nil)
    }
    let tables = Set(query.tablesUsed).sorted()
    let found =
      columns(of: query.schema) + origin(of: query.schema, tables: tables) + mentions(tables)
    return (found, tables)
  }

  /// A name that is a table's and stands for something else would make the check wait for evidence
  /// that it does not read.
  private func mentions(_ tables: [String]) -> [Diagnostic] {
    let mentioned = engine.namedTables(in: entry.query) ?? tables
    return mentioned.filter { !tables.contains($0) }.map { name in
      entry.diagnostic(
        Codes.tableAsName,
        "'\(name)' is a table, and the check uses the name for something else",
        at: "check.query",
        hints: ["call the column or value something else"]
      )
    }
  }

  private func located(_ diagnostic: Diagnostic, of errors: QueryErrors) -> Diagnostic {
    diagnostic.source == nil || diagnostic.source == errors.source.name
      ? diagnostic.located(in: errors.source) : diagnostic
  }

  private func columns(of schema: Schema) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let required: [(name: String, type: ScalarType)] = [("Object", .string), ("Compliant", .bool)]
    for column in required where schema.index(of: column.name) == nil {
      found.append(
        entry.diagnostic(
          Codes.missingColumn,
          "the check has no column '\(column.name)'",
          at: "check.query",
          hints: nearMissHints(for: column.name, among: schema.fields.map(\.name))
        )
      )
    }
    let texts = ["ObjectId", "Found", "Expected", "Detail", "Origin"]
    for column in required + texts.map({ ($0, .string) }) {
      guard let index = schema.index(of: column.name) else { continue }
      let type = schema.fields[index].type
      guard type != column.type else { continue }
      found.append(
        entry.diagnostic(
          Codes.columnType,
          "column '\(column.name)' must be \(column.type.rawValue), not \(type.rawValue)",
          at: "check.query",
          hints: [column.type == .bool ? "compare, or use tobool()" : "use tostring()"]
        )
      )
    }
    return found
  }

  /// Rows that come from one row of a table can say where that stands in the export.
  private func origin(of schema: Schema, tables: [String]) -> [Diagnostic] {
    let hasOrigin = tables.contains { schemas.schema(of: $0)?.index(of: "Origin") != nil }
    let text = entry.query.text
    let regroups = ["summarize", "toscalar", "print ", "make-series", "| count", "distinct"]
    guard hasOrigin, schema.index(of: "Origin") == nil, !regroups.contains(where: text.contains)
    else { return [] }
    return [
      entry.diagnostic(
        Codes.noOrigin,
        "the check does not carry 'Origin'",
        at: "check.query",
        severity: .warning,
        hints: ["project it, so that a finding says where it stands in the export"]
      )
    ]
  }
}
