import PostureModel

/// What a score could become with the licences owned, the zone that it is in, and where its points
/// come from.
struct ReachView {
  let assessment: Assessment
  let terminal: Terminal

  var lines: [String] { achievable + zones + sources }

  private var achievable: [String] {
    let reach = assessment.score.reach
    guard let percentage = reach.achievablePercentage else { return [] }
    var text =
      "       achievable \(NumberText.percentage(percentage)): "
      + "\(NumberText.points(reach.achievable)) of \(NumberText.points(reach.owned)) points "
    let plans = assessment.collection.first { $0.table == "ServicePlans" }?.state
    text +=
      plans == .collected || plans == .empty
      ? "with the licences owned" : "if the licences suffice, which the export does not tell"
    if reach.accepted > 0 {
      text += "; \(NumberText.points(reach.accepted)) are given up as accepted risk"
    }
    var lines = [text]
    let gaps = LicenceGap.all(in: assessment)
    if !gaps.isEmpty {
      lines.append(
        "       of \(NumberText.points(reach.everything)) with every licence: "
          + "\(NumberText.percentage(reach.achievedOfEverything)) now, "
          + "\(NumberText.percentage(reach.achievableOfEverything)) achievable"
      )
      let names = gaps.prefix(3).map { gap in
        "\(gap.plans.joined(separator: " or ")) \(NumberText.points(gap.points))"
      }
      let more = gaps.count > 3 ? " and \(gaps.count - 3) more" : ""
      lines.append("       licences lacking, by points: \(names.joined(separator: ", "))\(more)")
    }
    return lines.map { TerminalText.cut(TerminalText.clean($0), to: terminal.width) }
  }

  private var zones: [String] {
    (assessment.zones?.standings(of: assessment.score) ?? []).compactMap { standing in
      // Categories and products are told where something of their own is set for them.
      let isOwn = assessment.zones?.own[standing.scope] != nil || standing.target != nil
      guard standing.scope == .total || isOwn else { return nil }
      let scope = standing.scope == .total ? "Zone" : standing.scope.name
      var parts: [String] = []
      if let zone = standing.zone {
        parts.append(terminal.styled(TerminalText.clean(zone.name), Self.style(of: standing)))
      }
      if let next = standing.next, let points = standing.pointsToNext {
        parts.append(
          "\(NumberText.points(points)) points to \(TerminalText.clean(next.name)) "
            + "(\(NumberText.percentage(next.from)))"
        )
      }
      if let target = standing.target, let points = standing.pointsToTarget {
        let lack = points > 0 ? "\(NumberText.points(points)) points short" : "reached"
        parts.append("target \(NumberText.percentage(target)) \(lack)")
      }
      return "\(scope)  " + parts.joined(separator: ", ")
    }
  }

  private var sources: [String] {
    let results = assessment.results
    let theirs = results.count { $0.control.pointsSource.kind == .secureScore }
    let own = results.count { $0.control.pointsSource.kind == .weights }
    guard theirs + own > 0 else { return [] }
    var parts: [String] = []
    if theirs > 0 {
      parts.append("of \(Count.of(theirs, "control")) from the tenant's Secure Score")
    }
    if own > 0 { parts.append("of \(Count.of(own, "control")) from the weights file") }
    return ["       points " + parts.joined(separator: ", ") + ", of the others from the catalog"]
  }

  private static func style(of standing: ZoneStanding) -> Terminal.Style {
    if standing.rank + 1 == standing.zones { return .green }
    return standing.rank == 0 ? .red : .yellow
  }
}
