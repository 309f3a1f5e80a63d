/// Rows in columns, fitted to a width.
struct TextTable {
  /// How a column is set.
  enum Alignment: Sendable {
    case left
    case right
  }

  /// One column.
  struct Column: Sendable {
    let title: String
    var alignment: Alignment = .left
    /// Whether it gives way when the line is too long.
    var shrinks = false
  }

  /// One cell: its text and how to set it apart.
  struct Cell: Sendable {
    let text: String
    let style: Terminal.Style?

    init(_ text: String, _ style: Terminal.Style? = nil) {
      self.text = TerminalText.clean(text)
      self.style = style
    }
  }

  let columns: [Column]
  var rows: [[Cell]] = []
  /// Put before every line.
  var indent = ""

  /// The lines, the titles first; none when there are no rows.
  func lines(on terminal: Terminal) -> [String] {
    guard !rows.isEmpty else { return [] }
    let widths = widths(within: terminal.width)
    let titles = columns.map { Cell($0.title, .dim) }
    let hasTitles = columns.contains { !$0.title.isEmpty }
    return (hasTitles ? [titles] : []).map { line($0, widths, terminal) }
      + rows.map { line($0, widths, terminal) }
  }

  private func line(_ cells: [Cell], _ widths: [Int], _ terminal: Terminal) -> String {
    var parts: [String] = []
    for (index, column) in columns.enumerated() {
      let cell = index < cells.count ? cells[index] : Cell("")
      let text = TerminalText.cut(cell.text, to: widths[index])
      let padding = String(repeating: " ", count: max(0, widths[index] - TerminalText.width(text)))
      let styled = cell.style.map { terminal.styled(text, $0) } ?? text
      let isLast = index == columns.count - 1
      switch column.alignment {
      case .left: parts.append(isLast ? styled : styled + padding)
      case .right: parts.append(padding + styled)
      }
    }
    var line = indent + parts.joined(separator: "  ")
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }

  private func widths(within limit: Int) -> [Int] {
    var widths = columns.enumerated().map { index, column in
      rows.reduce(TerminalText.width(column.title)) { widest, row in
        max(widest, index < row.count ? TerminalText.width(row[index].text) : 0)
      }
    }
    let fixed = indent.count + 2 * max(0, columns.count - 1)
    var excess = widths.reduce(fixed, +) - limit
    for index in columns.indices.reversed() where excess > 0 && columns[index].shrinks {
      let given = min(excess, max(0, widths[index] - 12))
      widths[index] -= given
      excess -= given
    }
    return widths
  }
}
