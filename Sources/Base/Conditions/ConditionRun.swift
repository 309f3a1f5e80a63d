public import Documents

/// Evaluates conditions over one document.
///
/// Definitions without parameters are evaluated once.
public struct ConditionRun {
  /// How many steps one condition may take: thousands of domains against thousands of records.
  public static let mostSteps = 50_000_000
  /// How deep definitions and expressions may nest while they are evaluated.
  private static let deepest = 250

  private let library: ConditionLibrary
  private let document: ConditionValue
  private let mostSteps: Int
  private var facts: [Fact]
  private var locals: [ConditionValue?] = []
  private var base = 0
  private var steps = 0
  private var depth = 0

  /// What is known of a definition without parameters.
  private enum Fact {
    case unknown
    case known(ConditionValue?)
  }

  /// A condition that took more steps than any real document needs.
  private struct Stopped: Error {}

  /// Creates a run; `library` is that of the conditions.
  public init(
    of library: ConditionLibrary,
    over document: JSONNode,
    mostSteps: Int = ConditionRun.mostSteps
  ) {
    self.library = library
    self.mostSteps = mostSteps
    self.document = ConditionValue(document)
    facts = Array(repeating: .unknown, count: library.definitions.count)
  }

  /// Whether a condition holds; nil when that cannot be told from the document.
  public mutating func truth(of condition: Condition) -> Bool? {
    steps = 0
    depth = 0
    base = 0
    locals = Array(repeating: nil, count: condition.body.locals)
    // What takes too long is as unanswered as what has no answer.
    return (try? value(of: condition.body.expression))?.holds
  }

  private mutating func value(
    of expression: ConditionExpression
  ) throws(Stopped) -> ConditionValue? {
    steps += 1
    depth += 1
    defer { depth -= 1 }
    guard steps <= mostSteps, depth <= Self.deepest else { throw Stopped() }
    switch expression {
    case .constant(let value): return value
    case .document: return document
    case .local(let local): return locals[base + local]
    case .member(let operand, let key): return try value(of: operand)?.member(key)
    case .index(let operand, let index):
      guard let operand = try value(of: operand), let index = try value(of: index) else {
        return nil
      }
      return operand[index]
    case .list(let elements): return try list(elements)
    case .not(let operand): return try value(of: operand).map { .bool(!$0.holds) }
    case .both(let left, let right): return try joined(left, right, decidedBy: false)
    case .either(let left, let right): return try joined(left, right, decidedBy: true)
    case .compare(let operation, let left, let right):
      guard let left = try value(of: left), let right = try value(of: right) else { return nil }
      return .bool(operation(left, right))
    case .isIn(let element, let list):
      guard let element = try value(of: element), let list = try value(of: list) else {
        return nil
      }
      steps += (list.size ?? 0) / 4
      return .bool(list.contains(element))
    case .plus(let left, let right):
      guard let left = try value(of: left), let right = try value(of: right) else { return nil }
      return left.adding(right)
    case .choose(let condition, let yes, let no):
      guard let condition = try value(of: condition) else { return nil }
      return try value(of: condition.holds ? yes : no)
    case .each(let quantifier, let list, let local, let inner):
      let elements = try value(of: list)?.elements ?? []
      return try each(quantifier, elements, local: local, inner)
    case .call(let function, let arguments):
      return function(try values(of: arguments))
    case .invoke(let definition, let arguments):
      return try invoke(definition, arguments)
    }
  }

  private mutating func values(
    of expressions: [ConditionExpression]
  ) throws(Stopped) -> [ConditionValue?] {
    var values: [ConditionValue?] = []
    for expression in expressions { values.append(try value(of: expression)) }
    return values
  }

  /// A list with something missing in it is missing as a whole.
  private mutating func list(
    _ elements: [ConditionExpression]
  ) throws(Stopped) -> ConditionValue? {
    var values: [ConditionValue] = []
    for element in elements {
      guard let value = try value(of: element) else { return nil }
      values.append(value)
    }
    return .list(values)
  }

  /// `&&` is decided by a side that does not hold and `||` by one that does, whichever side it is
  /// and whether or not the other one is missing.
  private mutating func joined(
    _ left: ConditionExpression,
    _ right: ConditionExpression,
    decidedBy decisive: Bool
  ) throws(Stopped) -> ConditionValue? {
    let first = try value(of: left)?.holds
    if first == decisive { return .bool(decisive) }
    let second = try value(of: right)?.holds
    if second == decisive { return .bool(decisive) }
    return first == nil || second == nil ? nil : .bool(!decisive)
  }

  /// An element for which the inner expression is missing does not count as one that it holds for.
  private mutating func each(
    _ quantifier: ConditionExpression.Quantifier,
    _ elements: [ConditionValue],
    local: Int,
    _ inner: ConditionExpression
  ) throws(Stopped) -> ConditionValue {
    var kept: [ConditionValue] = []
    for element in elements {
      locals[base + local] = element
      let found = try value(of: inner)
      switch quantifier {
      case .exists: if found?.holds == true { return .bool(true) }
      case .all: if found?.holds != true { return .bool(false) }
      case .filter: if found?.holds == true { kept.append(element) }
      case .map: if let found { kept.append(found) }
      }
    }
    switch quantifier {
    case .exists: return .bool(false)
    case .all: return .bool(true)
    case .filter, .map: return .list(kept)
    }
  }

  private mutating func invoke(
    _ definition: Int,
    _ arguments: [ConditionExpression]
  ) throws(Stopped) -> ConditionValue? {
    let isFact = library.parameters[definition] == 0
    if isFact, case .known(let value) = facts[definition] { return value }
    let given = try values(of: arguments)
    let body = library.definitions[definition]
    let outer = base
    let height = locals.count
    locals += given
    for _ in given.count..<max(given.count, body.locals) { locals.append(nil) }
    base = height
    let result = try value(of: body.expression)
    base = outer
    locals.removeSubrange(height...)
    if isFact { facts[definition] = .known(result) }
    return result
  }
}

extension ConditionExpression.Comparison {
  fileprivate func callAsFunction(_ left: ConditionValue, _ right: ConditionValue) -> Bool {
    switch self {
    case .equal: left == right
    case .unequal: left != right
    case .less: left.isBefore(right)
    case .lessOrEqual: !right.isBefore(left)
    case .greater: right.isBefore(left)
    case .greaterOrEqual: !left.isBefore(right)
    }
  }
}

extension ConditionValue {
  /// The sum of numbers, or texts or lists put together; nil for other values.
  fileprivate func adding(_ other: ConditionValue) -> ConditionValue? {
    switch (self, other) {
    case (.number(let left), .number(let right)): .number(left + right)
    case (.string(let left), .string(let right)): .string(left + right)
    case (.list, .list), (.list, .node), (.node, .list), (.node, .node):
      typeName == "list" && other.typeName == "list" ? .list(elements + other.elements) : nil
    default: nil
    }
  }
}
