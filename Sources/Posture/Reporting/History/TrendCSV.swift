public import PostureModel

/// Histories as tables for a spreadsheet.
public enum TrendCSV {
  /// One row a run, then one a day of Microsoft's Secure Score.
  public static func text(of history: RunHistory) -> String {
    var csv = CSVText()
    var head: [CSVText.Field] = [
      "Source", "Date", "Run", "Score", "Achieved", "Possible", "Coverage", "Measured", "Controls",
      "Open",
    ]
    head += Category.allCases.map { .points($0.rawValue) } + ["Catalog"]
    csv.row(head)
    for run in history.runs { csv.row(row(of: run)) }
    for point in history.secureScores {
      var fields: [CSVText.Field] = [
        "Microsoft Secure Score", .text(point.date), "", percent(point.percentage),
        .points(NumberText.points(point.current)), .points(NumberText.points(point.maximum)),
      ]
      while fields.count < head.count { fields.append("") }
      csv.row(fields)
    }
    return csv.text
  }

  /// One row a run, of one control.
  public static func text(of moments: [ControlMoment]) -> String {
    var csv = CSVText()
    csv.row(["Date", "Verdict", "Achieved", "Possible"])
    for moment in moments {
      csv.row([
        .text(moment.date), .points(moment.verdict.rawValue),
        .points(NumberText.points(moment.achieved)), .points(NumberText.points(moment.possible)),
      ])
    }
    return csv.text
  }

  /// One row a tenant.
  public static func text(ofFleet histories: [RunHistory]) -> String {
    var csv = CSVText()
    csv.row([
      "Tenant", "Name", "Domain", "Last run", "Run", "Score", "Change", "Achieved", "Possible",
      "Coverage", "Open", "Runs",
    ])
    for line in FleetLine.lines(of: histories) {
      let last = line.last
      csv.row([
        .text(last.tenantKey), .text(last.tenant.displayName), .text(last.tenant.initialDomain),
        .text(last.date), .points(last.shortID), percent(last.total.percentage),
        .points(line.change.map(NumberText.points) ?? ""),
        .points(NumberText.points(last.total.achieved)),
        .points(NumberText.points(last.total.possible)), percent(last.coverage),
        .number(last.open), .number(line.runs),
      ])
    }
    return csv.text
  }

  private static func row(of run: RunSummary) -> [CSVText.Field] {
    var fields: [CSVText.Field] = [
      "posture", .text(run.date), .points(run.shortID), percent(run.total.percentage),
      .points(NumberText.points(run.total.achieved)),
      .points(NumberText.points(run.total.possible)), percent(run.coverage),
      .number(run.total.measured), .number(run.total.controls), .number(run.open),
    ]
    for category in Category.allCases {
      fields.append(percent(run.byCategory.first { $0.category == category }?.tally.percentage))
    }
    return fields + [.points(String(run.catalogDigest.prefix(12)))]
  }

  private static func percent(_ value: Double?) -> CSVText.Field {
    .points(value.map(NumberText.points) ?? "")
  }
}
