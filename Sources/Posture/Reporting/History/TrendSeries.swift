public import PostureModel

/// One line of a trend: a percentage over time, oldest first.
public struct TrendSeries: Sendable, Hashable {
  /// One moment of it.
  public struct Point: Sendable, Hashable {
    /// The time, ISO 8601, when it is known.
    public var date: String?
    /// The percentage; nil where nothing was measured.
    public var value: Double?
  }

  /// Its name for readers.
  public var title: String
  /// The moments.
  public var points: [Point]

  /// The percentages.
  public var values: [Double?] { points.map(\.value) }

  /// The lines of a history: the score, each category, and Microsoft's Secure Score where known.
  public static func all(of history: RunHistory) -> [TrendSeries] {
    var series = [score(of: history)]
    for category in Category.allCases {
      let points = history.runs.map { run in
        let tally = run.byCategory.first { $0.category == category }?.tally
        return Point(date: run.date, value: tally?.percentage)
      }
      if points.contains(where: { $0.value != nil }) {
        series.append(TrendSeries(title: category.rawValue, points: points))
      }
    }
    if let theirs = secureScore(of: history) { series.append(theirs) }
    return series.filter { !$0.points.isEmpty }
  }

  /// The total.
  static func score(of history: RunHistory) -> TrendSeries {
    TrendSeries(
      title: "Score",
      points: history.runs.map { Point(date: $0.date, value: $0.total.percentage) }
    )
  }

  /// Microsoft's own.
  static func secureScore(of history: RunHistory) -> TrendSeries? {
    guard !history.secureScores.isEmpty else { return nil }
    return TrendSeries(
      title: "Microsoft Secure Score",
      points: history.secureScores.map { Point(date: $0.date, value: $0.percentage) }
    )
  }

  /// How the score moved between two runs, in percentage points.
  public static func change(from before: RunSummary?, to after: RunSummary?) -> Double? {
    guard let old = before?.total.percentage, let new = after?.total.percentage else { return nil }
    return new - old
  }

  /// A difference with its sign and one decimal: `+2.4`, `−0.7`, `0.0`.
  public static func signed(_ value: Double) -> String { ChangeText.signed(value) }
}

/// A tenant of a fleet: its last run and how it came there.
public struct FleetLine: Sendable, Hashable {
  /// The last run.
  public var last: RunSummary
  /// How the score moved since the run before it, in percentage points.
  public var change: Double?
  /// How many runs there are.
  public var runs: Int
  /// The scores, oldest first.
  public var scores: [Double?]

  /// The tenants, those without a score first, then the lowest score first.
  public static func lines(of histories: [RunHistory]) -> [FleetLine] {
    let lines = histories.compactMap { history -> FleetLine? in
      guard let last = history.runs.last else { return nil }
      return FleetLine(
        last: last,
        change: TrendSeries.change(from: history.runs.dropLast().last, to: last),
        runs: history.runs.count,
        scores: history.runs.map(\.total.percentage)
      )
    }
    return lines.sorted { left, right in
      let (first, second) = (left.last.total.percentage ?? -1, right.last.total.percentage ?? -1)
      return first != second ? first < second : left.last.tenantKey < right.last.tenantKey
    }
  }
}
