import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  /// Binds one operator of a pipeline over the rows before it.
  func bind(_ step: OperatorSyntax, over rows: Rows?) throws(Diagnostic) -> Rows {
    switch step {
    case .union(let node): return try bindUnion(node, over: rows)
    case .print(let node): return try bindPrint(node)
    case .range(let node): return try bindRange(node)
    case .search(let node): return try bindSearch(node, over: rows)
    case .find(let node): return try bindFind(node, over: rows)
    case .invalid(let span):
      throw Diagnostic(Code.unsupported, "this operator could not be read", at: span)
    case .macroExpand(let node):
      throw Diagnostic(
        Code.needsService,
        "macro-expand runs over databases of a service, and this engine reads files only",
        at: node.span
      )
    default: break
    }
    guard let rows else {
      throw Diagnostic(Code.notTabular, "the operator has no rows to work on", at: step.span)
    }
    if let graph = rows.graph { return try bind(step, graph: graph, rows) }
    return rows.isOpen ? try bind(step, open: rows) : try bind(step, input: rows)
  }

  func bind(_ step: OperatorSyntax, input: Rows) throws(Diagnostic) -> Rows {
    switch step {
    case .where(let node): return try bindWhere(node, input)
    case .extend(let node): return try bindExtend(node.columns, input)
    case .project(let node): return try bindProject(node.columns, input)
    case .projectAway(let node): return try bindAway(node, input)
    case .projectKeep(let node): return try bindKeep(node, input)
    case .projectRename(let node): return try bindRename(node, input)
    case .projectReorder(let node): return try bindReorder(node, input)
    case .projectByNames(let node): return try bindByNames(node, input)
    case .summarize(let node): return try bindSummarize(node, input)
    case .distinct(let node): return try bindDistinct(node, input)
    case .join(let node): return try bindJoin(node, input)
    case .lookup(let node): return try bindLookup(node, input)
    case .sort(let node): return try bindSort(node, input)
    case .top(let node): return try bindTop(node, input)
    case .take(let node): return try bindTake(node, input)
    case .sample(let node): return try bindSample(node, input)
    case .sampleDistinct(let node): return try bindSampleDistinct(node, input)
    case .count(let node): return try bindCount(node, input)
    case .mvExpand(let node): return try bindExpand(node, input)
    case .mvApply(let node): return try bindApply(node, input)
    case .makeSeries(let node): return try bindMakeSeries(node, input)
    case .parse(let node): return try bindParse(node, input)
    case .parseKV(let node): return try bindParseKV(node, input)
    case .evaluate(let node): return try bindEvaluate(node, input)
    case .partition(let node): return try bindPartition(node, input)
    case .serialize(let node):
      var rows = input
      rows.isSerialized = true
      guard !node.columns.isEmpty else { return rows }
      return try bindExtend(node.columns, rows)
    case .getSchema: return bindGetSchema(input)
    case .as(let node):
      var rows = input
      rows.plan = .shared(SharedPlan(id: newID(), plan: input.plan))
      rows.name = node.name.text
      environment.define(node.name.text, .tabular(rows, isView: false))
      return rows
    case .consume, .executeAndCache, .assertSchema: return input
    case .render(let node):
      rendering = rendering(node)
      return input
    case .invoke(let node):
      guard case .call(let call) = node.call else {
        throw Diagnostic(
          Code.needsService,
          "only a function of this query can be invoked",
          at: node.span
        )
      }
      return try rows(calling: call, piped: input, in: Scope())
    case .facet(let node): return try bindFacet(node, input)
    case .fork(let node): return try bindFork(node, input)
    case .reduce(let node): return try bindReduce(node, input)
    case .scan(let node): return try bindScan(node, input)
    case .topNested(let node): return try bindTopNested(node, input)
    case .topHitters(let node): return try bindTopHitters(node, input)
    case .makeGraph(let node): return try bindMakeGraph(node, input)
    case .graphMatch(let node): throw graphRefusal(node.span)
    case .graphShortestPaths(let node): throw graphRefusal(node.span)
    case .graphToTable(let node): throw graphRefusal(node.span)
    case .graphMarkComponents(let node): throw graphRefusal(node.span)
    case .graphWhereNodes(let node): throw graphRefusal(node.span)
    case .graphWhereEdges(let node): throw graphRefusal(node.span)
    case .partitionBy(let node):
      let body = PartitionBodySyntax.subquery(node.subquery)
      let partition = PartitionSyntax(column: node.column, body: body, span: node.span)
      return try bindPartition(partition, input)
    case .union, .print, .range, .search, .find, .macroExpand, .invalid:
      throw Diagnostic(Code.unsupported, "the operator cannot stand here", at: step.span)
    }
  }

  private func rendering(_ node: RenderSyntax) -> Rendering {
    Rendering(
      kind: node.kind.text,
      properties: node.properties.map { property in
        let values = property.values.map { value in
          switch value {
          case .name(let name): name.text
          case .literal(let literal):
            switch literal.value {
            case .string(let text): text
            case .bool(let value): String(value)
            case .long(let value): String(value)
            case .real(let value): String(value)
            default: ""
            }
          default: ""
          }
        }
        return .init(name: property.name.text, value: values.joined(separator: ","))
      }
    )
  }
}
