import Diagnostics
import KQL
import Tables

/// What checking one query found.
struct CheckedQuery {
  let source: SourceText
  /// The columns of each result.
  let columns: [[Schema.Field]]
  /// The tables that it reads.
  let tables: [String]
  let diagnostics: [Diagnostic]

  /// The lines for people: mistakes as they are drawn, or the columns.
  var lines: [String] {
    guard diagnostics.isEmpty else {
      let printer = DiagnosticPrinter(source)
      return diagnostics.map { printer.draw($0) }
    }
    return columns.map { fields in
      let list = fields.map { "\(TerminalText.clean($0.name)): \($0.type.rawValue)" }
      return "\(source.name): \(list.joined(separator: ", "))"
    }
  }

  /// All that was checked, as one JSON document.
  static func json(_ checked: [CheckedQuery], errors: Int) -> String {
    var json = JSONText()
    json.raw("{\"schemaVersion\":\"1.0\",\"kind\":\"posture-hunt-check\",\"errors\":\(errors),")
    json.raw("\"queries\":[")
    for (index, query) in checked.enumerated() {
      json.raw(index > 0 ? ",\n{\"path\":" : "\n{\"path\":")
      json.string(query.source.name)
      json.raw(",\"tables\":[")
      for (index, table) in query.tables.enumerated() {
        if index > 0 { json.raw(",") }
        json.string(table)
      }
      json.raw("],\"results\":[")
      for (index, fields) in query.columns.enumerated() {
        json.raw(index > 0 ? ",{\"columns\":" : "{\"columns\":")
        write(fields, to: &json)
        json.raw("}")
      }
      json.raw("],\"diagnostics\":[")
      for (index, diagnostic) in query.diagnostics.enumerated() {
        if index > 0 { json.raw(",") }
        query.write(diagnostic, to: &json)
      }
      json.raw("]}")
    }
    json.raw("\n]}\n")
    return json.text
  }

  /// Columns as JSON.
  static func write(_ fields: [Schema.Field], to json: inout JSONText) {
    json.raw("[")
    for (index, field) in fields.enumerated() {
      json.raw(index > 0 ? ",{\"name\":" : "{\"name\":")
      json.string(field.name)
      json.raw(",\"type\":\"\(field.type.rawValue)\"}")
    }
    json.raw("]")
  }

  /// A mistake as JSON, with its line and column.
  func write(_ diagnostic: Diagnostic, to json: inout JSONText) {
    let position = source.position(at: diagnostic.span.lowerBound)
    json.raw("{\"code\":")
    json.string(diagnostic.code)
    json.raw(",\"severity\":\"error\",\"message\":")
    json.string(diagnostic.message)
    json.raw(",\"line\":\(position.line),\"column\":\(position.column),\"hints\":[")
    for (index, hint) in diagnostic.hints.enumerated() {
      if index > 0 { json.raw(",") }
      json.string(hint)
    }
    json.raw("]}")
  }
}
