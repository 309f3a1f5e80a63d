import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  func sortKeys(
    _ keys: [OrderedExpressionSyntax],
    _ input: Rows
  ) throws(Diagnostic) -> [SortKey] {
    var result: [SortKey] = []
    for key in keys {
      let value = try asKey(bind(key.expression.expression, in: Scope(input)), at: key.span)
      guard value.type != .dynamic else {
        throw Diagnostic(
          Code.dynamicKey,
          "rows cannot be ordered by a dynamic value",
          at: key.span,
          hints: ["convert it first, for example with tostring(...)"]
        )
      }
      let isAscending = key.direction == .ascending
      result.append(
        SortKey(
          value.expression,
          isAscending: isAscending,
          nullsFirst: key.nulls.map { $0 == .first } ?? isAscending
        )
      )
    }
    return result
  }

  /// Rows with columns for the keys that use window functions, so that the order reads columns.
  func bindSort(_ node: SortSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    let keys = try sortKeys(node.keys, input)
    return Rows(
      .sort(SortPlan(input: input.plan, keys: keys)),
      columns: input.columns,
      isSerialized: true
    )
  }

  func bindTop(_ node: TopSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    let keys = try sortKeys(node.keys, input)
    let count = try constant(node.count.expression, as: .long)
    return Rows(
      .top(TopPlan(input: input.plan, count: count, keys: keys)),
      columns: input.columns,
      isSerialized: true
    )
  }

  func bindTake(_ node: TakeSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    let count = try constant(node.count.expression, as: .long)
    return Rows(
      .take(TakePlan(input: input.plan, count: count)),
      columns: input.columns,
      isSerialized: input.isSerialized
    )
  }

  func bindSample(_ node: SampleSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    let count = try constant(node.count.expression, as: .long)
    return Rows(
      .sample(SamplePlan(input: input.plan, count: count)),
      columns: input.columns,
      isSerialized: false
    )
  }

  func bindSampleDistinct(
    _ node: SampleDistinctSyntax,
    _ input: Rows
  ) throws(Diagnostic) -> Rows {
    var names = NameAllocator()
    let keys = try groupKeys([node.column], input, names: &names)
    let count = try constant(node.count.expression, as: .long)
    let distinct = LogicalPlan.summarize(
      SummarizePlan(input: input.plan, keys: keys, aggregates: [])
    )
    return Rows(.take(TakePlan(input: distinct, count: count)))
  }

  func bindTopHitters(_ node: TopHittersSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    var names = NameAllocator()
    let keys = try groupKeys([node.column], input, names: &names)
    let sink = AggregateSink(input: input, offset: 1)
    let name: String
    if let weight = node.weight {
      let value = try bind(weight.expression.expression, in: Scope(input))
      _ = try aggregate("sum", [value], into: sink, at: weight.span)
      name = "approximate_sum_" + (value.name ?? "")
    } else {
      _ = try aggregate("count", [], into: sink, at: node.span)
      name = "approximate_count_" + keys[0].name
    }
    let type = sink.calls[0].outputs[0].type
    let summary = SummarizePlan(input: input.plan, keys: keys, aggregates: sink.calls)
    let named = ProjectPlan(
      input: .summarize(summary),
      columns: [
        NamedExpression(keys[0].name, .column(0, keys[0].expression.type)),
        NamedExpression(name, .column(1, type)),
      ],
      isSerial: false
    )
    let key = SortKey(
      .column(1, type),
      isAscending: node.weight?.direction == .ascending,
      nullsFirst: false
    )
    let count = try constant(node.count.expression, as: .long)
    return Rows(
      .top(TopPlan(input: .project(named), count: count, keys: [key])),
      isSerialized: true
    )
  }

  func bindTopNested(_ node: TopNestedSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    var names = NameAllocator()
    var levels: [TopNestedLevel] = []
    var fields: [Schema.Field] = []
    for level in node.levels {
      let value = try bind(level.column.expression, in: Scope(input))
      let name = level.column.name?.text ?? value.name ?? names.anonymous()
      let key = names.unique(name)
      let sink = AggregateSink(input: input, offset: 0)
      guard case .call(let call) = level.aggregate.expression.expression else {
        throw Diagnostic(
          Code.noOverload,
          "top-nested ranks by an aggregate",
          at: level.aggregate.span
        )
      }
      let arguments = try aggregateArguments(call, sink: sink)
      let (bound, _) = try aggregate(call.name.text, arguments, into: sink, at: call.span)
      var count: BoundExpression?
      if let written = level.count { count = try constant(written.expression, as: .long) }
      var others: BoundExpression?
      if let written = level.others { others = try constant(written.expression, as: value.type) }
      fields.append(.init(key, value.type))
      fields.append(
        .init(
          level.aggregate.expression.name?.text ?? names.unique("aggregated_" + name),
          bound.outputs[0].type
        )
      )
      levels.append(
        TopNestedLevel(
          count: count,
          key: NamedExpression(key, value.expression),
          others: others,
          aggregate: bound,
          isAscending: level.aggregate.direction == .ascending
        )
      )
    }
    return Rows(
      .topNested(TopNestedPlan(input: input.plan, levels: levels, schema: Schema(fields))),
      isSerialized: true
    )
  }
}
