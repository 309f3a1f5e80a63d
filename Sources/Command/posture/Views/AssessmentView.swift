import PostureModel

/// The summary of a run on a terminal: the score and its parts, what to do, what is missing.
struct AssessmentView {
  let assessment: Assessment
  let terminal: Terminal

  /// The lines.
  var lines: [String] {
    Array(
      [
        heading, score + reach, categories, verdicts, others, baseline, actions, events, unmeasured,
        errors,
      ]
      .filter { !$0.isEmpty }
      .joined(separator: [""])
    )
  }

  private var heading: [String] {
    let provenance = assessment.provenance
    let tenant = provenance.tenant
    let name = tenant.displayName ?? tenant.initialDomain ?? tenant.id ?? "Unknown tenant"
    var details: [String] = []
    if let domain = tenant.initialDomain, tenant.displayName != nil { details.append(domain) }
    if let date = provenance.exportDate { details.append("export of \(date)") }
    details.append(Count.of(provenance.inputs.count, "file"))
    details.append(Count.of(provenance.catalogControls, "control"))
    let detail = details.map { TerminalText.clean($0) }.joined(separator: ", ")
    return [terminal.styled(TerminalText.clean(name), .bold) + "  " + terminal.styled(detail, .dim)]
  }

  private var score: [String] {
    let score = assessment.score
    let basis = score.basis
    var lines: [String] = []
    if let percentage = score.total.percentage {
      let style = Self.style(of: percentage)
      lines.append(
        terminal.styled("Score  \(NumberText.percentage(percentage))", .bold, style)
          + "  \(NumberText.points(score.total.achieved)) of "
          + "\(NumberText.points(score.total.possible)) points over "
          + Count.of(score.total.measured, "measured control")
      )
    } else {
      lines.append(terminal.styled("Score  –", .bold) + "  nothing could be measured")
    }
    var left: [String] = []
    if basis.notMeasured > 0 {
      left.append("\(NumberText.points(basis.notMeasured)) points not measured")
    }
    if basis.asserted > 0 { left.append("\(NumberText.points(basis.asserted)) asserted") }
    if basis.accepted > 0 { left.append("\(NumberText.points(basis.accepted)) of accepted risk") }
    if basis.outOfScope > 0 {
      left.append("\(NumberText.points(basis.outOfScope)) not applicable or not licensed")
    }
    let coverage = "coverage \(NumberText.percentage(basis.coverage))"
    lines.append("       " + ([coverage] + left).joined(separator: ", "))
    return lines
  }

  private var reach: [String] { ReachView(assessment: assessment, terminal: terminal).lines }

  private var categories: [String] {
    var table = TextTable(columns: [
      .init(title: "Category"), .init(title: "Score", alignment: .right),
      .init(title: "Points", alignment: .right), .init(title: "Measured", alignment: .right),
    ])
    table.rows = assessment.score.byCategory.map { entry in
      let percentage = entry.tally.percentage
      return [
        .init(entry.category.rawValue),
        .init(NumberText.percentage(percentage), percentage.map(Self.style)),
        .init(
          NumberText.points(entry.tally.achieved) + " of "
            + NumberText.points(entry.tally.possible)
        ),
        .init("\(entry.tally.measured) of \(entry.tally.controls)"),
      ]
    }
    return table.lines(on: terminal)
  }

  private var verdicts: [String] {
    let counts = assessment.verdictCounts.filter { $0.count > 0 }
    guard !counts.isEmpty else { return [] }
    return [
      counts.map { kind, count in
        "\(count) " + terminal.styled(kind.title.lowercased(), Self.style(of: kind))
      }.joined(separator: ", ")
    ]
  }

  private var others: [String] {
    MicrosoftScoreView.lines(assessment.microsoftScore)
      + (SecureScoreComparisonView(assessment)?.summary ?? [])
      + ThirdPartyView(verdicts: assessment.thirdParty).summary
  }

  private var baseline: [String] {
    guard let outcome = assessment.baseline else { return [] }
    let counts = outcome.counts.map { "\($0.count) \($0.verdict.title.lowercased())" }
    var lines = [
      terminal.styled(TerminalText.clean(outcome.title), .bold),
      "  " + Count.of(outcome.requirements.count, "requirement") + ": "
        + counts.joined(separator: ", "),
    ]
    let near = outcome.requirements.filter { $0.nearMiss != nil }
    if !near.isEmpty {
      lines.append(
        "  \(near.count) would pass if the configuration declared what is let out; "
          + "'posture waivers explain' has the entries"
      )
      lines.append(
        "    " + terminal.styled(cut(near.map(\.id).joined(separator: " "), indent: 4), .dim)
      )
    }
    let apart = outcome.requirements.filter(\.isReadDifferently)
    if !apart.isEmpty {
      lines.append("  our controls come to another verdict on \(apart.count) of them")
    }
    for requirement in apart.prefix(10) {
      let ours = requirement.controlVerdict?.title.lowercased() ?? ""
      let reading = requirement.reading.map { ": \($0)" } ?? ""
      let text =
        "\(requirement.id) \(requirement.measured.title.lowercased()), ours \(ours)\(reading)"
      lines.append("    " + terminal.styled(cut(text, indent: 4), .dim))
    }
    return lines
  }

  private var actions: [String] {
    let top = assessment.recommendations.prefix(5)
    guard !top.isEmpty else { return [] }
    var lines = [terminal.styled("What to do first, by points for the work", .bold)]
    for action in top {
      lines.append("\(action.rank). " + cut(action.summary, indent: 3))
      var facts = [
        "+\(NumberText.points(action.pointsToGain)) points "
          + "(\(NumberText.percentage(action.percentageToGain)))",
        "\(action.cost.rawValue) effort", "\(action.userImpact.rawValue) user impact",
        action.severity.rawValue,
      ]
      if action.offenders > 0 { facts.append(Count.of(action.offenders, "object")) }
      if action.seen > 0 { facts.insert("seen \(Count.of(action.seen, "time"))", at: 0) }
      lines.append("   " + terminal.styled(cut(facts.joined(separator: ", "), indent: 3), .dim))
      lines.append(
        "   " + terminal.styled(cut(action.controls.joined(separator: " "), indent: 3), .dim)
      )
      lines += ActionNeeds.lines(of: action).map {
        "   " + terminal.styled(cut($0, indent: 3), .dim)
      }
    }
    let more = assessment.recommendations.count - top.count
    if more > 0 { lines.append(terminal.styled("   and \(more) more", .dim)) }
    return lines
  }

  /// What events show, for what is open: a weakness that is being used is no theory.
  private var events: [String] {
    guard !assessment.hunts.isEmpty else { return [] }
    let open = Set(assessment.recommendations.flatMap(\.controls))
    let seen = assessment.hunts.filter { $0.count > 0 && open.contains($0.control) }
    let run = assessment.hunts.count {
      if case .notRun = $0.outcome { false } else { true }
    }
    var lines = [
      terminal.styled("Open and seen in the events", .bold)
        + "  \(Count.of(run, "hunt")) run, \(assessment.hunts.count - run) without events"
    ]
    if seen.isEmpty { lines.append("  nothing that is open was used") }
    for hunt in seen {
      guard case .seen(let count, _, let last) = hunt.outcome else { continue }
      let when = last.map { ", last on \($0.prefix(10))" } ?? ""
      lines.append("  " + cut("\(hunt.control): \(Count.of(count, "time"))\(when)", indent: 2))
      lines.append("    " + terminal.styled(cut(hunt.title, indent: 4), .dim))
    }
    return lines
  }

  /// What is missing, by table: the table that the most points wait for first.
  private var unmeasured: [String] {
    let gaps = EvidenceGap.gaps(of: assessment)
    guard !gaps.isEmpty else { return [] }
    let results = assessment.results.filter { $0.verdict.kind == .notMeasured }
    let points = results.reduce(0) { $0 + $1.control.points }
    var lines = [
      terminal.styled("Could not be measured", .bold)
        + "  \(Count.of(results.count, "control")), \(Count.points(points))"
    ]
    for gap in gaps.prefix(10) {
      let size = "\(Count.of(gap.controls, "control")), \(Count.points(gap.points))"
      let name = gap.table.isEmpty ? "\(size)" : "\(gap.table) (\(size))"
      lines.append("  " + cut("\(name): \(gap.reason)", indent: 2))
      if let collect = gap.collect {
        lines.append("    collect: " + terminal.styled(cut(collect, indent: 13), .cyan))
      }
    }
    if gaps.count > 10 { lines.append("  and \(Count.of(gaps.count - 10, "more table"))") }
    return lines
  }

  private var errors: [String] {
    let broken = assessment.results.compactMap { result -> String? in
      guard case .error(let problem) = result.verdict else { return nil }
      return "  " + cut("\(result.control.id): \(problem.message)", indent: 2)
    }
    guard !broken.isEmpty else { return [] }
    return [terminal.styled("Checks that failed to run", .bold, .red)] + broken
  }

  private func cut(_ text: String, indent: Int) -> String {
    TerminalText.cut(TerminalText.clean(text), to: terminal.width - indent)
  }

  private static func style(of percentage: Double) -> Terminal.Style {
    percentage >= 80 ? .green : percentage >= 50 ? .yellow : .red
  }

  private static func style(of kind: Verdict.Kind) -> Terminal.Style {
    switch kind {
    case .pass: .green
    case .fail, .error: .red
    case .partial: .yellow
    case .notApplicable, .notMeasured, .notLicensed: .dim
    }
  }
}

/// Numbers with their noun.
enum Count {
  /// `1 control`, `2 controls`.
  static func of(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// The same with a plural of its own.
  static func of(_ count: Int, _ noun: String, plural: String) -> String {
    "\(count) \(count == 1 ? noun : plural)"
  }

  /// `1 point`, `2.5 points`.
  static func points(_ points: Double) -> String {
    "\(NumberText.points(points)) \(points == 1 ? "point" : "points")"
  }
}
