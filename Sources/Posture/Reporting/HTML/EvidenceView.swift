import PostureModel

/// What was collected, what is missing, decisions and problems.
struct EvidenceView {
  let assessment: Assessment
  let limits: HTMLFormat.Limits

  init(_ assessment: Assessment, limits: HTMLFormat.Limits) {
    self.assessment = assessment
    self.limits = limits
  }

  var fields: Fields {
    let collection = assessment.collection
    let missing = MissingTables.needed(by: assessment)
    let states = CollectionStatus.State.allCases.compactMap { state -> String? in
      let count = collection.count { $0.state == state }
      return count > 0 ? "\(count) \(state.rawValue)" : nil
    }
    let problems = assessment.problems
    let cut = problems.count - limits.listedItems
    return [
      "missingTables": missing.map { table -> Fields in
        [
          "needCommand": given(table.collect),
          "needTable": table.name,
          "needReason": SafeText.clipped(table.reason, to: 300),
          "needControls": table.controls,
          "needPoints": NumberText.points(table.points),
        ]
      },
      "hasCollection": !collection.isEmpty,
      "collectionSummary": states.joined(separator: ", "),
      "collectionMarkup": Markup(collection.map(row)),
      "hasWaivers": !assessment.waivers.isEmpty,
      "waiverSummary": Words.count(assessment.waivers.count, "decision"),
      "waiversMarkup": Markup(assessment.waivers.map(row)),
      "hasProblems": !problems.isEmpty,
      "problemSummary": "\(Words.grouped(problems.count))",
      "problemsMarkup": Markup(problems.prefix(limits.listedItems).map(row)),
      "problemsMore": given(cut > 0 ? "\(Words.grouped(cut)) more in the JSON report" : nil),
    ]
  }

  private func row(_ status: CollectionStatus) -> Markup {
    let style = status.state == .failed ? "failed" : status.state.rawValue
    let note = [status.reason, status.state == .collected ? nil : status.command]
      .compactMap { $0 }.joined(separator: "; ")
    return """
      <tr><th scope=row>\(status.table)<td><span class="word \(style)">\(status.state.rawValue)</span>\
      <td class=num>\(Words.grouped(status.count))\
      <td class=origin>\(SafeText.clipped(status.source ?? "–", to: 300))\
      <td>\(SafeText.clipped(note, to: 300))
      """
  }

  private func row(_ waiver: Waiver) -> Markup {
    let objects = waiver.objects.prefix(5).map { SafeText.clipped($0, to: 80) }
    let further = waiver.objects.count - objects.count
    let list = objects.joined(separator: ", ") + (further > 0 ? " and \(further) more" : "")
    let named: Markup = list.isEmpty ? "" : "<span class=dim><bdi>\(list)</bdi></span>"
    let decision = waiver.decision == .accepted ? "risk accepted" : "met another way"
    let state = waiver.state.rawValue
    return """
      <tr><th scope=row><bdi>\(waiver.id)</bdi><td>\(waiver.control)\(named)<td>\(decision)\
      <td><span class="word \(state)">\(state)</span>\
      <td><bdi>\(SafeText.clipped(waiver.owner, to: 120))</bdi><td>\(waiver.expires ?? "–")\
      <td><bdi>\(SafeText.clipped(waiver.reason, to: 500))</bdi>
      """
  }

  private func row(_ problem: Problem) -> Markup {
    var row: Markup =
      "<li><code>\(problem.code)</code> \(SafeText.clipped(problem.message, to: 500))"
    if let place = problem.place {
      row += " <span class=origin>\(SafeText.clipped(place, to: 300))</span>"
    }
    row += Markup(problem.hints.map { hint -> Markup in "<span class=dim>\(hint)</span>" })
    return row
  }
}
