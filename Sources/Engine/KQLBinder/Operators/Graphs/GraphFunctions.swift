import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

// What only expressions over a graph can name: variables of patterns, chains, nodes.
extension Binder {
  /// The property of a variable, if `node` is one.
  func bindGraphProperty(
    _ node: PathSyntax,
    in scope: Scope
  ) throws(Diagnostic) -> Argument? {
    guard let graph = scope.graph, case .name(let base) = node.base,
      case .name(let member) = node.member, scope.rows?.index(of: base.text) == nil,
      let index = graph.index(of: base.text)
    else { return nil }
    let variable = graph.variables[index]
    let columns = graph.columns(of: variable.part)
    guard let column = columns.firstIndex(where: { $0.name == member.text && !$0.isHidden }) else {
      throw Diagnostic(
        Code.unknownColumn,
        "'\(base.text)' has no property named '\(member.text)'",
        at: member.span,
        hints: nearMissHints(for: member.text, among: columns.map(\.name))
      )
    }
    let name = base.text + "_" + member.text
    let type = columns[column].type
    guard variable.isChain else {
      let position = graph.shift + variable.offset + column
      return Argument(expression: .column(position, type), name: name)
    }
    let list = try computed(.list, index, isInner: false, .column(column, type), scope, node.span)
    return Argument(expression: list, name: name)
  }

  /// A variable as a value: a bag of its properties, or an array of such bags.
  func bindGraphVariable(_ node: NameSyntax, in scope: Scope) throws(Diagnostic) -> Argument? {
    guard let graph = scope.graph, let index = graph.index(of: node.text) else { return nil }
    let variable = graph.variables[index]
    var arguments: [Argument] = []
    let offset = variable.isChain ? 0 : graph.shift + variable.offset
    for (position, column) in graph.columns(of: variable.part).enumerated()
    where !column.isHidden {
      arguments.append(Argument(expression: .literal(.string(column.name))))
      arguments.append(Argument(expression: .column(offset + position, column.type)))
    }
    var value = try call("bag_pack", arguments, at: node.span)
    if variable.isChain {
      value = try computed(.list, index, isInner: false, value, scope, node.span)
    }
    return Argument(expression: value, name: node.text)
  }

  /// A call of a function over nodes, edges and chains, if `node` is one.
  func bindGraphCall(_ node: CallSyntax, in scope: Scope) throws(Diagnostic) -> Argument? {
    guard let graph = scope.graph else { return nil }
    switch node.name.text {
    case "node_id", "current_node_id":
      let key = graph.fact(0)
      let value = try nodeFact(node, key, in: scope)
      return Argument(expression: try convert(value, to: .string, at: node.span))
    case "node_degree_in": return Argument(expression: try nodeFact(node, graph.fact(1), in: scope))
    case "node_degree_out":
      return Argument(expression: try nodeFact(node, graph.fact(2), in: scope))
    case "labels": return Argument(expression: .literal(.dynamic(.array([]))))
    case "all", "any", "map":
      guard let part = try chainPart(node, in: scope) else { return nil }
      let kind: GraphMatchPlan.Computed.Kind =
        node.name.text == "map" ? .list : node.name.text == "all" ? .all : .any
      return Argument(
        expression: try computed(
          kind,
          part.variable,
          isInner: part.isInner,
          part.value,
          scope,
          node.span
        )
      )
    case "inner_nodes":
      throw Diagnostic(
        Code.graph,
        "'inner_nodes' stands within all(), any() or map() only",
        at: node.span
      )
    default: return nil
    }
  }

  /// A condition that must hold for every part of a chain and looks at nothing else.
  func everyPart(
    _ expression: ExpressionSyntax,
    in scope: Scope
  ) throws(Diagnostic) -> (variable: Int, isInner: Bool, condition: BoundExpression)? {
    guard let graph = scope.graph, case .call(let node) = expression, node.name.text == "all",
      let part = try chainPart(node, in: scope), graph.variables[part.variable].isChain
    else { return nil }
    let own = graph.columns(of: part.isInner ? .node : .edge).count
    guard part.value.columns.allSatisfy({ $0 < own }) else { return nil }
    return (part.variable, part.isInner, part.value)
  }

  /// A fact about a node: of the variable that is named, or of the node at hand.
  private func nodeFact(
    _ node: CallSyntax,
    _ fact: (column: Int, type: ScalarType),
    in scope: Scope
  ) throws(Diagnostic) -> BoundExpression {
    guard let graph = scope.graph else { return .literal(.null(fact.type)) }
    guard let argument = node.arguments.first else {
      guard graph.own == .node else {
        throw Diagnostic(
          Code.graph,
          "'\(node.name.text)' needs a node here",
          at: node.span,
          hints: ["name a node of the pattern"]
        )
      }
      return .column(fact.column, fact.type)
    }
    guard node.arguments.count == 1, case .name(let name) = argument.expression,
      let index = graph.index(of: name.text), graph.variables[index].part == .node
    else {
      throw Diagnostic(
        Code.graph,
        "'\(node.name.text)' takes a node of the pattern",
        at: argument.span
      )
    }
    return .column(graph.shift + graph.variables[index].offset + fact.column, fact.type)
  }

  /// The arguments of `all`, `any` and `map`: a chain or the nodes within, and an expression.
  private func chainPart(
    _ node: CallSyntax,
    in scope: Scope
  ) throws(Diagnostic) -> (variable: Int, isInner: Bool, value: BoundExpression)? {
    guard let graph = scope.graph, !graph.variables.isEmpty else { return nil }
    var target = node.arguments.first?.expression
    var isInner = false
    if case .call(let inner)? = target, inner.name.text == "inner_nodes" {
      target = inner.arguments.first?.expression
      isInner = true
    }
    guard node.arguments.count == 2, case .name(let name)? = target,
      let index = graph.index(of: name.text), graph.variables[index].part == .edge
    else {
      throw Diagnostic(
        Code.graph,
        "'\(node.name.text)' takes an edge of the pattern and an expression",
        at: node.span
      )
    }
    let part: GraphScope.Part = isInner ? .node : .edge
    var inner = scope
    inner.rows = graph.graph.scopeRows(part)
    inner.graph?.own = part
    inner.graph?.shift = graph.columns(of: part).count
    inner.graph?.sink = nil
    let expression = node.arguments[1].expression
    let value =
      node.name.text == "map"
      ? try bind(expression, in: inner).expression : try condition(expression, in: inner)
    return (index, isInner, value)
  }

  private func computed(
    _ kind: GraphMatchPlan.Computed.Kind,
    _ variable: Int,
    isInner: Bool,
    _ value: BoundExpression,
    _ scope: Scope,
    _ span: SourceSpan
  ) throws(Diagnostic) -> BoundExpression {
    guard let sink = scope.graph?.sink else {
      throw Diagnostic(Code.graph, "a chain of edges cannot be looked at from here", at: span)
    }
    let position = sink.add(
      GraphMatchPlan.Computed(
        kind: kind,
        variable: variable,
        isInner: isInner,
        expression: value
      )
    )
    return .column(position, kind == .list ? .dynamic : .bool)
  }
}

extension GraphScope {
  /// The column and type of a fact about nodes.
  fileprivate func fact(_ fact: Int) -> (column: Int, type: ScalarType) {
    (fact, graph.nodeColumns[fact].type)
  }
}
