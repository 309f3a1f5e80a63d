import KQLPlan
import Tables

extension BoundExpression {
  /// Whether a row costs enough to be worth the hand-over to another processor: a function reads a
  /// text or a dynamic value.
  var isHeavy: Bool {
    switch self {
    case .column, .literal, .scalarQuery: false
    case .call(let call):
      call.arguments.contains { $0.literal == nil && $0.isBytes }
        || call.arguments.contains(where: \.isHeavy)
    case .and(let operands), .or(let operands): operands.contains(where: \.isHeavy)
    case .inList(let operand, _, _, _), .inQuery(let operand, _, _, _): operand.isHeavy
    case .applied(let body, let arguments):
      arguments.contains { $0.isBytes || $0.isHeavy } || body.isHeavy
    }
  }

  private var isBytes: Bool { type == .string || type == .dynamic }
}
