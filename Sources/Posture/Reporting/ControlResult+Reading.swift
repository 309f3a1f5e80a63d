import PostureModel

extension ControlResult {
  /// Whether it needs work: it fails in whole or in part, or its check broke, and nobody decided
  /// otherwise.
  var isOpen: Bool {
    guard standing == .measured else { return false }
    return switch verdict.kind {
    case .fail, .partial, .error: true
    case .pass, .notApplicable, .notMeasured, .notLicensed: false
    }
  }

  /// Its status in a word: the verdict, unless a decision stands in front of it.
  var status: Status {
    switch standing {
    case .asserted: return .asserted
    case .accepted where verdict.kind == .fail || verdict.kind == .partial: return .accepted
    case .accepted, .measured: break
    }
    return switch verdict.kind {
    case .pass: .pass
    case .fail: .fail
    case .partial: .partial
    case .error: .error
    case .notMeasured: .notMeasured
    case .notApplicable: .notApplicable
    case .notLicensed: .notLicensed
    }
  }

  /// The waiver that its standing rests on.
  var waiverID: String? {
    switch standing {
    case .measured: nil
    case .asserted(let waiver), .accepted(let waiver): waiver
    }
  }

  /// The objects that do not meet the control.
  var offenders: [Finding] { findings.filter { $0.compliant == false } }

  /// Why it was not measured, or what to know about it, in a sentence.
  var explanation: String {
    switch verdict {
    case .pass: return "every requirement is met"
    case .fail, .partial:
      let judged = counts.compliant + counts.noncompliant
      return judged == 0
        ? "nothing that meets it was found"
        : "\(counts.noncompliant) of \(judged) objects do not meet it"
    case .notApplicable(let reason): return reason
    case .notMeasured(let missing):
      return missing.map { "\($0.table): \($0.reason)" }.joined(separator: "; ")
    case .notLicensed(let plans):
      return "needs one of the service plans \(plans.joined(separator: ", "))"
    case .error(let problem): return problem.message
    }
  }
}

/// What a reader is told about a control in a word.
enum Status: String, CaseIterable {
  case fail
  case partial
  case error
  case notMeasured = "not-measured"
  case accepted
  case asserted
  case pass
  case notApplicable = "not-applicable"
  case notLicensed = "not-licensed"

  /// The word.
  var title: String {
    switch self {
    case .fail: "Fail"
    case .partial: "Partial"
    case .error: "Error"
    case .notMeasured: "Not measured"
    case .accepted: "Risk accepted"
    case .asserted: "Asserted"
    case .pass: "Pass"
    case .notApplicable: "Not applicable"
    case .notLicensed: "Not licensed"
    }
  }
}
