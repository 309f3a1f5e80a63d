/// A chart as bars of text.
enum TextBars {
  /// More bars are left out.
  private static let limit = 60

  /// The lines.
  static func lines(_ data: ChartData, on terminal: Terminal) -> [String] {
    var lines = data.title.isEmpty ? [] : [terminal.styled(data.title, .bold)]
    guard data.kind != .card else {
      return lines
        + data.series.map { series in
          "\(TerminalText.clean(series.name)): "
            + (series.values.first.flatMap { $0 }.map { ChartScale.text($0) } ?? "")
        }
    }
    var bars: [(label: String, value: Double)] = []
    for (place, label) in data.labels.enumerated() {
      for series in data.series {
        guard let value = series.values[place] else { continue }
        bars.append((data.series.count > 1 ? "\(label)  \(series.name)" : label, value))
      }
    }
    let shown = bars.prefix(limit).map { (TerminalText.clean($0.label), $0.value) }
    let labelWidth = min(40, shown.map { TerminalText.width($0.0) }.max() ?? 0)
    let greatest = shown.map { max(0, $0.1) }.max() ?? 0
    let room = max(10, terminal.width - labelWidth - 12)
    for (label, value) in shown {
      let name = TerminalText.cut(label, to: labelWidth)
      let padding = String(repeating: " ", count: labelWidth - TerminalText.width(name))
      let bar = terminal.styled(self.bar(value, greatest, room), .cyan)
      lines.append("\(name)\(padding)  \(bar) \(ChartScale.text(value))")
    }
    if bars.count > limit { lines.append("(\(bars.count - limit) more)") }
    return lines
  }

  /// A bar in eighths of a cell.
  private static func bar(_ value: Double, _ greatest: Double, _ room: Int) -> String {
    guard value > 0, greatest > 0 else { return "" }
    let eighths = Int((value / greatest * Double(room) * 8).rounded())
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let bar = String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    return bar.isEmpty ? "▏" : bar
  }
}
