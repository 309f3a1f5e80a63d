import KQL
import Tables

/// Results of queries as text.
enum ResultText {
  /// The results in a format, ending with a line break.
  static func text(of results: [QueryResult], as format: HuntRun.Format) -> String {
    switch format {
    case .json: return json(results)
    case .ndjson: return results.map(lines).joined()
    case .csv: return results.map(csv).joined(separator: "\n")
    case .markdown: return results.map(markdown).joined(separator: "\n")
    case .table: return results.map(table).joined(separator: "\n")
    case .html: return ChartPage.text(of: results)
    }
  }

  private static func json(_ results: [QueryResult]) -> String {
    var json = JSONText()
    json.raw("{\"tables\":[")
    for (index, result) in results.enumerated() {
      if index > 0 { json.raw(",") }
      result.write(to: &json)
    }
    json.raw("]}\n")
    return json.text
  }

  private static func lines(_ result: QueryResult) -> String {
    var json = JSONText()
    for row in 0..<result.batch.count {
      json.raw("{")
      for (index, field) in result.schema.fields.enumerated() {
        if index > 0 { json.raw(",") }
        json.string(field.name)
        json.raw(":")
        json.value(result.batch.columns[index].value(at: row))
      }
      json.raw("}\n")
    }
    return json.text
  }

  private static func csv(_ result: QueryResult) -> String {
    let header = result.schema.fields.map { quoted($0.name) }.joined(separator: ",")
    let rows = (0..<result.batch.count).map { row in
      result.batch.columns.map { quoted(cell($0.value(at: row))) }.joined(separator: ",")
    }
    return ([header] + rows).joined(separator: "\r\n") + "\r\n"
  }

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
      return text
    }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  private static func markdown(_ result: QueryResult) -> String {
    func escaped(_ text: String) -> String {
      TerminalText.clean(text).split(separator: "|", omittingEmptySubsequences: false)
        .joined(separator: "\\|")
    }
    let names = result.schema.fields.map { escaped($0.name) }
    var lines = ["| " + names.joined(separator: " | ") + " |"]
    lines.append("|" + names.map { _ in " --- |" }.joined())
    for row in 0..<result.batch.count {
      let cells = result.batch.columns.map { escaped(cell($0.value(at: row))) }
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func table(_ result: QueryResult) -> String {
    let numbers: Set<ScalarType> = [.int, .long, .real, .decimal]
    var table = TextTable(
      columns: result.schema.fields.map {
        .init(
          title: $0.name,
          alignment: numbers.contains($0.type) ? .right : .left,
          shrinks: $0.type == .string || $0.type == .dynamic
        )
      }
    )
    for row in 0..<result.batch.count {
      table.rows.append(result.batch.columns.map { .init(cell($0.value(at: row))) })
    }
    let lines = table.lines(on: .standardOutput)
    let titles = result.schema.fields.map(\.name).joined(separator: "  ")
    let count = result.batch.count == 1 ? "1 row" : "\(result.batch.count) rows"
    let bars = ChartData(result).map { [""] + TextBars.lines($0, on: .standardOutput) } ?? []
    let all = (lines.isEmpty ? [titles] : lines) + ["(\(count))"] + bars
    return all.joined(separator: "\n") + "\n"
  }

  /// A value as a cell of a text: no quotes around strings, nothing for null.
  static func cell(_ value: ScalarValue) -> String {
    switch value {
    case .string(let text): return text
    case .null, .dynamic(.null): return ""
    case .dynamic(.string(let text)): return text
    default:
      var json = JSONText()
      json.value(value)
      let text = json.text
      return text.hasPrefix("\"") ? String(text.dropFirst().dropLast()) : text
    }
  }
}
