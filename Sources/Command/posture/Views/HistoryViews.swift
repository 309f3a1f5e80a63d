import PostureModel
import Reporting

/// The runs of a history in a table.
struct RunListView {
  let runs: [RunSummary]
  let terminal: Terminal

  var lines: [String] {
    var table = TextTable(columns: [
      .init(title: "Run"), .init(title: "Date"), .init(title: "Tenant", shrinks: true),
      .init(title: "Score", alignment: .right), .init(title: "Points", alignment: .right),
      .init(title: "Coverage", alignment: .right), .init(title: "Open", alignment: .right),
    ])
    table.rows = runs.map { run in
      [
        .init(run.shortID), .init(run.date ?? "–"), .init(run.tenant.name),
        .init(NumberText.percentage(run.total.percentage)),
        .init(
          NumberText.points(run.total.achieved) + " of " + NumberText.points(run.total.possible)
        ),
        .init(NumberText.percentage(run.coverage)), .init(String(run.open)),
      ]
    }
    return table.lines(on: terminal)
  }
}

/// One tenant's score over time.
struct TrendView {
  let history: RunHistory
  let terminal: Terminal

  var lines: [String] {
    var lines: [String] = []
    if let name = history.runs.last?.tenant.name {
      lines.append(terminal.styled(TerminalText.clean(name), .bold))
      lines.append("")
    }
    lines += sparklines
    if !history.runs.isEmpty { lines += [""] + table }
    return lines
  }

  private var sparklines: [String] {
    var table = TextTable(columns: [
      .init(title: ""), .init(title: "First", alignment: .right),
      .init(title: "Last", alignment: .right), .init(title: "Change", alignment: .right),
      .init(title: "Trend", shrinks: true),
    ])
    for series in TrendSeries.all(of: history) {
      let values = series.values.compactMap { $0 }
      guard let first = values.first, let last = values.last else { continue }
      table.rows.append([
        .init(series.title), .init(NumberText.percentage(first)),
        .init(NumberText.percentage(last)), .init(TrendSeries.signed(last - first)),
        .init(Sparkline.text(series.values, width: max(8, terminal.width - 60))),
      ])
    }
    return table.lines(on: terminal)
  }

  private var table: [String] {
    var table = TextTable(columns: [
      .init(title: "Date"), .init(title: "Run"), .init(title: "Score", alignment: .right),
      .init(title: "Change", alignment: .right), .init(title: "Points", alignment: .right),
      .init(title: "Coverage", alignment: .right), .init(title: "Open", alignment: .right),
      .init(title: "Catalog"),
    ])
    var before: RunSummary?
    for run in history.runs {
      let change = TrendSeries.change(from: before, to: run)
      let sameCatalog = before.map { $0.catalogDigest == run.catalogDigest } ?? true
      table.rows.append([
        .init(run.date ?? "–"), .init(run.shortID),
        .init(NumberText.percentage(run.total.percentage)),
        .init(change.map(TrendSeries.signed) ?? ""),
        .init(
          NumberText.points(run.total.achieved) + " of " + NumberText.points(run.total.possible)
        ),
        .init(NumberText.percentage(run.coverage)), .init(String(run.open)),
        .init(sameCatalog ? "" : "changed"),
      ])
      before = run
    }
    return table.lines(on: terminal)
  }
}

/// One control over time.
struct ControlTrendView {
  let moments: [ControlMoment]
  let terminal: Terminal

  var lines: [String] {
    var table = TextTable(columns: [
      .init(title: "Date"), .init(title: "Verdict"), .init(title: "Points", alignment: .right),
    ])
    table.rows = moments.map { moment in
      let points =
        moment.possible > 0
        ? NumberText.points(moment.achieved) + " of " + NumberText.points(moment.possible) : "–"
      return [.init(moment.date ?? "–"), .init(moment.verdict.rawValue), .init(points)]
    }
    return table.lines(on: terminal)
  }
}

/// Every tenant on one line.
struct FleetView {
  let histories: [RunHistory]
  let terminal: Terminal

  var lines: [String] {
    var table = TextTable(columns: [
      .init(title: "Tenant", shrinks: true), .init(title: "Last run"),
      .init(title: "Score", alignment: .right), .init(title: "Change", alignment: .right),
      .init(title: "Coverage", alignment: .right), .init(title: "Open", alignment: .right),
      .init(title: "Runs", alignment: .right), .init(title: "Trend"),
    ])
    table.rows = FleetLine.lines(of: histories).map { line in
      [
        .init(line.last.tenant.name), .init(line.last.date ?? "–"),
        .init(NumberText.percentage(line.last.total.percentage)),
        .init(line.change.map(TrendSeries.signed) ?? "–"),
        .init(NumberText.percentage(line.last.coverage)), .init(String(line.last.open)),
        .init(String(line.runs)), .init(Sparkline.text(line.scores, width: 12)),
      ]
    }
    return table.lines(on: terminal)
  }
}
