import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  func bindGraphMatch(
    _ node: GraphMatchSyntax,
    _ graph: BoundGraph
  ) throws(Diagnostic) -> Rows {
    let option = node.parameters.named("cycles")
    let cycles: GraphMatchPlan.Cycles
    switch option?.text ?? "unique_edges" {
    case "all": cycles = .all
    case "none": cycles = .none
    case "unique_edges": cycles = .uniqueEdges
    default:
      throw Diagnostic(
        Code.badOption,
        "cycles are 'all', 'none' or 'unique_edges'",
        at: option?.span ?? node.span
      )
    }
    var pattern = GraphPattern(graph, cycles: cycles, selection: .every)
    for path in node.patterns { try add(path, to: &pattern) }
    return try matches(pattern, node.predicate, node.columns)
  }

  func bindShortestPaths(
    _ node: GraphShortestPathsSyntax,
    _ graph: BoundGraph
  ) throws(Diagnostic) -> Rows {
    let option = node.parameters.named("output")
    let selection: GraphMatchPlan.Selection
    switch option?.text ?? "any" {
    case "any": selection = .oneShortest
    case "all": selection = .allShortest
    default:
      throw Diagnostic(
        Code.badOption,
        "the output is 'any' or 'all'",
        at: option?.span ?? node.span
      )
    }
    var pattern = GraphPattern(graph, cycles: .uniqueEdges, selection: selection)
    guard node.patterns.count == 1, let path = node.patterns.first else {
      throw Diagnostic(Code.graph, "shortest paths take one path, not several", at: node.span)
    }
    try add(path, to: &pattern)
    guard pattern.scope.variables.contains(where: \.isChain) else {
      throw Diagnostic(
        Code.graph,
        "a shortest path needs an edge of variable length",
        at: path.span,
        hints: ["write it with its bounds, such as -[e*1..5]->"]
      )
    }
    return try matches(pattern, node.predicate, node.columns)
  }

  private func add(
    _ path: GraphPatternSyntax,
    to pattern: inout GraphPattern
  ) throws(Diagnostic) {
    var sequence: [GraphMatchPlan.Element] = []
    for element in path.elements {
      switch element {
      case .node(let node):
        sequence.append(.node(try pattern.variable(node.name, .node, isChain: false)))
      case .edge(let edge):
        let direction: GraphMatchPlan.Direction =
          switch edge.direction {
          case .right: .right
          case .left: .left
          case .any: .any
          }
        let variable = try pattern.variable(edge.name, .edge, isChain: edge.hops != nil)
        var hops = 1...1
        if let written = edge.hops { hops = try range(of: written) }
        sequence.append(.edge(variable, direction: direction, hops: hops))
      }
    }
    pattern.sequences.append(sequence)
  }

  private func range(of hops: GraphHopsSyntax) throws(Diagnostic) -> ClosedRange<Int> {
    func number(_ expression: ExpressionSyntax?) throws(Diagnostic) -> Int? {
      guard let expression else { return nil }
      guard case .long(let value)? = try constant(expression, as: .long).literal else {
        throw Diagnostic(
          Code.notConstant,
          "the number of edges must be constant",
          at: expression.span
        )
      }
      return Int(value)
    }
    let least = try number(hops.least) ?? 1
    let most = try number(hops.most) ?? Int.max
    guard least >= 0, least <= most else {
      throw Diagnostic(Code.badOption, "there is no number of edges between these", at: hops.span)
    }
    return least...most
  }

  private func matches(
    _ pattern: GraphPattern,
    _ predicate: ExpressionSyntax?,
    _ columns: [NamedExpressionSyntax]?
  ) throws(Diagnostic) -> Rows {
    var pattern = pattern
    let sink = GraphSink(offset: pattern.width)
    var scope = Scope()
    scope.graph = pattern.scope
    scope.graph?.sink = sink
    var rest: [BoundExpression] = []
    for part in predicate.map(Binder.conjuncts) ?? [] {
      if let condition = try condition(part, over: &pattern, in: scope) { rest.append(condition) }
    }
    let named: [NamedExpression]
    if let columns {
      named = try project(columns, in: scope)
    } else {
      named = try allVariables(in: scope)
    }
    let plan = GraphMatchPlan(
      variables: pattern.variables,
      offsets: pattern.scope.variables.map(\.offset),
      rowWidth: pattern.width,
      sequences: pattern.sequences,
      cycles: pattern.cycles,
      selection: pattern.selection,
      condition: rest.isEmpty ? nil : rest.count == 1 ? rest[0] : .and(rest),
      columns: named
    )
    let match = plan.computing(sink.values)
    return Rows(.graph(GraphRowsPlan(graph: pattern.scope.graph.plan, output: .matches(match))))
  }

  /// The columns after `project`.
  private func project(
    _ items: [NamedExpressionSyntax],
    in scope: Scope
  ) throws(Diagnostic) -> [NamedExpression] {
    var names = NameAllocator()
    for item in items { for name in item.names { _ = names.claim(name.text) } }
    var written = Set<String>()
    var columns: [NamedExpression] = []
    for item in items {
      let value = try bind(item.expression, in: scope)
      let name = item.name?.text ?? value.name.map { names.unique($0) } ?? names.anonymous()
      guard written.insert(name).inserted else { throw duplicate(name, at: item.span) }
      columns.append(NamedExpression(name, value.expression))
    }
    return columns
  }

  private func allVariables(in scope: Scope) throws(Diagnostic) -> [NamedExpression] {
    var columns: [NamedExpression] = []
    for variable in scope.graph?.variables ?? [] {
      guard let name = variable.name else { continue }
      let node = NameSyntax(text: name, span: SourceSpan(0, 0))
      columns.append(NamedExpression(name, try bind(node, in: scope).expression))
    }
    return columns
  }

  /// The operands of `and`, however they are bracketed.
  static func conjuncts(_ expression: ExpressionSyntax) -> [ExpressionSyntax] {
    switch expression {
    case .parenthesized(let node): conjuncts(node.expression)
    case .logical(let node) where node.kind == .and: node.operands.flatMap(conjuncts)
    default: [expression]
    }
  }

  /// Binds a part of a condition; what concerns one node or edge alone goes to its variable, and
  /// nil comes back.
  private func condition(
    _ part: ExpressionSyntax,
    over pattern: inout GraphPattern,
    in scope: Scope
  ) throws(Diagnostic) -> BoundExpression? {
    if let each = try everyPart(part, in: scope) {
      pattern.require(each.condition, of: each.variable, isInner: each.isInner)
      return nil
    }
    let bound = try condition(part, in: scope)
    let columns = bound.columns
    for (index, variable) in pattern.scope.variables.enumerated() where !variable.isChain {
      let width = pattern.scope.columns(of: variable.part).count
      let range = variable.offset..<(variable.offset + width)
      guard !columns.isEmpty, columns.allSatisfy(range.contains) else { continue }
      let own = bound.mappingColumns { $0 - variable.offset }
      pattern.require(own, of: index, isInner: false)
      return nil
    }
    return bound
  }
}
