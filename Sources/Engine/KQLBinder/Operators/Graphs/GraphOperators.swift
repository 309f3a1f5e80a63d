import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

// The operators that change a graph or make rows of it.
extension Binder {
  /// Binds an operator over a graph.
  func bind(_ step: OperatorSyntax, graph: BoundGraph, _ input: Rows) throws(Diagnostic) -> Rows {
    switch step {
    case .graphMatch(let node): return try bindGraphMatch(node, graph)
    case .graphShortestPaths(let node): return try bindShortestPaths(node, graph)
    case .graphToTable(let node): return try bindGraphToTable(node, graph)
    case .graphMarkComponents(let node): return try bindMarkComponents(node, graph)
    case .graphWhereNodes(let node):
      let condition = try graphCondition(node.predicate, .node, graph)
      return changed(graph, by: .keepNodes(condition))
    case .graphWhereEdges(let node):
      let condition = try graphCondition(node.predicate, .edge, graph)
      return changed(graph, by: .keepEdges(condition))
    case .as(let node):
      environment.define(node.name.text, .tabular(input, isView: false))
      return input
    default:
      throw Diagnostic(
        Code.graph,
        "the operator works on rows, and this is a graph",
        at: step.span,
        hints: ["make rows of it with graph-match or graph-to-table"]
      )
    }
  }

  /// Why a graph operator is refused over rows.
  func graphRefusal(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      Code.graph,
      "the operator works on a graph, and these are rows",
      at: span,
      hints: ["make a graph of edges with make-graph"]
    )
  }

  private func changed(_ graph: BoundGraph, by step: GraphPlan.Step) -> Rows {
    var graph = graph
    graph.plan.steps.append(step)
    return graphRows(graph)
  }

  private func graphCondition(
    _ predicate: ExpressionSyntax,
    _ part: GraphScope.Part,
    _ graph: BoundGraph
  ) throws(Diagnostic) -> BoundExpression {
    var scope = Scope(graph.scopeRows(part))
    scope.graph = GraphScope(graph: graph, own: part)
    return try condition(predicate, in: scope)
  }

  private func bindMarkComponents(
    _ node: GraphMarkComponentsSyntax,
    _ graph: BoundGraph
  ) throws(Diagnostic) -> Rows {
    let kind = node.parameters.named("kind")
    let isStrong: Bool
    switch kind?.text ?? "weak" {
    case "weak": isStrong = false
    case "strong": isStrong = true
    default:
      throw Diagnostic(
        Code.badOption,
        "components are weak or strong",
        at: kind?.span ?? node.span
      )
    }
    var graph = graph
    let name = node.parameters.named("with_component_id")?.text ?? "ComponentId"
    guard !graph.nodeColumns.contains(where: { $0.name == name }) else {
      throw duplicate(name, at: node.span)
    }
    graph.plan.steps.append(.markComponents(isStrong: isStrong))
    graph.nodeColumns.append(ScopeColumn(name: name, type: .long))
    return graphRows(graph)
  }

  private func bindGraphToTable(
    _ node: GraphToTableSyntax,
    _ graph: BoundGraph
  ) throws(Diagnostic) -> Rows {
    var tables: [Rows] = []
    for output in node.outputs {
      let rows = Rows(.graph(try graphTable(output, graph)))
      if let name = output.name { graphTables.append((name.text, rows)) }
      tables.append(rows)
    }
    guard var last = tables.last else {
      throw Diagnostic(Code.graph, "graph-to-table gives nodes or edges", at: node.span)
    }
    guard tables.count > 1 else { return last }
    for (position, (rows, output)) in Swift.zip(tables, node.outputs).enumerated()
    where output.name == nil {
      extraResults.append(
        BoundStatement(name: "Result\(position)", plan: rows.plan, rendering: nil)
      )
    }
    last.isResult = false
    return last
  }

  private func graphTable(
    _ output: GraphTableSyntax,
    _ graph: BoundGraph
  ) throws(Diagnostic) -> GraphRowsPlan {
    var columns: [NamedExpression] = []
    let key = graph.plan.source.type
    func addID(_ option: String, _ position: Int) throws(Diagnostic) {
      guard let name = output.parameters.named(option)?.text else { return }
      let id = try call("hash", .column(position, key), at: output.span)
      columns.append(NamedExpression(name, id))
    }
    switch output.kind {
    case .nodes:
      try addID("with_node_id", 0)
      for (index, column) in graph.nodeColumns.enumerated() where !column.isHidden {
        columns.append(NamedExpression(column.name, .column(index, column.type)))
      }
    case .edges:
      try addID("with_source_id", 0)
      try addID("with_target_id", 1)
      for (index, column) in graph.edgeColumns.enumerated() {
        columns.append(NamedExpression(column.name, .column(index + 2, column.type)))
      }
    }
    var names = Set<String>()
    for column in columns where !names.insert(column.name).inserted {
      throw duplicate(column.name, at: output.span)
    }
    return GraphRowsPlan(
      graph: graph.plan,
      output: output.kind == .nodes ? .nodes(columns) : .edges(columns)
    )
  }
}
