import FoundationEssentials
import KQL
import Tables

/// Text within HTML and SVG.
enum MarkupText {
  /// The text with what has a meaning in markup spelled out, and without control characters.
  static func escaped(_ text: String) -> String {
    var out = ""
    for character in TerminalText.clean(text).unicodeScalars {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      default: out.unicodeScalars.append(character)
      }
    }
    return out
  }
}

/// Points on a circle.
enum Turn {
  /// The point at a part of a turn, clockwise from the right.
  static func point(
    _ turn: Double,
    _ x: Double,
    _ y: Double,
    _ radius: Double
  ) -> (x: Double, y: Double) {
    let angle = turn * 2 * Double.pi
    return (x + radius * cosine(angle), y + radius * cosine(angle - Double.pi / 2))
  }

  /// The cosine by its series, exact to more digits than a picture has.
  private static func cosine(_ angle: Double) -> Double {
    var rest = angle.truncatingRemainder(dividingBy: 2 * Double.pi)
    if rest > Double.pi { rest -= 2 * Double.pi }
    if rest < -Double.pi { rest += 2 * Double.pi }
    var term = 1.0
    var sum = 1.0
    for index in stride(from: 1.0, to: 30, by: 2) {
      term *= -rest * rest / (index * (index + 1))
      sum += term
    }
    return sum
  }
}

/// Results as one HTML page: a chart where the query asks for one, and the rows beside it.
enum ChartPage {
  /// More rows are left out of the page.
  private static let rowLimit = 10_000

  /// The page.
  static func text(of results: [QueryResult]) -> String {
    let title = results.compactMap { $0.chart?.properties["title"] }.first ?? "posture hunt"
    let parts = results.map { result in
      let chart = ChartData(result).map { SVGChart.text(of: $0) } ?? ""
      return "<section>\n\(chart)\(table(result))</section>\n"
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(MarkupText.escaped(title))</title>
      <style>
      body { font: 14px system-ui, sans-serif; margin: 24px; color: #111827; }
      svg { max-width: 100%; height: auto; }
      table { border-collapse: collapse; margin: 16px 0; }
      th, td { border-bottom: 1px solid #e5e7eb; padding: 4px 12px 4px 0; text-align: left; vertical-align: top; }
      td.number { text-align: right; font-variant-numeric: tabular-nums; }
      td { max-width: 60ch; overflow-wrap: anywhere; }
      </style>
      </head>
      <body>
      \(parts.joined())</body>
      </html>

      """
  }

  private static func table(_ result: QueryResult) -> String {
    let numbers: Set<ScalarType> = [.int, .long, .real, .decimal]
    var text = "<table>\n<tr>"
    for field in result.schema.fields {
      text += "<th scope=\"col\">\(MarkupText.escaped(field.name))</th>"
    }
    text += "</tr>\n"
    for row in 0..<min(result.batch.count, rowLimit) {
      text += "<tr>"
      for (field, column) in zip(result.schema.fields, result.batch.columns) {
        text += numbers.contains(field.type) ? "<td class=\"number\">" : "<td>"
        text += MarkupText.escaped(ResultText.cell(column.value(at: row))) + "</td>"
      }
      text += "</tr>\n"
    }
    text += "</table>\n"
    if result.batch.count > rowLimit {
      text += "<p>\(rowLimit) of \(result.batch.count) rows.</p>\n"
    }
    return text
  }
}
