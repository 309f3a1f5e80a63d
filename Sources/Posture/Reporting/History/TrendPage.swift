public import Diagnostics
public import PostureModel

/// One tenant over time as a page: a chart and, beside it, every number as a table.
public enum TrendPage {
  /// The page.
  public static func text(
    of history: RunHistory,
    resources: ReportResources
  ) throws(Diagnostic) -> String {
    let name = history.runs.last.map { PageView.name(of: $0.tenant) } ?? "an unnamed tenant"
    var fields = try HistoryFrame.fields(title: "Security posture of \(name) over time", resources)
    fields.merge(TrendTable(history).fields)
    fields.merge(["isFleet": false, "isTrend": true])
    return try PageTemplates(resources, for: .history).history(fields)
  }
}

/// Every tenant of a history as a page: one row each, the lowest score first.
public enum FleetPage {
  /// The page.
  public static func text(
    of histories: [RunHistory],
    resources: ReportResources
  ) throws(Diagnostic) -> String {
    let lines = FleetLine.lines(of: histories)
    let title = "Security posture of \(Words.count(lines.count, "tenant"))"
    var fields = try HistoryFrame.fields(title: title, resources)
    fields.merge([
      "isTrend": false,
      "isFleet": true,
      "fleet": lines.map { line -> Fields in
        let last = line.last
        return [
          "fleetName": SafeText.clipped(SafeText.oneLine(last.tenant.name), to: 120),
          "fleetDomain": given(
            last.tenant.displayName == nil ? nil : last.tenant.initialDomain.map(SafeText.oneLine)
          ),
          "fleetDate": last.date.map(Words.time) ?? "–",
          "fleetScore": NumberText.percentage(last.total.percentage),
          "fleetPoints": "\(NumberText.points(last.total.achieved)) of "
            + NumberText.points(last.total.possible),
          "fleetChange": line.change.map(ChangeText.signed) ?? "–",
          "fleetDirection": Words.direction(line.change),
          "fleetCoverage": NumberText.percentage(last.coverage),
          "fleetOpen": Words.grouped(last.open),
          "fleetRuns": Words.grouped(line.runs),
          "fleetTrend": Sparkline.text(line.scores, width: 16),
        ]
      },
    ])
    return try PageTemplates(resources, for: .history).history(fields)
  }
}

/// What pages of histories share.
private enum HistoryFrame {
  static func fields(title: String, _ resources: ReportResources) throws(Diagnostic) -> Fields {
    let frame = try PageFrame(resources)
    return ["style": frame.style, "styleDigest": frame.styleDigest, "pageTitle": title]
  }
}

/// A history as the fields of its chart and table.
struct TrendTable {
  let history: RunHistory

  init(_ history: RunHistory) { self.history = history }

  /// How many runs and days the page lists at most, the last ones; the CSV has all.
  static let shownRows = 400

  var fields: Fields {
    let chart = TrendChart(history)
    let categories = Category.allCases.filter { category in
      history.runs.contains { $0.byCategory.contains { $0.category == category } }
    }
    let hidden = history.runs.count - Self.shownRows
    return [
      "chart": chart.isWorthDrawing ? chart.fields as Any : false,
      "trendFacts": facts,
      "hasRuns": !history.runs.isEmpty,
      "trendCategories": categories.map(\.rawValue),
      "trendRows": rows(categories),
      "trendMore": given(hidden > 0 ? "\(Words.grouped(hidden)) earlier runs in the CSV" : nil),
      "hasTheirs": !history.secureScores.isEmpty,
      "theirRows": history.secureScores.suffix(Self.shownRows).reversed().map { point -> Fields in
        [
          "theirDate": Words.day(point.date),
          "theirScore": NumberText.percentage(point.percentage),
          "theirPoints": "\(NumberText.points(point.current)) of "
            + NumberText.points(point.maximum),
        ]
      },
    ]
  }

  /// Where the score stands, how it came there, and the best and worst that it was.
  private var facts: [Fields] {
    let scored = history.runs.compactMap { run in
      run.total.percentage.map { (score: $0, day: run.date.map(Words.day)) }
    }
    guard let first = scored.first, let last = scored.last,
      let best = scored.max(by: { $0.score < $1.score }),
      let worst = scored.min(by: { $0.score < $1.score })
    else { return [] }
    let facts: [(String, String, String?)] = [
      ("Now", NumberText.percentage(last.score), last.day),
      (
        "Since the first run", ChangeText.signed(last.score - first.score),
        "percentage points" + (first.day.map { ", \($0)" } ?? "")
      ),
      ("Highest", NumberText.percentage(best.score), best.day),
      ("Lowest", NumberText.percentage(worst.score), worst.day),
    ]
    return facts.map { ["factName": $0, "factValue": $1, "factNote": given($2)] }
  }

  /// The newest run first.
  private func rows(_ categories: [Category]) -> [Fields] {
    let runs = history.runs
    return runs.indices.suffix(Self.shownRows).reversed().map { index -> Fields in
      let run = runs[index]
      let before = index > 0 ? runs[index - 1] : nil
      let change = TrendSeries.change(from: before, to: run)
      return [
        "trendDate": run.date.map(Words.time) ?? "–",
        "trendID": run.shortID,
        "trendScore": NumberText.percentage(run.total.percentage),
        "trendChange": change.map(ChangeText.signed) ?? "–",
        "trendDirection": Words.direction(change),
        "trendPoints": "\(NumberText.points(run.total.achieved)) of "
          + NumberText.points(run.total.possible),
        "trendCoverage": NumberText.percentage(run.coverage),
        "trendOpen": Words.grouped(run.open),
        "trendCells": categories.map { category in
          NumberText.percentage(run.byCategory.first { $0.category == category }?.tally.percentage)
        },
        "trendNote": given(
          before.map { $0.catalogDigest != run.catalogDigest } == true ? "catalog changed" : nil
        ),
      ]
    }
  }
}
