import PostureModel

/// How the rows of a check become a verdict.
enum VerdictRules {
  /// The verdict of a check over its findings; the tables it reads are named when none was judged.
  static func verdict(
    of check: Check,
    counts: ControlResult.Counts,
    tables: [String]
  ) -> Verdict {
    guard counts.total > 0 else { return verdictOfNone(check.none) }
    let judged = counts.compliant + counts.noncompliant
    guard judged > 0 else {
      let objects = counts.unknown == 1 ? "the object" : "none of the \(counts.unknown) objects"
      let verb = counts.unknown == 1 ? "could not be judged" : "could be judged"
      return .notMeasured(
        (tables.isEmpty ? [""] : tables).map {
          MissingEvidence(table: $0, reason: "\(objects) found \(verb) from what was exported")
        }
      )
    }
    switch check.pass {
    case .all: return counts.noncompliant == 0 ? .pass : .fail
    case .any: return counts.compliant > 0 ? .pass : .fail
    case .atLeast(let wanted): return counts.compliant >= wanted ? .pass : .fail
    case .share:
      if counts.noncompliant == 0 { return .pass }
      if counts.compliant == 0 { return .fail }
      return .partial(share: Double(counts.compliant) / Double(judged))
    }
  }

  private static func verdictOfNone(_ rule: Check.NoneRule) -> Verdict {
    switch rule {
    case .pass: .pass
    case .fail: .fail
    case .notApplicable: .notApplicable(reason: "the tenant has nothing that it applies to")
    }
  }
}
