import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  /// Binds operators of one precedence from left to right.
  func bind(_ node: BinarySyntax, in scope: Scope) throws(Diagnostic) -> Argument {
    if case .star = node.first, let term = node.rest.first {
      return Argument(expression: try anyColumn(term, at: node.span, in: scope))
    }
    var result = try bind(node.first, in: scope)
    for term in node.rest {
      let operand = try bind(term.operand, in: scope)
      result = Argument(
        expression: try apply(term.kind, result, operand, at: term.operatorSpan)
      )
    }
    return result
  }

  /// Applies an operator to two bound operands.
  func apply(
    _ kind: BinaryOperator,
    _ left: Argument,
    _ right: Argument,
    at span: SourceSpan
  ) throws(Diagnostic) -> BoundExpression {
    let name = kind == .colon ? "has" : kind.rawValue
    var operands = [Argument(expression: left.expression), Argument(expression: right.expression)]
    if Binder.isComparison(kind) {
      operands = try adapted(operands, at: span)
    } else if Binder.isArithmetic(kind) {
      operands = try adaptedNumbers(operands, at: span)
    }
    return try call(name, operands, at: span)
  }

  private static func isComparison(_ kind: BinaryOperator) -> Bool {
    switch kind {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }

  /// Whether an operator is written with `!`; beside `*` it asks text columns only.
  private static func isNegated(_ kind: BinaryOperator) -> Bool { kind.rawValue.hasPrefix("!") }

  private static func isArithmetic(_ kind: BinaryOperator) -> Bool {
    switch kind {
    case .add, .subtract, .multiply, .divide, .modulo: true
    default: false
    }
  }

  /// Gives both sides of a comparison one type: a dynamic takes the other's type, numbers the
  /// wider one, and a text beside a datetime, timespan, guid or number is read as one when it is
  /// constant.
  func adapted(_ operands: [Argument], at span: SourceSpan) throws(Diagnostic) -> [Argument] {
    let left = operands[0]
    let right = operands[1]
    guard left.type != right.type else { return operands }
    var target: ScalarType?
    if left.isUntypedNull {
      target = right.type
    } else if right.isUntypedNull {
      target = left.type
    } else if left.type == .dynamic || right.type == .dynamic || left.type.isNumeric {
      target = OverloadChoice.widest(left.type, right.type)
    }
    if target == nil {
      let readable: Set<ScalarType> = [.datetime, .timespan, .guid, .bool]
      if right.type == .string, right.expression.literal != nil, readable.contains(left.type) {
        target = left.type
      } else if left.type == .string, left.expression.literal != nil,
        readable.contains(right.type)
      {
        target = right.type
      }
    }
    if target == nil {
      // A text and a number are compared as numbers when the text is constant, else as texts.
      if right.type == .string, left.type.isNumeric {
        target = right.expression.literal == nil ? .string : left.type
      } else if left.type == .string, right.type.isNumeric {
        target = left.expression.literal == nil ? .string : right.type
      }
    }
    guard let target else { return operands }
    return [
      Argument(expression: try convert(left.expression, to: target, at: span)),
      Argument(expression: try convert(right.expression, to: target, at: span)),
    ]
  }

  /// In arithmetic, a dynamic takes the type of the other operand.
  private func adaptedNumbers(
    _ operands: [Argument],
    at span: SourceSpan
  ) throws(Diagnostic) -> [Argument] {
    let left = operands[0]
    let right = operands[1]
    if left.type == .dynamic, right.type != .dynamic {
      let type: ScalarType = right.type == .int ? .long : right.type
      return [Argument(expression: try convert(left.expression, to: type, at: span)), right]
    }
    if right.type == .dynamic, left.type != .dynamic {
      let type: ScalarType = left.type == .int ? .long : left.type
      return [left, Argument(expression: try convert(right.expression, to: type, at: span))]
    }
    return operands
  }

  /// `* has "x"`: whether it holds for any text column.
  private func anyColumn(
    _ term: BinaryTermSyntax,
    at span: SourceSpan,
    in scope: Scope
  ) throws(Diagnostic) -> BoundExpression {
    guard let rows = scope.rows else {
      throw Diagnostic(Code.notScalar, "'*' has no columns to stand for here", at: span)
    }
    let operand = try bind(term.operand, in: scope)
    var alternatives: [BoundExpression] = []
    for (index, column) in rows.visible {
      var value = Argument(expression: rows.reference(index))
      if operand.type == .string, column.type != .string {
        guard column.type == .dynamic || term.kind != .equal, !Binder.isNegated(term.kind) else {
          continue
        }
        value = Argument(expression: try convert(value.expression, to: .string, at: span))
      } else if column.type != operand.type {
        guard column.type.isNumeric, operand.type.isNumeric else { continue }
      }
      alternatives.append(try apply(term.kind, value, operand, at: term.operatorSpan))
    }
    return alternatives.isEmpty ? .literal(.bool(false)) : .or(alternatives)
  }

  /// Binds `a between (b .. c)`: both ends belong to it; a timespan end is added to the start.
  func bind(_ node: BetweenSyntax, in scope: Scope) throws(Diagnostic) -> Argument {
    let operand = try bind(node.operand, in: scope)
    let lower = try bind(node.lower, in: scope)
    var upper = try bind(node.upper, in: scope)
    if lower.type == .datetime, upper.type == .timespan {
      upper = Argument(expression: try apply(.add, lower, upper, at: node.operatorSpan))
    }
    let inside = BoundExpression.and([
      try apply(.greaterOrEqual, operand, lower, at: node.operatorSpan),
      try apply(.lessOrEqual, operand, upper, at: node.operatorSpan),
    ])
    guard node.isNegated else { return Argument(expression: inside) }
    return Argument(expression: try call("not", inside, at: node.operatorSpan))
  }
}
