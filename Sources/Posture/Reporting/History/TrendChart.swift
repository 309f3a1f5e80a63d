import PostureModel

/// A line chart of a history as the fields of its template: the score, and Microsoft's beside it.
struct TrendChart {
  let history: RunHistory

  /// How many moments of a line are drawn at most; the last ones.
  static let longest = 400
  private static let left = 48.0
  private static let right = 788.0
  private static let top = 12.0
  private static let bottom = 204.0

  init(_ history: RunHistory) { self.history = history }

  private struct Line {
    let key: String
    let title: String
    let points: [(day: Double?, value: Double)]
  }

  /// Whether there is something to draw: one moment is no line.
  var isWorthDrawing: Bool { lines.contains { $0.points.count > 1 } }

  var fields: Fields {
    let lines = lines
    let values = lines.flatMap { $0.points.map(\.value) }
    let low = max(0, ((values.min() ?? 0) / 10).rounded(.down) * 10)
    let high = min(100, max(low + 20, ((values.max() ?? 100) / 10).rounded(.up) * 10))
    let axis = Axis(low: min(low, high - 20), high: high, days: days(of: lines))
    return [
      "chartTitle": summary,
      "gridLines": axis.ticks.map { tick -> Fields in
        [
          "gridY": NumberText.points(axis.y(tick)),
          "gridTextY": NumberText.points(axis.y(tick) + 4),
          "gridText": "\(NumberText.points(tick)) %",
        ]
      },
      "chartFirst": given(dates(of: lines).first),
      "chartLast": given(dates(of: lines).count > 1 ? dates(of: lines).last : nil),
      "chartLines": lines.map { line -> Fields in
        [
          "lineKey": line.key,
          "lineTitle": line.title,
          "linePath": path(of: line, on: axis),
          "lineDots": line.points.count > 60
            ? []
            : line.points.indices.map { index -> Fields in
              [
                "dotX": NumberText.points(axis.x(line.points[index].day, index, line.points.count)),
                "dotY": NumberText.points(axis.y(line.points[index].value)),
              ]
            },
        ]
      },
    ]
  }

  private var lines: [Line] {
    var lines = [line("score", TrendSeries.score(of: history))]
    if let theirs = TrendSeries.secureScore(of: history) { lines.append(line("theirs", theirs)) }
    return lines.filter { !$0.points.isEmpty }
  }

  private func line(_ key: String, _ series: TrendSeries) -> Line {
    let points = series.points.suffix(Self.longest).compactMap { point in
      point.value.map { (day: DayNumber.of(point.date), value: max(0, min(100, $0))) }
    }
    return Line(key: key, title: series.title, points: points)
  }

  private var summary: String {
    let values = TrendSeries.score(of: history).values.compactMap { $0 }
    guard let first = values.first, let last = values.last else { return "No score" }
    return "Score over \(Words.count(values.count, "run")): from "
      + "\(NumberText.percentage(first)) to \(NumberText.percentage(last))"
  }

  private func dates(of lines: [Line]) -> [String] {
    let runs = history.runs.suffix(Self.longest).compactMap(\.date)
    let theirs = history.secureScores.suffix(Self.longest).map(\.date)
    return (runs + theirs).map(Words.day).sorted()
  }

  private func days(of lines: [Line]) -> ClosedRange<Double>? {
    let days = lines.flatMap { $0.points.map(\.day) }
    let known = days.compactMap { $0 }
    guard known.count == days.count, let first = known.min(), let last = known.max(), first < last
    else { return nil }
    return first...last
  }

  private func path(of line: Line, on axis: Axis) -> String {
    line.points.enumerated().map { index, point in
      let x = NumberText.points(axis.x(point.day, index, line.points.count))
      return "\(index == 0 ? "M" : "L")\(x) \(NumberText.points(axis.y(point.value)))"
    }.joined()
  }

  private struct Axis {
    let low: Double
    let high: Double
    /// The days shown; nil when moments are set one beside the other instead.
    let days: ClosedRange<Double>?

    var ticks: [Double] {
      stride(from: low, through: high, by: high - low > 40 ? 20 : 10).map { $0 }
    }

    func y(_ value: Double) -> Double {
      bottom - (value - low) / (high - low) * (bottom - top)
    }

    func x(_ day: Double?, _ index: Int, _ count: Int) -> Double {
      if let days, let day {
        return left + (day - days.lowerBound) / (days.upperBound - days.lowerBound) * (right - left)
      }
      return count > 1 ? left + Double(index) / Double(count - 1) * (right - left) : left
    }
  }
}
