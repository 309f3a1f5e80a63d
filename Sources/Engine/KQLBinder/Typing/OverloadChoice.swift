import KQLPlan
import Tables

/// What the binder knows of one argument of a call.
struct Argument {
  /// The argument, bound.
  var expression: BoundExpression
  /// The name it would have as a column, such as `x` for `x` or `a_b` for `a.b`.
  var name: String?
  /// The results, of a call with several: its expression is then the first, and `whole` all in one.
  var parts: (whole: BoundExpression, parts: [ResultPart])?
  /// Whether it is a `typeof(...)` literal; the expression is then the type's name.
  var isTypeLiteral = false

  /// Its type.
  var type: ScalarType { expression.type }

  /// Whether it is a null of no particular type, which fits every parameter.
  var isUntypedNull: Bool {
    switch expression.literal {
    case .dynamic(.null), .null(.dynamic): true
    default: false
    }
  }
}

/// Chooses the overload of a function that fits the arguments best.
enum OverloadChoice {
  /// How one list of parameters fits: the sum of conversions, and what to convert arguments to.
  struct Fit {
    var cost: Int
    var targets: [ScalarType?]
  }

  /// The first of the best fitting candidates, or nil when none fits.
  @inline(__always)
  static func best<Candidate>(
    _ candidates: [Candidate],
    _ signature: (Candidate) -> (parameters: [Parameter], isVariadic: Bool),
    for arguments: [Argument]
  ) -> (index: Int, fit: Fit)? {
    var best: (index: Int, fit: Fit)?
    for (index, candidate) in candidates.enumerated() {
      let (parameters, isVariadic) = signature(candidate)
      guard let fit = fit(parameters, isVariadic, arguments) else { continue }
      if let known = best, known.fit.cost <= fit.cost { continue }
      best = (index, fit)
      if fit.cost == 0 { break }
    }
    return best
  }

  private static func fit(
    _ parameters: [Parameter],
    _ isVariadic: Bool,
    _ arguments: [Argument]
  ) -> Fit? {
    guard arguments.count >= (isVariadic ? parameters.count - 1 : parameters.count),
      isVariadic || arguments.count == parameters.count
    else { return nil }
    var result = Fit(cost: 0, targets: [])
    var common: ScalarType?
    for (position, argument) in arguments.enumerated() {
      guard let parameter = position < parameters.count ? parameters[position] : parameters.last
      else { return nil }
      if parameter == .common {
        guard !argument.isTypeLiteral else { return nil }
        if argument.isUntypedNull { continue }
        guard let known = common else {
          common = argument.type
          continue
        }
        guard let wider = widest(known, argument.type) else { return nil }
        common = wider
      }
    }
    for (position, argument) in arguments.enumerated() {
      guard let parameter = position < parameters.count ? parameters[position] : parameters.last,
        let (cost, target) = conversion(of: argument, to: parameter, common: common ?? .dynamic)
      else { return nil }
      result.cost += cost
      result.targets.append(target)
    }
    return result
  }

  private static func conversion(
    of argument: Argument,
    to parameter: Parameter,
    common: ScalarType
  ) -> (cost: Int, target: ScalarType?)? {
    if argument.isTypeLiteral != (parameter == .typeLiteral) { return nil }
    switch parameter {
    case .typeLiteral: return (0, nil)
    case .any: return (0, nil)
    case .scalar: return argument.type == .dynamic ? nil : (0, nil)
    case .numeric: return argument.type.isNumeric ? (0, nil) : nil
    case .common:
      return argument.type == common ? (0, nil) : (1, common)
    case .constant(let type):
      guard argument.expression.literal != nil else { return nil }
      return conversion(of: argument, to: type)
    case .type(let type): return conversion(of: argument, to: type)
    }
  }

  private static func conversion(
    of argument: Argument,
    to type: ScalarType
  ) -> (cost: Int, target: ScalarType?)? {
    if argument.type == type { return (0, nil) }
    if argument.isUntypedNull { return (1, type) }
    return implicitCost(from: argument.type, to: type).map { ($0, type) }
  }

  /// The cost of a conversion that the language makes by itself, or nil when it makes none.
  static func implicitCost(from source: ScalarType, to target: ScalarType) -> Int? {
    switch (source, target) {
    case (.int, .long): 1
    case (.long, .real): 2
    case (.int, .real): 3
    case (.int, .decimal), (.long, .decimal): 4
    case (.real, .decimal): 5
    case (.long, .int): 6
    case (.dynamic, _): 10
    default: nil
    }
  }

  /// The type that holds values of both, or nil when there is none.
  static func widest(_ left: ScalarType, _ right: ScalarType) -> ScalarType? {
    if left == right { return left }
    if left == .dynamic { return right }
    if right == .dynamic { return left }
    guard left.isNumeric, right.isNumeric else { return nil }
    let order: [ScalarType] = [.int, .long, .real, .decimal]
    return order.last { $0 == left || $0 == right }
  }
}
