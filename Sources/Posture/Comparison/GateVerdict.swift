public import PostureModel

/// What every rule of a gate came to.
public struct GateVerdict: Sendable, Hashable {
  /// What one rule came to.
  public struct Outcome: Sendable, Hashable {
    /// The rule.
    public var rule: GateRule
    /// Why it does not hold; nil when it holds.
    public var failure: GateFailure?
    /// The numbers in a sentence.
    public var reason: String
    /// The controls that break the rule, in order of identifier.
    public var controls: [String] = []
  }

  /// One outcome a rule, in the order of the rules.
  public var outcomes: [Outcome]

  /// Judges an assessment.
  ///
  /// - Parameters:
  ///   - assessment: The run.
  ///   - previous: The earlier run, which `maximumDrop` needs.
  ///   - rules: The rules.
  public init(_ assessment: Assessment, previous: Assessment? = nil, rules: [GateRule]) {
    outcomes = rules.map { Self.outcome(of: $0, assessment, previous) }
  }

  /// Whether every rule holds.
  public var passed: Bool { failures.isEmpty }

  /// The rules that do not hold, by exit code, then in the order of the rules.
  public var failures: [Outcome] {
    GateFailure.allCases.flatMap { failure in outcomes.filter { $0.failure == failure } }
  }

  /// 0, or the smallest code of the rules that do not hold.
  public var exitCode: Int32 { outcomes.compactMap(\.failure).min()?.exitCode ?? 0 }

  private static func outcome(
    of rule: GateRule,
    _ run: Assessment,
    _ previous: Assessment?
  ) -> Outcome {
    switch rule {
    case .minimumScore(let wanted):
      return threshold(rule, "the score", run.score.total.percentage, wanted, .score)
    case .minimumPoints(let wanted):
      return points(rule, "the score", run.score.total, wanted)
    case .minimumCategoryPoints(let category, let wanted):
      return points(rule, "category \(category.rawValue)", tally(of: category, in: run), wanted)
    case .minimumCategory(let category, let wanted):
      let tally = tally(of: category, in: run)
      return threshold(rule, "category \(category.rawValue)", tally?.percentage, wanted, .score)
    case .maximumDrop(let allowed): return drop(rule, allowed, run, previous)
    case .maximumPointsDrop(let allowed): return pointsDrop(rule, allowed, run, previous)
    case .newFailures(let severity): return newFailures(rule, severity, run, previous)
    case .severity(let severity): return failing(rule, severity, run)
    case .control(let id): return named(rule, id, run)
    case .minimumCoverage(let wanted):
      return threshold(rule, "coverage", run.score.basis.coverage, wanted, .coverage)
    }
  }

  private static func threshold(
    _ rule: GateRule,
    _ name: String,
    _ value: Double?,
    _ wanted: Double,
    _ failure: GateFailure
  ) -> Outcome {
    guard let value else {
      return Outcome(
        rule: rule,
        failure: .coverage,
        reason: "\(name) cannot be told: nothing of it was measured"
      )
    }
    let numbers =
      "\(NumberText.percentage(value)), wanted at least \(NumberText.percentage(wanted))"
    return Outcome(
      rule: rule,
      failure: value < wanted ? failure : nil,
      reason: "\(name) is \(numbers)"
    )
  }

  private static func tally(of category: Category, in run: Assessment) -> Tally? {
    run.score.byCategory.first { $0.category == category }?.tally
  }

  private static func points(
    _ rule: GateRule,
    _ name: String,
    _ tally: Tally?,
    _ wanted: Double
  ) -> Outcome {
    guard let tally, tally.possible > 0 else {
      return Outcome(
        rule: rule,
        failure: .coverage,
        reason: "\(name) cannot be told: nothing of it was measured"
      )
    }
    let numbers =
      "\(NumberText.points(tally.achieved)), wanted at least \(NumberText.points(wanted))"
    return Outcome(
      rule: rule,
      failure: tally.achieved < wanted ? .score : nil,
      reason: "\(name) in points is \(numbers)"
    )
  }

  private static func pointsDrop(
    _ rule: GateRule,
    _ allowed: Double,
    _ run: Assessment,
    _ previous: Assessment?
  ) -> Outcome {
    guard let old = previous?.score.total, old.possible > 0, run.score.total.possible > 0 else {
      return Outcome(
        rule: rule,
        failure: .coverage,
        reason: "the drop in points cannot be told: one of the two runs has no score"
      )
    }
    let new = run.score.total.achieved
    let moved = "\(NumberText.points(old.achieved)) to \(NumberText.points(new))"
    return Outcome(
      rule: rule,
      failure: old.achieved - new > allowed ? .drop : nil,
      reason: "the points went from \(moved), allowed drop \(NumberText.points(allowed))"
    )
  }

  private static func newFailures(
    _ rule: GateRule,
    _ severity: Severity,
    _ run: Assessment,
    _ previous: Assessment?
  ) -> Outcome {
    guard let previous else {
      return Outcome(
        rule: rule,
        failure: .coverage,
        reason: "new failures cannot be told: there is no earlier run"
      )
    }
    let old = Set(previous.results.filter(isOpen).map(\.control.id))
    let new = run.results.filter {
      $0.control.severity <= severity && isOpen($0) && !old.contains($0.control.id)
    }
    let name = severity == .critical ? "critical" : "\(severity.rawValue) or worse"
    let count = new.isEmpty ? "no" : String(new.count)
    return Outcome(
      rule: rule,
      failure: new.isEmpty ? nil : .drop,
      reason: new.count == 1
        ? "1 \(name) control fails anew" : "\(count) \(name) controls fail anew",
      controls: new.map(\.control.id)
    )
  }

  private static func isOpen(_ result: ControlResult) -> Bool {
    result.standing == .measured && isFailing(result.verdict)
  }

  private static func drop(
    _ rule: GateRule,
    _ allowed: Double,
    _ run: Assessment,
    _ previous: Assessment?
  ) -> Outcome {
    guard let old = previous?.score.total.percentage, let new = run.score.total.percentage else {
      return Outcome(
        rule: rule,
        failure: .coverage,
        reason: "the drop cannot be told: one of the two runs has no score"
      )
    }
    let moved = "\(NumberText.percentage(old)) to \(NumberText.percentage(new))"
    return Outcome(
      rule: rule,
      failure: old - new > allowed ? .drop : nil,
      reason: "the score went from \(moved), allowed drop \(NumberText.points(allowed))"
    )
  }

  private static func failing(_ rule: GateRule, _ severity: Severity, _ run: Assessment) -> Outcome
  {
    let failing = run.results.filter {
      $0.control.severity <= severity && $0.standing == .measured && isFailing($0.verdict)
    }
    let name = severity == .critical ? "critical" : "\(severity.rawValue) or worse"
    let reason: String
    switch failing.count {
    case 0: reason = "no \(name) control fails"
    case 1: reason = "1 \(name) control fails"
    default: reason = "\(failing.count) \(name) controls fail"
    }
    return Outcome(
      rule: rule,
      failure: failing.isEmpty ? nil : .control,
      reason: reason,
      controls: failing.map(\.control.id)
    )
  }

  private static func named(_ rule: GateRule, _ id: String, _ run: Assessment) -> Outcome {
    guard let result = run.result(of: id) else {
      return Outcome(rule: rule, failure: .coverage, reason: "control \(id) is not in the run")
    }
    let failure: GateFailure?
    switch result.verdict {
    case .fail, .partial: failure = result.standing == .measured ? .control : nil
    case .notMeasured, .error: failure = .coverage
    case .pass, .notApplicable, .notLicensed: failure = nil
    }
    return Outcome(
      rule: rule,
      failure: failure,
      reason: "control \(id): \(result.verdict.kind.rawValue)",
      controls: failure == nil ? [] : [id]
    )
  }

  private static func isFailing(_ verdict: Verdict) -> Bool {
    verdict.kind == .fail || verdict.kind == .partial
  }
}
