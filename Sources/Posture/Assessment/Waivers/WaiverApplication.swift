public import Diagnostics
public import PostureModel

/// Applies decisions to an assessment: verdicts stay, standings and the score change.
///
/// A decision about a whole control changes its standing. One about objects covers those that do not
/// meet the control. The points that these cost, their equal share of what the control lacks, are
/// then accepted (they stay in both sums of the score) or asserted (they leave both). A control all
/// of whose offenders are covered is no longer open; one with an offender left is.
public enum WaiverApplication {
  /// Applies decisions instead of any that were applied before.
  ///
  /// - Parameters:
  ///   - file: The decisions.
  ///   - assessment: The run.
  ///   - today: The day on which decisions must hold, `YYYY-MM-DD`.
  /// - Returns: The run with the decisions, and what is to be said about them: expired, unused, too
  ///   wide, overlapping.
  public static func apply(
    _ file: WaiverFile,
    to assessment: Assessment,
    today: String
  ) -> (assessment: Assessment, diagnostics: [Diagnostic]) {
    var assessment = assessment
    var remarks = Remarks()
    var active: [String: [WaiverEntry]] = [:]
    for entry in file.entries {
      if let last = entry.waiver.expires, last < today {
        remarks.expired(entry)
      } else {
        active[entry.waiver.control, default: []].append(entry)
      }
    }
    for index in assessment.results.indices {
      let plain = withoutWaivers(assessment.results[index])
      assessment.results[index] = apply(active[plain.control.id] ?? [], to: plain, &remarks)
    }
    assessment.waivers = file.entries.map { entry in
      var waiver = entry.waiver
      waiver.state = remarks.state(of: entry)
      return waiver
    }
    for entry in file.entries { remarks.closeBooks(on: entry) }
    assessment.score = Scoring.score(assessment.results)
    assessment.recommendations = Recommender.recommend(
      assessment.results,
      score: assessment.score,
      hunts: assessment.hunts
    )
    return (assessment, remarks.diagnostics)
  }

  /// A result as the evidence alone has it.
  private static func withoutWaivers(_ result: ControlResult) -> ControlResult {
    var result = result
    result.standing = .measured
    result.pointsAsserted = 0
    result.pointsAccepted = 0
    result.pointsPossible = result.verdict.share == nil ? 0 : result.control.points
    result.pointsAchieved = result.pointsPossible * (result.verdict.share ?? 0)
    for index in result.findings.indices { result.findings[index].waiver = nil }
    return result
  }

  private static func apply(
    _ entries: [WaiverEntry],
    to result: ControlResult,
    _ remarks: inout Remarks
  ) -> ControlResult {
    guard !entries.isEmpty, isOpen(result) else { return result }
    let whole = entries.filter(\.selectors.isEmpty)
    if let first = whole.first {
      remarks.used(first)
      // What else there is about the control has nothing left to decide.
      for other in entries where other.waiver.id != first.waiver.id {
        remarks.overlaps(other, first)
      }
      return letGo(result, by: first.waiver)
    }
    return cover(result, with: entries, &remarks)
  }

  /// Whether there is anything to decide: what is met or does not apply needs no waiver.
  private static func isOpen(_ result: ControlResult) -> Bool {
    switch result.verdict.kind {
    case .fail, .partial, .notMeasured, .error: true
    case .pass, .notApplicable, .notLicensed: false
    }
  }

  private static func letGo(_ result: ControlResult, by waiver: Waiver) -> ControlResult {
    var result = result
    for index in result.findings.indices where result.findings[index].compliant == false {
      result.findings[index].waiver = waiver.id
    }
    switch waiver.decision {
    case .asserted:
      result.standing = .asserted(waiver: waiver.id)
      result.pointsAsserted = result.control.points
      result.pointsPossible = 0
      result.pointsAchieved = 0
    case .accepted:
      result.standing = .accepted(waiver: waiver.id)
      result.pointsAccepted = result.pointsToGain
    }
    return result
  }

  /// Covers objects; the first decision that selects one decides.
  private static func cover(
    _ result: ControlResult,
    with entries: [WaiverEntry],
    _ remarks: inout Remarks
  ) -> ControlResult {
    var result = result
    var covered: [Waiver.Decision: Int] = [:]
    var deciding: [Waiver] = []
    for index in result.findings.indices where result.findings[index].compliant != true {
      let finding = result.findings[index]
      var first: WaiverEntry?
      for entry in entries {
        guard let selector = entry.selectors.firstIndex(where: { $0.matches(finding) }) else {
          continue
        }
        if let first {
          remarks.overlaps(entry, first)
        } else {
          first = entry
          remarks.used(entry, selector: selector)
        }
      }
      guard let waiver = first?.waiver else { continue }
      result.findings[index].waiver = waiver.id
      guard finding.compliant == false else { continue }
      covered[waiver.decision, default: 0] += 1
      if !deciding.contains(where: { $0.id == waiver.id }) { deciding.append(waiver) }
    }
    for entry in entries { remarks.measure(entry, over: result) }
    guard result.counts.noncompliant > 0, let share = result.verdict.share, share < 1 else {
      return result
    }
    let accepted = covered[.accepted] ?? 0
    let asserted = covered[.asserted] ?? 0
    let gap = result.control.points * (1 - share)
    let each = gap / Double(result.counts.noncompliant)
    result.pointsAccepted = each * Double(accepted)
    result.pointsAsserted = each * Double(asserted)
    result.pointsPossible -= result.pointsAsserted
    if accepted + asserted >= result.counts.noncompliant {
      let risk = deciding.first { $0.decision == .accepted }
      if let risk {
        result.standing = .accepted(waiver: risk.id)
      } else if let word = deciding.first {
        result.standing = .asserted(waiver: word.id)
      }
    }
    return result
  }
}

/// What is found out about the decisions while they are applied.
private struct Remarks {
  private(set) var diagnostics: [Diagnostic] = []
  private var expiredIDs: Set<String> = []
  private var usedIDs: Set<String> = []
  private var usedSelectors: [String: Set<Int>] = [:]
  private var overlapping: Set<[String]> = []

  mutating func expired(_ entry: WaiverEntry) {
    expiredIDs.insert(entry.waiver.id)
    diagnostics.append(
      entry.diagnostic(
        WaiverCodes.expired,
        "it ended on \(entry.waiver.expires ?? ""), so what it covered counts again",
        at: "expires",
        severity: .error,
        hints: ["decide anew and move 'expires', or delete it"]
      )
    )
  }

  mutating func used(_ entry: WaiverEntry, selector: Int? = nil) {
    usedIDs.insert(entry.waiver.id)
    if let selector { usedSelectors[entry.waiver.id, default: []].insert(selector) }
  }

  mutating func overlaps(_ later: WaiverEntry, _ first: WaiverEntry) {
    usedIDs.insert(later.waiver.id)
    for (index, _) in later.selectors.enumerated() {
      usedSelectors[later.waiver.id, default: []].insert(index)
    }
    guard overlapping.insert([later.waiver.id, first.waiver.id]).inserted else { return }
    diagnostics.append(
      later.diagnostic(
        WaiverCodes.overlapping,
        "'\(first.waiver.id)' covers the same already",
        hints: ["one decision should stand for an object; delete one"]
      )
    )
  }

  /// A pattern that covers most of what there is hides the next offender too.
  mutating func measure(_ entry: WaiverEntry, over result: ControlResult) {
    let offenders = result.findings.filter { $0.compliant == false }
    guard offenders.count >= 4 else { return }
    for selector in entry.selectors where selector.attribute == .pattern {
      let hits = offenders.count { selector.matches($0) }
      guard hits * 2 > offenders.count else { continue }
      diagnostics.append(
        entry.diagnostic(
          WaiverCodes.tooWide,
          "the pattern '\(selector.text)' covers \(hits) of \(offenders.count) objects that do not "
            + "meet '\(result.control.id)'",
          at: "objects",
          hints: ["name the objects, or decide about the control as a whole"]
        )
      )
    }
  }

  /// What can be said when everything has been applied.
  mutating func closeBooks(on entry: WaiverEntry) {
    let id = entry.waiver.id
    guard !expiredIDs.contains(id) else { return }
    guard usedIDs.contains(id) else {
      diagnostics.append(
        entry.diagnostic(
          WaiverCodes.unused,
          "it decides nothing in this run",
          at: "control",
          hints: ["the control is met, does not apply or has no such object; delete it if so"]
        )
      )
      return
    }
    for (index, selector) in entry.selectors.enumerated()
    where usedSelectors[id]?.contains(index) != true {
      diagnostics.append(
        entry.diagnostic(
          WaiverCodes.unusedObject,
          "no object that does not meet the control is '\(selector.text)'",
          at: "objects"
        )
      )
    }
  }

  func state(of entry: WaiverEntry) -> Waiver.State {
    if expiredIDs.contains(entry.waiver.id) { return .expired }
    return usedIDs.contains(entry.waiver.id) ? .active : .unused
  }
}
