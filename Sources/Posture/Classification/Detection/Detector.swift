/// Runs rules on texts.
///
/// It is made once for all texts, which takes longer than a text; texts may then be given to it from
/// several tasks.
public struct Detector: Sendable {
  /// What a text may cost.
  public struct Limits: Sendable, Hashable {
    /// Looks at a character by expressions, all together; some hundred million take a second.
    public var steps: Int

    /// Creates limits.
    public init(steps: Int = 100_000_000) { self.steps = steps }
  }

  private let plan: DetectionPlan
  private let limits: Limits

  /// Makes rules ready; what they refer to and do not have may come from the built-in rules.
  public init(_ rules: [DetectionRules], builtIn: DetectionRules? = nil, limits: Limits = Limits())
  {
    plan = PlanBuilder.plan(rules, builtIn: builtIn)
    self.limits = limits
  }

  /// What of the rules cannot be tried.
  public var problems: [DetectionProblem] { plan.problems }

  /// The names of the types, in the order of the rules.
  public var types: [String] { plan.types.map(\.rule.name) }

  /// Finds the types in a text.
  public func detect(in text: String) -> DetectionResult {
    let scanned = ScannedText(text)
    var evaluation = TextEvaluation(TextScan(plan, scanned, steps: limits.steps))
    var matches: [TypeMatch] = []
    for type in plan.types {
      let instances = evaluation.instances(of: type)
      guard !instances.isEmpty else { continue }
      matches.append(TypeMatch(typeID: type.rule.id, type: type.rule.name, instances: instances))
    }
    return DetectionResult(
      matches: matches,
      problems: evaluation.problems,
      isTruncated: scanned.isTruncated
    )
  }
}
