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
      "collection": collection.map(row),
      "hasWaivers": !assessment.waivers.isEmpty,
      "waiverSummary": Words.count(assessment.waivers.count, "decision"),
      "waivers": assessment.waivers.map(row),
      "hasProblems": !problems.isEmpty,
      "problemSummary": "\(Words.grouped(problems.count))",
      "problems": problems.prefix(limits.listedItems).map { problem -> Fields in
        [
          "problemCode": problem.code,
          "problemMessage": SafeText.clipped(problem.message, to: 500),
          "problemPlace": given(problem.place.map { SafeText.clipped($0, to: 300) }),
          "problemHints": problem.hints,
        ]
      },
      "problemsMore": given(cut > 0 ? "\(Words.grouped(cut)) more in the JSON report" : nil),
    ]
  }

  private func row(_ status: CollectionStatus) -> Fields {
    let note = [status.reason, status.state == .collected ? nil : status.command]
    return [
      "collectionTable": status.table,
      "collectionClass": status.state == .failed ? "failed" : status.state.rawValue,
      "collectionState": status.state.rawValue,
      "collectionCount": Words.grouped(status.count),
      "collectionSource": SafeText.clipped(status.source ?? "–", to: 300),
      "collectionNote": SafeText.clipped(
        note.compactMap { $0 }.joined(separator: "; "),
        to: 300
      ),
    ]
  }

  private func row(_ waiver: Waiver) -> Fields {
    let objects = waiver.objects.prefix(5).map { SafeText.clipped($0, to: 80) }
    let further = waiver.objects.count - objects.count
    let list = objects.joined(separator: ", ") + (further > 0 ? " and \(further) more" : "")
    return [
      "waiverID": waiver.id,
      "waiverControl": waiver.control,
      "waiverObjects": given(list),
      "waiverDecision": waiver.decision == .accepted ? "risk accepted" : "met another way",
      "waiverClass": waiver.state.rawValue,
      "waiverState": waiver.state.rawValue,
      "waiverOwner": SafeText.clipped(waiver.owner, to: 120),
      "waiverExpires": waiver.expires ?? "–",
      "waiverReason": SafeText.clipped(waiver.reason, to: 500),
    ]
  }
}
