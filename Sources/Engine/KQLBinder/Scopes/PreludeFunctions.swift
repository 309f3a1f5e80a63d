public import KQLSyntax

/// The functions of a prelude, which see each other whatever their order.
///
/// They are gathered once; a binder takes them as they are, however many queries it is made for.
public struct PreludeFunctions: Sendable {
  let byName: [String: FunctionSyntax]

  /// Gathers the functions of some texts; of equal names the last one stands.
  public init(_ trees: [QuerySyntax] = []) {
    var byName: [String: FunctionSyntax] = [:]
    for case .let(let node) in trees.flatMap(\.statements) {
      if case .function(let function) = node.value { byName[node.name.text] = function }
    }
    self.byName = byName
  }
}
