/// A chart as an SVG picture.
struct SVGChart {
  static let width = 960.0
  static let height = 420.0
  private static let colours = [
    "#2563eb", "#d97706", "#059669", "#dc2626", "#7c3aed", "#0891b2", "#be185d", "#65a30d",
    "#475569", "#b45309",
  ]

  private let data: ChartData
  private var body = ""
  // The area that numbers are drawn in.
  private let left = 70.0
  private let top = 46.0
  private let right: Double
  private let bottom: Double

  private init(_ data: ChartData) {
    self.data = data
    right = Self.width - (data.series.count > 1 || data.kind == .pie ? 210 : 24)
    bottom = Self.height - 56
  }

  /// The picture.
  static func text(of data: ChartData) -> String {
    var chart = SVGChart(data)
    chart.draw()
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(n(width)) \(n(height))" \
      width="\(n(width))" height="\(n(height))" font-family="system-ui, sans-serif" \
      font-size="12" role="img">
      <rect width="100%" height="100%" fill="#fff"/>
      \(chart.body)</svg>

      """
  }

  static func colour(_ index: Int) -> String { colours[index % colours.count] }

  private mutating func draw() {
    if !data.title.isEmpty { label(data.title, left, 24, size: 16) }
    switch data.kind {
    case .pie: drawPie()
    case .card: drawCard()
    case .bar: drawBars()
    case .line, .area, .column, .scatter: drawAxes()
    }
    if data.kind == .pie {
      legend(data.labels.prefix(20).map { $0 })
    } else if data.series.count > 1, data.kind != .card {
      legend(data.series.map(\.name))
    }
  }

  // MARK: Vertical charts

  private mutating func drawAxes() {
    let bounds = data.bounds
    let y = ChartScale(numbers: bounds.low, bounds.high)
    for mark in y.marks {
      let at = bottom - y.place(mark.value) * (bottom - top)
      rule(left, at, right, at, "#e5e7eb")
      label(mark.label, left - 8, at + 4, anchor: "end", colour: "#6b7280")
    }
    let x = horizontal()
    for mark in x.marks {
      label(mark.label, mark.at, bottom + 18, anchor: "middle", colour: "#6b7280")
    }
    label(data.xTitle, (left + right) / 2, bottom + 40, anchor: "middle", colour: "#374151")
    label(data.yTitle, left, top - 10, colour: "#374151")
    let (low, extent) = (bottom, bottom - top)
    func height(_ value: Double) -> Double { low - y.place(value) * extent }
    switch data.kind {
    case .column: drawColumns(x.places, height)
    case .area: drawAreas(x.places, height)
    default: drawLines(x.places, height)
    }
  }

  /// Where the places lie, and what is written below some of them.
  private func horizontal() -> (places: [Double], marks: [(at: Double, label: String)]) {
    let count = data.labels.count
    if let positions = data.positions, let low = positions.min(), let high = positions.max(),
      data.kind != .column, high > low
    {
      let scale =
        data.isTime ? ChartScale(times: low, high) : ChartScale(numbers: low, high, count: 8)
      let width = right - left
      return (
        positions.map { left + scale.place($0) * width },
        scale.marks.map { (left + scale.place($0.value) * width, $0.label) }
      )
    }
    let step = (right - left) / Double(max(1, count))
    let places = (0..<count).map { left + (Double($0) + 0.5) * step }
    let every = max(1, (count * 80 + Int(right - left) - 1) / Int(right - left))
    let marks = stride(from: 0, to: count, by: every).map { index in
      (places[index], TerminalText.cut(shortLabel(index), to: 14))
    }
    return (places, marks)
  }

  private func shortLabel(_ index: Int) -> String {
    let label = data.labels[index]
    return data.isTime && label.hasSuffix("T00:00:00Z") ? String(label.prefix(10)) : label
  }

  private mutating func drawColumns(_ places: [Double], _ height: (Double) -> Double) {
    let step = (right - left) / Double(max(1, places.count))
    let groups = data.isStacked ? 1 : data.series.count
    let width = max(0.5, step * 0.8 / Double(groups))
    for (place, centre) in places.enumerated() {
      var base = 0.0
      for (index, series) in data.series.enumerated() {
        guard let value = series.values[place] else { continue }
        let from = data.isStacked ? base : 0
        let to = from + value
        let start = centre - step * 0.4 + (data.isStacked ? 0 : Double(index) * width)
        let (upper, lower) = (min(height(from), height(to)), max(height(from), height(to)))
        box(start, upper, width, lower - upper, index, hint(place, series.name, value))
        base = to
      }
    }
  }

  private mutating func drawLines(_ places: [Double], _ height: (Double) -> Double) {
    for (index, series) in data.series.enumerated() {
      var points: [(Double, Double)] = []
      for (place, value) in series.values.enumerated() {
        if let value { points.append((places[place], height(value))) }
      }
      if data.kind == .line, points.count > 1 {
        let path = points.map { "\(Self.n($0.0)),\(Self.n($0.1))" }.joined(separator: " ")
        body += "<polyline points=\"\(path)\" fill=\"none\" stroke=\"\(Self.colour(index))\" "
        body += "stroke-width=\"1.8\"/>\n"
      }
      guard data.kind == .scatter || points.count <= 60 else { continue }
      for point in points {
        body += "<circle cx=\"\(Self.n(point.0))\" cy=\"\(Self.n(point.1))\" r=\"3\" "
        body += "fill=\"\(Self.colour(index))\" fill-opacity=\"0.75\"/>\n"
      }
    }
  }

  private mutating func drawAreas(_ places: [Double], _ height: (Double) -> Double) {
    var base = [Double](repeating: 0, count: places.count)
    for (index, series) in data.series.enumerated() {
      let upper = series.values.enumerated().map { place, value in
        (data.isStacked ? base[place] : 0) + (value ?? 0)
      }
      let over = zip(places, upper).map { "\(Self.n($0)),\(Self.n(height($1)))" }
      let under = zip(places, base).map { "\(Self.n($0)),\(Self.n(height($1)))" }.reversed()
      body += "<polygon points=\"\((over + under).joined(separator: " "))\" "
      body += "fill=\"\(Self.colour(index))\" fill-opacity=\"\(data.isStacked ? "0.85" : "0.45")\" "
      body += "stroke=\"\(Self.colour(index))\"/>\n"
      if data.isStacked { base = upper }
    }
  }

  // MARK: Bars, pies and cards

  private mutating func drawBars() {
    let bounds = data.bounds
    let scale = ChartScale(numbers: bounds.low, bounds.high)
    let start = left + 110
    for mark in scale.marks {
      let at = start + scale.place(mark.value) * (right - start)
      rule(at, top, at, bottom, "#e5e7eb")
      label(mark.label, at, bottom + 18, anchor: "middle", colour: "#6b7280")
    }
    // More bars than fit are left to the table.
    let shown = data.labels.indices.prefix(40)
    let step = (bottom - top) / Double(max(1, shown.count))
    let width = step * 0.8 / Double(data.isStacked ? 1 : data.series.count)
    for place in shown {
      let upper = top + Double(place) * step + step * 0.1
      let name = TerminalText.cut(shortLabel(place), to: 24)
      label(name, start - 8, upper + step * 0.4 + 4, anchor: "end", colour: "#374151")
      var base = 0.0
      for (index, series) in data.series.enumerated() {
        guard let value = series.values[place] else { continue }
        let from = start + scale.place(data.isStacked ? base : 0) * (right - start)
        base += value
        let to = start + scale.place(data.isStacked ? base : value) * (right - start)
        let y = upper + (data.isStacked ? 0 : Double(index) * width)
        box(min(from, to), y, abs(to - from), width, index, hint(place, series.name, value))
      }
    }
  }

  private mutating func drawPie() {
    let values = (data.series.first?.values ?? []).prefix(20).map { max(0, $0 ?? 0) }
    let sum = values.reduce(0, +)
    guard sum > 0 else { return }
    let (x, y, radius) = ((left + right) / 2, (top + Self.height) / 2 - 14, 150.0)
    var angle = -0.25
    for (place, value) in values.enumerated() where value > 0 {
      let share = value / sum
      let text = hint(place, Self.percent(share), value)
      if share > 0.9999 {
        body += "<circle cx=\"\(Self.n(x))\" cy=\"\(Self.n(y))\" r=\"\(Self.n(radius))\" "
        body += "fill=\"\(Self.colour(place))\">\(text)</circle>\n"
        continue
      }
      let from = Turn.point(angle, x, y, radius)
      let to = Turn.point(angle + share, x, y, radius)
      body += "<path d=\"M\(Self.n(x)),\(Self.n(y)) L\(Self.n(from.x)),\(Self.n(from.y)) "
      body += "A\(Self.n(radius)),\(Self.n(radius)) 0 \(share > 0.5 ? 1 : 0) 1 "
      body += "\(Self.n(to.x)),\(Self.n(to.y)) Z\" fill=\"\(Self.colour(place))\" "
      body += "stroke=\"#fff\">\(text)</path>\n"
      if share > 0.04 {
        let middle = Turn.point(angle + share / 2, x, y, radius * 0.7)
        label(Self.percent(share), middle.x, middle.y + 4, anchor: "middle", colour: "#fff")
      }
      angle += share
    }
  }

  private mutating func drawCard() {
    for (index, series) in data.series.prefix(6).enumerated() {
      let x = left + Double(index % 3) * 280
      let y = top + 70 + Double(index / 3) * 150
      let value = series.values.first.flatMap { $0 }
      label(value.map { ChartScale.text($0) } ?? "", x, y, size: 48)
      label(series.name, x, y + 28, size: 14, colour: "#6b7280")
    }
  }

  // MARK: Pieces

  private mutating func legend(_ names: [String]) {
    for (index, name) in names.enumerated() {
      let y = top + 8 + Double(index) * 18
      body += "<rect x=\"\(Self.n(right + 16))\" y=\"\(Self.n(y - 9))\" width=\"10\" "
      body += "height=\"10\" fill=\"\(Self.colour(index))\"/>\n"
      label(TerminalText.cut(name, to: 26), right + 32, y)
    }
  }

  private mutating func rule(
    _ x1: Double,
    _ y1: Double,
    _ x2: Double,
    _ y2: Double,
    _ colour: String
  ) {
    body += "<line x1=\"\(Self.n(x1))\" y1=\"\(Self.n(y1))\" x2=\"\(Self.n(x2))\" "
    body += "y2=\"\(Self.n(y2))\" stroke=\"\(colour)\"/>\n"
  }

  private mutating func box(
    _ x: Double,
    _ y: Double,
    _ width: Double,
    _ height: Double,
    _ colour: Int,
    _ hint: String
  ) {
    body += "<rect x=\"\(Self.n(x))\" y=\"\(Self.n(y))\" width=\"\(Self.n(max(0.4, width)))\" "
    body +=
      "height=\"\(Self.n(max(0.4, height)))\" fill=\"\(Self.colour(colour))\">\(hint)</rect>\n"
  }

  private mutating func label(
    _ text: String,
    _ x: Double,
    _ y: Double,
    anchor: String = "start",
    size: Int = 12,
    colour: String = "#111827"
  ) {
    guard !text.isEmpty else { return }
    body += "<text x=\"\(Self.n(x))\" y=\"\(Self.n(y))\" text-anchor=\"\(anchor)\" "
    body += "font-size=\"\(size)\" fill=\"\(colour)\">\(MarkupText.escaped(text))</text>\n"
  }

  private func hint(_ place: Int, _ name: String, _ value: Double) -> String {
    let text = "\(data.labels[place]), \(name): \(ChartScale.text(value))"
    return "<title>\(MarkupText.escaped(text))</title>"
  }

  private static func percent(_ share: Double) -> String {
    ChartScale.text((share * 1_000).rounded() / 10) + " %"
  }

  /// A coordinate with at most one digit after the point.
  private static func n(_ value: Double) -> String {
    let tenths = (value * 10).rounded()
    guard tenths.isFinite, tenths.magnitude < 1e9 else { return "0" }
    let whole = Int(tenths)
    return whole % 10 == 0
      ? String(whole / 10)
      : (whole < 0 ? "-" : "") + "\(abs(whole) / 10).\(abs(whole) % 10)"
  }
}
