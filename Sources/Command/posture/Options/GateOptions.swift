import ArgumentParser
import Comparison
import PostureModel

/// The conditions of a gate.
struct GateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file of rules, such as posture-gate.yaml; those of the options come on top.",
      valueName: "file"
    )
  )
  var policy: String?

  @Option(help: ArgumentHelp("The total must be at least this, in percent.", valueName: "percent"))
  var minScore: Double?

  @Option(
    help: ArgumentHelp(
      "A category must be at least this (identity=80); may be repeated.",
      valueName: "category=percent"
    )
  )
  var minCategory: [String] = []

  @Option(
    help: ArgumentHelp(
      "The total may be at most this many percentage points below the run of --compare-with.",
      valueName: "points"
    )
  )
  var maxDrop: Double?

  @Option(
    help: ArgumentHelp(
      "The earlier run that rules about a change compare with: a file, or one of the history.",
      valueName: "run"
    )
  )
  var compareWith: String?

  @Option(
    help: ArgumentHelp(
      "No control of this severity or a worse one may fail, or this control; may be repeated.",
      valueName: "severity|control"
    )
  )
  var failOn: [String] = []

  @Option(
    help: ArgumentHelp(
      "At least this part of the points in scope must be measured, in percent.",
      valueName: "percent"
    )
  )
  var minCoverage: Double?

  func validate() throws {
    guard try policy != nil || !rules().isEmpty else {
      throw ValidationError(
        "A gate needs a rule: --policy, --min-score, --min-category, --max-drop, --fail-on or "
          + "--min-coverage."
      )
    }
    if maxDrop != nil && compareWith == nil {
      throw ValidationError("--max-drop needs --compare-with, the run to compare with.")
    }
  }

  /// The rules of the policy file, then those of the options.
  func allRules() throws -> [GateRule] {
    let rules = try (policy.map { try GatePolicy.read($0).rules } ?? []) + self.rules()
    if compareWith == nil, rules.contains(where: \.needsEarlierRun) {
      throw ValidationError(
        "The policy's 'regression' needs --compare-with, the run to compare with."
      )
    }
    return rules
  }

  /// The rules of the options in a fixed order.
  func rules() throws -> [GateRule] {
    var rules: [GateRule] = []
    if let minScore { rules.append(.minimumScore(try Self.percent(minScore, "--min-score"))) }
    rules += try minCategory.map(Self.categoryRule)
    if let maxDrop { rules.append(.maximumDrop(try Self.percent(maxDrop, "--max-drop"))) }
    rules += failOn.map { name in
      Severity(rawValue: name.lowercased()).map { .severity($0) } ?? .control(name)
    }
    if let minCoverage {
      rules.append(.minimumCoverage(try Self.percent(minCoverage, "--min-coverage")))
    }
    return rules
  }

  private static func percent(_ value: Double, _ option: String) throws -> Double {
    guard value >= 0, value <= 100 else {
      throw ValidationError("\(option) is a number from 0 to 100.")
    }
    return value
  }

  private static func categoryRule(_ text: String) throws -> GateRule {
    let parts = text.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let value = Double(parts[1]) else {
      throw ValidationError("--min-category is written identity=80, not '\(text)'.")
    }
    let known = Category.allCases
    guard let category = known.first(where: { $0.rawValue.lowercased() == parts[0].lowercased() })
    else {
      let names = known.map { $0.rawValue.lowercased() }.joined(separator: ", ")
      throw ValidationError("There is no category '\(parts[0])'; there are \(names).")
    }
    return .minimumCategory(category, try percent(value, "--min-category"))
  }
}
