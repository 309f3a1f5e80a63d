import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

// `bin_auto(x)` is `bin` with the size, and from the point, that `set` statements give.
extension Binder {
  private static let size = "query_bin_auto_size"
  private static let point = "query_bin_auto_at"

  /// The name under which an option is kept; no name of a query is written so.
  private static func key(_ option: String) -> String { "set " + option }

  /// Keeps an option that `bin_auto` needs; others change no rows.
  func bindOption(_ node: SetSyntax) throws(Diagnostic) {
    guard [Binder.size, Binder.point].contains(node.name.text), let value = node.value else {
      return
    }
    let bound = try bind(value, in: Scope())
    environment.define(Binder.key(node.name.text), .scalar(bound.expression))
  }

  func bindBinAuto(_ node: CallSyntax, in scope: Scope) throws(Diagnostic) -> Argument {
    guard node.arguments.count == 1 else {
      throw Diagnostic(Code.noOverload, "'bin_auto' takes one value", at: node.span)
    }
    guard case .scalar(let size)? = environment[Binder.key(Binder.size)] else {
      throw Diagnostic(
        Code.argumentMissing,
        "'bin_auto' has no size",
        at: node.span,
        hints: ["begin the query with set \(Binder.size) = 1h;"]
      )
    }
    let value = try bind(node.arguments[0].expression, in: scope)
    var arguments = [value, Argument(expression: size)]
    var function = "bin"
    if case .scalar(let point)? = environment[Binder.key(Binder.point)] {
      arguments.append(Argument(expression: point))
      function = "bin_at"
    }
    return Argument(expression: try call(function, arguments, at: node.span), name: value.name)
  }
}
