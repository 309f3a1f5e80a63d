import BoostRegex

/// Makes rules ready to run.
struct PlanBuilder {
  private var plan = DetectionPlan()
  /// Processors that several rules share: functions, built-in ones.
  private var shared: [String: Int] = [:]
  private var own: [String: Int] = [:]
  private var rules = DetectionRules()
  private let builtIn: DetectionRules?

  /// Makes a plan of rules; what they refer to and do not have may come from the built-in rules.
  static func plan(_ rules: [DetectionRules], builtIn: DetectionRules?) -> DetectionPlan {
    var builder = PlanBuilder(builtIn: builtIn)
    for set in rules { builder.add(set) }
    builder.plan.arrange()
    return builder.plan
  }

  private init(builtIn: DetectionRules?) { self.builtIn = builtIn }

  private mutating func add(_ rules: DetectionRules) {
    self.rules = rules
    own = [:]
    for type in rules.types { plan.types.append(planned(type)) }
  }

  private mutating func planned(_ type: TypeRule) -> PlannedType {
    var order: [Int] = []
    var groups: [Int: [PlannedPattern]] = [:]
    var affinity: [PlannedPattern] = []
    for rule in type.patterns {
      let pattern = PlannedPattern(
        confidence: rule.confidence,
        evidence: rule.evidence.map { planned($0) },
        filters: planned(rule.filters, of: type)
      )
      guard let identifier = rule.identifier else {
        affinity.append(pattern)
        continue
      }
      let index = processor(identifier)
      if groups[index] == nil { order.append(index) }
      groups[index, default: []].append(pattern)
    }
    return PlannedType(
      rule: type,
      identifiers: order.map { index in
        PlannedIdentifier(
          processor: index,
          patterns: (groups[index] ?? []).sorted { $0.confidence > $1.confidence }
        )
      },
      affinity: affinity,
      filters: planned(type.filters, of: type)
    )
  }

  private mutating func planned(_ rule: EvidenceRule) -> PlannedEvidence {
    switch rule {
    case .match(let id, let minCount, let isUnique):
      .match(processor: processor(id), minCount: max(1, minCount), isUnique: isUnique)
    case .any(let children, let minMatches, let maxMatches):
      .any(children.map { planned($0) }, minMatches: minMatches, maxMatches: maxMatches)
    }
  }

  private mutating func planned(_ filters: [FilterRule], of type: TypeRule) -> [PlannedFilter] {
    var planned: [PlannedFilter] = []
    for filter in filters {
      switch filter {
      case .allDigitsSame: planned.append(.allDigitsSame)
      case .text(let direction, let includes, let id):
        planned.append(.text(direction, includes: includes, processor: processor(id)))
      case .unassessed(let reason):
        plan.problems.append(DetectionProblem(subject: type.name, reason: reason))
      }
    }
    return planned
  }

  /// The processor of a reference: one of the same rules, a function, or a built-in one.
  private mutating func processor(_ id: String) -> Int {
    if let index = own[id] { return index }
    if let rule = rules.processors[id] {
      let index = add(id, rule)
      own[id] = index
      return index
    }
    let key = id.lowercased()
    if let index = shared[key] { return index }
    let index: Int
    if let function = DetectionFunctions.function(named: id) {
      index = add(id, function)
    } else if let rule = builtIn?.processors[id] {
      index = add(id, rule)
    } else if let identifier = builtIn?.identifier(ofType: key), identifier != id {
      index = processor(identifier)
    } else {
      index = addUnassessed(id, Self.reason(id))
    }
    shared[key] = index
    return index
  }

  private static func reason(_ id: String) -> String {
    if id.lowercased().hasPrefix("func_") { return "not evaluated: there is no function '\(id)'" }
    if id.utf8.count == 36, id.split(separator: "-").count == 5 {
      return "not assessed: the keyword dictionary '\(id)' is not among the files"
    }
    return "not evaluated: nothing has the identifier '\(id)'"
  }

  private mutating func addUnassessed(_ id: String, _ reason: String) -> Int {
    plan.problems.append(DetectionProblem(subject: id, reason: reason))
    plan.processors.append(PlannedProcessor(id: id, kind: .unassessed(reason), shape: nil))
    return plan.processors.count - 1
  }

  private mutating func add(_ id: String, _ rule: ProcessorRule) -> Int {
    switch rule {
    case .unassessed(let reason): return addUnassessed(id, reason)
    case .keywords(let groups): return add(id, groups)
    case .regex(let pattern, let validators):
      do throws(BoostRegexError) {
        let regex = try BoostRegex(pattern)
        let planned = self.planned(validators, of: id)
        let shape = PatternShape(pattern)
        plan.processors.append(
          PlannedProcessor(id: id, kind: .expression(regex, planned), shape: shape)
        )
        return plan.processors.count - 1
      } catch {
        return addUnassessed(id, "not evaluated: the expression is refused: \(error.message)")
      }
    }
  }

  private mutating func add(_ id: String, _ groups: [KeywordGroup]) -> Int {
    let start = plan.terms.count
    for group in groups {
      for term in group.terms where !term.text.isEmpty {
        let scalars = Array(term.text.unicodeScalars)
        plan.terms.append(
          PlannedTerm(
            folded: scalars.map(ScannedText.folded),
            exact: term.isCaseSensitive ? scalars.map(\.value) : nil,
            matchesWords: group.matchesWords,
            processor: plan.processors.count
          )
        )
      }
    }
    let kind = PlannedProcessor.Kind.keywords(start..<plan.terms.count)
    plan.processors.append(PlannedProcessor(id: id, kind: kind, shape: nil))
    return plan.processors.count - 1
  }

  private mutating func add(_ id: String, _ function: DetectionFunction) -> Int {
    guard let regex = function.compiled else {
      return addUnassessed(id, "not evaluated: the form of '\(id)' cannot be compiled")
    }
    plan.processors.append(
      PlannedProcessor(
        id: id,
        kind: .function(function, regex),
        shape: PatternShape(regex.pattern)
      )
    )
    return plan.processors.count - 1
  }

  private mutating func planned(_ validators: [ValidatorRule], of id: String) -> [PlannedValidator]
  {
    var planned: [PlannedValidator] = []
    for validator in validators {
      switch validator {
      case .luhn: planned.append(.luhn)
      case .checksum(let weights, let modulus, let checkDigit, let allowsLetters):
        planned.append(
          .checksum(
            weights: weights,
            modulus: modulus,
            checkDigit: checkDigit,
            allowsLetters: allowsLetters
          )
        )
      case .date(let order, let offset):
        planned.append(.date(order: Array(order.uppercased().utf8), offset: offset))
      case .function(let name):
        guard let function = DetectionFunctions.function(named: name), let regex = function.compiled
        else {
          let reason = "not evaluated: there is no validator '\(name)'"
          plan.problems.append(DetectionProblem(subject: id, reason: reason))
          continue
        }
        planned.append(.function(function, regex))
      case .unassessed(let reason):
        plan.problems.append(DetectionProblem(subject: id, reason: reason))
      }
    }
    return planned
  }
}
