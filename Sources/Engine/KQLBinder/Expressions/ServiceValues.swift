import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  /// `geo_info_from_ip_address(ip)`: binds, and says that it needs a service when a row asks.
  func bindPlaceOfAddress(_ node: CallSyntax, in scope: Scope) throws(Diagnostic) -> Argument {
    guard let first = node.arguments.first, node.arguments.count == 1 else {
      throw Diagnostic(
        Code.noOverload,
        "'\(node.name.text)' takes one address as text",
        at: node.span
      )
    }
    let address = try convert(
      bind(first.expression, in: scope).expression,
      to: .string,
      at: first.span
    )
    let name = node.name.text
    let overload = Overload([.string], returns: .dynamic) { _, count, _ in
      guard count > 0 else { return Column(nulls: 0, of: .dynamic) }
      throw QueryFailure(
        "'\(name)' is answered by a service, which is not asked; join a table of places instead"
      )
    }
    return Argument(
      expression: .call(
        BoundCall(
          name: name,
          kind: .volatile,
          overload: overload,
          arguments: [address],
          type: .dynamic,
          span: node.span
        )
      )
    )
  }
}
