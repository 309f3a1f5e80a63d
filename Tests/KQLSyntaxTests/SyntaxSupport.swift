import Diagnostics
import KQLSyntax
import Testing

/// What tests of the parser share.
enum Read {
  /// The tree of a query that has no mistakes.
  static func tree(_ query: String, _ location: SourceLocation = #_sourceLocation) -> QuerySyntax {
    let (tree, diagnostics) = parse(SourceText(name: "query", text: query))
    #expect(diagnostics.isEmpty, "\(query): \(diagnostics)", sourceLocation: location)
    return tree
  }

  /// The expression `x` of `print x`.
  static func expression(
    _ text: String,
    _ location: SourceLocation = #_sourceLocation
  ) throws -> ExpressionSyntax {
    let node = try #require(operators("print \(text)", location).first)
    guard case .print(let print) = node else { throw Missing() }
    return try #require(print.columns.first).expression
  }

  /// The operators of the last statement of a query.
  static func operators(
    _ query: String,
    _ location: SourceLocation = #_sourceLocation
  ) throws -> [OperatorSyntax] {
    let statement = try #require(tree(query, location).statements.last)
    guard case .query(.pipeline(let pipeline)) = statement else { throw Missing() }
    return pipeline.operators
  }

  /// The diagnostics of a query.
  static func diagnostics(_ query: String) -> [Diagnostic] {
    parse(SourceText(name: "query", text: query)).diagnostics
  }

  struct Missing: Error {}
}

/// A tree as text without its places, so that two trees can be compared.
func outline(_ value: Any) -> String {
  if value is SourceSpan { return "" }
  let mirror = Mirror(reflecting: value)
  guard !mirror.children.isEmpty else { return "\(value)" }
  let parts = mirror.children.map { "\($0.label ?? "")\(outline($0.value))" }
  return "\(type(of: value))(\(parts.joined(separator: " ")))"
}

/// An expression in prefix notation: how operators bind.
func prefix(_ expression: ExpressionSyntax) -> String {
  switch expression {
  case .binary(let node):
    var text = prefix(node.first)
    for term in node.rest { text = "(\(term.kind.rawValue) \(text) \(prefix(term.operand)))" }
    return text
  case .logical(let node):
    return "(\(node.kind.rawValue) \(node.operands.map(prefix).joined(separator: " ")))"
  case .membership(let node):
    let values = node.values.map(prefix).joined(separator: " ")
    return "(\(node.kind.rawValue) \(prefix(node.operand)) [\(values)])"
  case .between(let node):
    let name = node.isNegated ? "!between" : "between"
    return "(\(name) \(prefix(node.operand)) \(prefix(node.lower)) \(prefix(node.upper)))"
  case .unary(let node): return "(\(node.sign.rawValue) \(prefix(node.operand)))"
  case .path(let node): return "(. \(prefix(node.base)) \(prefix(node.member)))"
  case .element(let node): return "([] \(prefix(node.base)) \(prefix(node.index)))"
  case .parenthesized(let node): return prefix(node.expression)
  case .call(let node):
    let arguments = node.arguments.map { argument in
      (argument.name.map { $0.text + "=" } ?? "") + prefix(argument.expression)
    }
    return "(\(([node.name.text] + arguments).joined(separator: " ")))"
  case .pipeline(let node):
    let source = node.source.map(prefix) ?? "_"
    return "{\(([source] + node.operators.map(\.description)).joined(separator: " | "))}"
  default: return expression.description
  }
}
