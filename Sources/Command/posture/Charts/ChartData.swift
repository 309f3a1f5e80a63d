import KQL
import Tables

/// What a chart shows: places along an axis, and for each series a number at each of them.
struct ChartData {
  /// How the numbers are drawn.
  enum Kind {
    case line
    case area
    case column
    case bar
    case pie
    case scatter
    case card
  }

  /// One series.
  struct Series {
    let name: String
    /// A number for each place, nil where there is none.
    var values: [Double?]
  }

  let kind: Kind
  let title: String
  /// The names of the axes.
  let xTitle: String
  let yTitle: String
  /// The places as text.
  let labels: [String]
  /// The places as numbers, when they are numbers or times.
  let positions: [Double]?
  /// Whether positions are ticks of time.
  let isTime: Bool
  /// Whether series are put on top of each other.
  let isStacked: Bool
  var series: [Series]

  /// The most places and series that a chart shows.
  static let placeLimit = 5_000
  static let seriesLimit = 20

  /// The chart that a result asks for; nil when it asks for none that can be drawn.
  init?(_ result: QueryResult) {
    guard let chart = result.chart, let kind = Self.kind(chart.kind), result.batch.count > 0
    else { return nil }
    let fields = result.schema.fields
    let properties = chart.properties
    self.kind = kind
    title = properties["title"] ?? ""
    guard let columns = ChartColumns(fields, kind: chart.kind, properties) else { return nil }
    xTitle = properties["xtitle"] ?? columns.x.map { fields[$0].name } ?? ""
    yTitle =
      properties["ytitle"] ?? (columns.y.count == 1 ? fields[columns.y[0]].name : "")
    let style = properties["kind"] ?? ""
    isStacked =
      chart.kind == "stackedareachart" || style.hasPrefix("stacked")
      || (kind == .area && style != "unstacked" && style != "default")
    let xType = columns.x.map { fields[$0].type }
    isTime = xType == .datetime
    let layout = ChartLayout(result.batch, columns, fields)
    labels = layout.labels
    let isNumeric = xType.map { [.int, .long, .real, .decimal].contains($0) } ?? false
    let drawsNumbers = kind == .line || kind == .area || kind == .scatter
    positions = isTime || (isNumeric && drawsNumbers) ? layout.positions : nil
    series = layout.series
    if style == "stacked100" { makeShares() }
  }

  private static func kind(_ name: String) -> Kind? {
    switch name {
    case "timechart", "linechart", "anomalychart", "timepivot": .line
    case "areachart", "stackedareachart": .area
    case "columnchart", "timelinechart": .column
    case "barchart", "ladderchart": .bar
    case "piechart", "treemap": .pie
    case "scatterchart": .scatter
    case "card": .card
    default: nil
    }
  }

  /// Turns numbers into shares of the sum at their place.
  private mutating func makeShares() {
    for place in labels.indices {
      let sum = series.reduce(0) { $0 + ($1.values[place] ?? 0) }
      guard sum != 0 else { continue }
      for index in series.indices {
        series[index].values[place] = series[index].values[place].map { $0 / sum * 100 }
      }
    }
  }

  /// The least and the greatest number, zero among them unless points or lines are drawn.
  var bounds: (low: Double, high: Double) {
    var low = Double.infinity
    var high = -Double.infinity
    if isStacked {
      low = 0
      for place in labels.indices {
        high = max(high, series.reduce(0) { $0 + max(0, $1.values[place] ?? 0) })
      }
    } else {
      for case let value? in series.flatMap(\.values) where value.isFinite {
        low = min(low, value)
        high = max(high, value)
      }
    }
    guard low.isFinite, high.isFinite else { return (0, 1) }
    if kind != .scatter { (low, high) = (min(low, 0), max(high, 0)) }
    return low == high ? (low, low + 1) : (low, high)
  }
}

/// Which columns are the axis, the numbers and the names of series.
struct ChartColumns {
  let x: Int?
  let y: [Int]
  let names: [Int]

  init?(_ fields: [Schema.Field], kind: String, _ properties: [String: String]) {
    func positions(_ property: String) -> [Int] {
      (properties[property] ?? "").split(separator: ",").compactMap { name in
        let wanted = name.drop { $0 == " " }
        return fields.firstIndex { $0.name == wanted }
      }
    }
    let numbers: Set<ScalarType> = [.int, .long, .real, .decimal, .timespan, .bool]
    let numeric = fields.indices.filter { numbers.contains(fields[$0].type) }
    if kind == "card" {
      guard !fields.isEmpty else { return nil }
      (x, y, names) = (nil, numeric.isEmpty ? [] : numeric, [])
      return
    }
    let isOverTime = kind == "timechart" || kind == "anomalychart"
    var axis = positions("xcolumn").first
    if axis == nil, isOverTime { axis = fields.firstIndex { $0.type == .datetime } }
    let first = axis ?? fields.indices.first
    guard let first else { return nil }
    x = first
    let asked = positions("ycolumns").filter { numeric.contains($0) && $0 != first }
    y = asked.isEmpty ? numeric.filter { $0 != first } : asked
    guard !y.isEmpty else { return nil }
    let given = positions("series")
    let used = Set([first] + y)
    names =
      given.isEmpty
      ? fields.indices.filter { !used.contains($0) && fields[$0].type == .string } : given
  }
}

/// The rows of a result set out by place and series.
private struct ChartLayout {
  var labels: [String] = []
  var positions: [Double] = []
  var series: [ChartData.Series] = []

  init(_ batch: Batch, _ columns: ChartColumns, _ fields: [Schema.Field]) {
    var places: [String: Int] = [:]
    var known: [String: Int] = [:]
    for row in 0..<batch.count {
      let value = columns.x.map { batch.columns[$0].value(at: row) }
      let label = value.map { ResultText.cell($0) } ?? ""
      let place: Int
      if let found = places[label] {
        place = found
      } else {
        guard labels.count < ChartData.placeLimit else { continue }
        place = labels.count
        places[label] = place
        labels.append(label)
        positions.append(value?.chartNumber ?? 0)
        for index in series.indices { series[index].values.append(nil) }
      }
      let prefix = columns.names.map { ResultText.cell(batch.columns[$0].value(at: row)) }
        .joined(separator: ", ")
      for column in columns.y {
        let name =
          prefix.isEmpty
          ? fields[column].name
          : columns.y.count == 1 ? prefix : "\(prefix): \(fields[column].name)"
        let index: Int
        if let found = known[name] {
          index = found
        } else {
          guard series.count < ChartData.seriesLimit else { continue }
          index = series.count
          known[name] = index
          series.append(.init(name: name, values: Array(repeating: nil, count: labels.count)))
        }
        if let number = batch.columns[column].value(at: row).chartNumber, number.isFinite {
          series[index].values[place] = (series[index].values[place] ?? 0) + number
        }
      }
    }
    sortByPosition(fields, columns)
  }

  /// Times and numbers go from the least to the greatest.
  private mutating func sortByPosition(_ fields: [Schema.Field], _ columns: ChartColumns) {
    guard let x = columns.x, fields[x].type != .string, fields[x].type != .dynamic else { return }
    let order = positions.indices.sorted { positions[$0] < positions[$1] }
    labels = order.map { labels[$0] }
    positions = order.map { positions[$0] }
    for index in series.indices { series[index].values = order.map { series[index].values[$0] } }
  }
}

extension ScalarValue {
  /// The value as a number of a chart: times in ticks, spans in seconds.
  fileprivate var chartNumber: Double? {
    switch self {
    case .int(let value): Double(value)
    case .long(let value): Double(value)
    case .real(let value): value
    case .decimal(let value): Double(value.description)
    case .bool(let value): value ? 1 : 0
    case .datetime(let value): Double(value)
    case .timespan(let value): Double(value) / Double(Ticks.second)
    default: nil
    }
  }
}
