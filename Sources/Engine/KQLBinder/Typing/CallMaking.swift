import Diagnostics
import KQLPlan
import Tables

// Making calls: choosing the overload, converting arguments, computing what is constant.
extension Binder {
  /// A call of a scalar function by name.
  func call(
    _ name: String,
    _ arguments: [Argument],
    at span: SourceSpan
  ) throws(Diagnostic) -> BoundExpression {
    guard let function = functions.scalar(name) else {
      throw unknownFunction(name, at: span)
    }
    let overloads = functions.overloads(of: function)
    guard
      let (index, fit) = OverloadChoice.best(
        overloads,
        { ($0.parameters, $0.isVariadic) },
        for: arguments
      )
    else {
      throw refusal(of: function.name, arguments, overloads.map(\.parameters), at: span)
    }
    let overload = overloads[index]
    var bound: [BoundExpression] = []
    for (argument, target) in Swift.zip(arguments, fit.targets) {
      bound.append(try convert(argument.expression, to: target, at: span))
    }
    let infos = Swift.zip(bound, arguments).map {
      ArgumentInfo(type: $0.type, literal: $0.literal, name: $1.name)
    }
    guard let type = resultType(overload.result, overload.parameters, infos) else {
      throw refusal(of: function.name, arguments, overloads.map(\.parameters), at: span)
    }
    let call = BoundCall(
      name: function.name,
      kind: function.kind,
      overload: overload,
      arguments: bound,
      type: type,
      span: span
    )
    return try folded(call)
  }

  /// A call of one argument.
  func call(
    _ name: String,
    _ argument: BoundExpression,
    at span: SourceSpan
  ) throws(Diagnostic) -> BoundExpression {
    try call(name, [Argument(expression: argument)], at: span)
  }

  /// The value of a pure call with constant arguments, or the call itself.
  private func folded(_ call: BoundCall) throws(Diagnostic) -> BoundExpression {
    guard call.kind == .pure else { return .call(call) }
    var columns: [Column] = []
    for argument in call.arguments {
      guard let literal = argument.literal else { return .call(call) }
      columns.append(Column(literal, count: 1))
    }
    do {
      let column = try call.overload.evaluate(columns, 1, context)
      return .literal(column.value(at: 0))
    } catch {
      throw Diagnostic(Code.failedConstant, "'\(call.name)': \(error)", at: call.span)
    }
  }

  /// Converts an expression as the language does by itself; nil leaves it as it is.
  func convert(
    _ expression: BoundExpression,
    to target: ScalarType?,
    at span: SourceSpan
  ) throws(Diagnostic) -> BoundExpression {
    guard let target, target != expression.type else { return expression }
    if let literal = expression.literal, literal.isNull {
      return .literal(target == .string ? .string("") : .null(target))
    }
    return try call(Binder.conversionName(target), expression, at: span)
  }

  /// The function that converts to a type.
  static func conversionName(_ type: ScalarType) -> String {
    switch type {
    case .bool: "tobool"
    case .int: "toint"
    case .long: "tolong"
    case .real: "toreal"
    case .decimal: "todecimal"
    case .string: "tostring"
    case .datetime: "todatetime"
    case .timespan: "totimespan"
    case .guid: "toguid"
    case .dynamic: "todynamic"
    }
  }

  /// The type of a call's result.
  func resultType(
    _ result: ResultType,
    _ parameters: [Parameter],
    _ arguments: [ArgumentInfo]
  ) -> ScalarType? {
    switch result {
    case .type(let type): return type
    case .argument(let index): return index < arguments.count ? arguments[index].type : nil
    case .computed(let body): return body(arguments)
    case .common:
      for (position, argument) in arguments.enumerated() {
        let parameter = position < parameters.count ? parameters[position] : parameters.last
        if parameter == .common { return argument.type }
      }
      return nil
    }
  }

  /// Why a call was refused: which types were given and which are taken.
  func refusal(
    of name: String,
    _ arguments: [Argument],
    _ parameters: [[Parameter]],
    at span: SourceSpan
  ) -> Diagnostic {
    let given = arguments.map { $0.isTypeLiteral ? "typeof" : $0.type.rawValue }
    let isOperator = name.utf8.first.map { !($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) } ?? false
    let message =
      isOperator
      ? "the operator '\(name)' is not defined for \(given.joined(separator: " and "))"
      : "'\(name)' does not take (\(given.joined(separator: ", ")))"
    let known = parameters.prefix(4).map { list in
      name + "(" + list.map(Binder.name).joined(separator: ", ") + ")"
    }
    let hints = isOperator ? [] : ["it takes " + known.joined(separator: " or ")]
    return Diagnostic(Code.noOverload, message, at: span, hints: hints)
  }

  private static func name(of parameter: Parameter) -> String {
    switch parameter {
    case .type(let type), .constant(let type): type.rawValue
    case .any: "any"
    case .scalar, .common: "scalar"
    case .numeric: "number"
    case .typeLiteral: "typeof(...)"
    }
  }

  private func unknownFunction(_ name: String, at span: SourceSpan) -> Diagnostic {
    if functions.aggregate(name) != nil {
      return Diagnostic(
        Code.aggregateOutside,
        "'\(name)' is an aggregate, which only summarize and its kin can compute",
        at: span
      )
    }
    return Diagnostic(
      Code.unknownFunction,
      "there is no function named '\(name)'",
      at: span,
      hints: nearMissHints(for: name, among: functions.scalarNames + functions.aggregateNames)
    )
  }
}
