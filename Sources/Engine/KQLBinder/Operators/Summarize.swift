import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  /// The keys of a `by` list.
  func groupKeys(
    _ items: [NamedExpressionSyntax],
    _ input: Rows,
    names: inout NameAllocator
  ) throws(Diagnostic) -> [NamedExpression] {
    for item in items { for name in item.names { _ = names.claim(name.text) } }
    var keys: [NamedExpression] = []
    for item in items {
      if case .star = item.expression {
        for (index, column) in input.visible where names.claim(column.name) {
          keys.append(NamedExpression(column.name, input.reference(index)))
        }
        continue
      }
      let value = try asKey(bind(item.expression, in: Scope(input)), at: item.span)
      guard value.type != .dynamic else {
        throw Diagnostic(
          Code.dynamicKey,
          "rows cannot be grouped by a dynamic value",
          at: item.span,
          hints: ["convert it first, for example with tostring(...)"]
        )
      }
      let name =
        item.name?.text ?? value.name.map { names.unique($0) }
        ?? names.anonymous(besides: Set(input.visible.map(\.column.name)))
      keys.append(NamedExpression(name, value.expression))
    }
    return keys
  }

  func bindSummarize(_ node: SummarizeSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    var names = NameAllocator()
    let keys = try groupKeys(node.groups, input, names: &names)
    for item in node.aggregates { for name in item.names { _ = names.claim(name.text) } }
    let grouped = keys.filter { if case .column = $0.expression { true } else { false } }
    let sink = AggregateSink(
      input: input,
      offset: keys.count,
      keys: Set(grouped.map(\.name))
    )
    var inner = Scope(keyRows(keys))
    inner.aggregates = sink
    inner.windowRefusal = "cannot be used in summarize"
    var results: [NamedExpression] = []
    for item in node.aggregates {
      do throws(Diagnostic) {
        results += try aggregateColumns(item, scope: inner, sink: sink, names: &names)
      } catch {
        diagnostics.append(error)
      }
    }
    let summary = SummarizePlan(input: input.plan, keys: keys, aggregates: sink.calls)
    let keyColumns = keys.enumerated().map {
      NamedExpression($0.element.name, .column($0.offset, $0.element.expression.type))
    }
    let plan = ProjectPlan(
      input: .summarize(summary),
      columns: keyColumns + results,
      isSerial: false
    )
    return Rows(.project(plan))
  }

  /// What expressions beside aggregates can name: the keys.
  private func keyRows(_ keys: [NamedExpression]) -> Rows {
    let schema = Schema(keys.map { .init($0.name, $0.expression.type) })
    return Rows(.values(ValuesPlan(batch: Batch(emptyOf: schema), schema: schema)))
  }

  /// The columns that one item of a summarize gives: of a plain aggregate all its outputs.
  private func aggregateColumns(
    _ item: NamedExpressionSyntax,
    scope: Scope,
    sink: AggregateSink,
    names: inout NameAllocator
  ) throws(Diagnostic) -> [NamedExpression] {
    if case .call(let node) = item.expression, functions.aggregate(node.name.text) != nil,
      environment[node.name.text] == nil
    {
      let arguments = try aggregateArguments(node, sink: sink)
      let (call, position) = try aggregate(node.name.text, arguments, into: sink, at: node.span)
      guard item.names.count <= call.outputs.count else {
        throw Diagnostic(
          Code.noOverload,
          "'\(node.name.text)' gives \(call.outputs.count) values, not \(item.names.count)",
          at: item.span
        )
      }
      var columns: [NamedExpression] = []
      for (offset, output) in call.outputs.enumerated() {
        let name = offset < item.names.count ? item.names[offset].text : names.unique(output.name)
        columns.append(NamedExpression(name, .column(position + offset, output.type)))
      }
      return columns
    }
    guard !item.isList else {
      throw Diagnostic(Code.noOverload, "the expression gives one value", at: item.span)
    }
    let value = try bind(item.expression, in: scope)
    let name = item.name?.text ?? value.name.map { names.unique($0) } ?? names.anonymous()
    return [NamedExpression(name, value.expression)]
  }

  func bindDistinct(_ node: DistinctSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    var names = NameAllocator()
    var keys: [NamedExpression] = []
    for item in node.columns {
      if case .wildcard(let pattern) = item.expression {
        for (index, column) in input.visible
        where wildcard(pattern.text, matches: column.name) && names.claim(column.name) {
          keys.append(NamedExpression(column.name, input.reference(index)))
        }
      } else {
        keys += try groupKeys([item], input, names: &names)
      }
    }
    for key in keys where key.expression.type == .dynamic {
      throw Diagnostic(
        Code.dynamicKey,
        "'\(key.name)' is dynamic, and distinct compares no dynamic values",
        at: node.span,
        hints: ["convert it first, for example with tostring(...)"]
      )
    }
    return Rows(.summarize(SummarizePlan(input: input.plan, keys: keys, aggregates: [])))
  }

  func bindCount(_ node: CountSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    let sink = AggregateSink(input: input, offset: 0)
    let (_, position) = try aggregate("count", [], into: sink, at: node.span)
    let summary = SummarizePlan(input: input.plan, keys: [], aggregates: sink.calls)
    let column = NamedExpression(node.name?.text ?? "Count", .column(position, .long))
    return Rows(
      .project(ProjectPlan(input: .summarize(summary), columns: [column], isSerial: false))
    )
  }

  func bindMakeSeries(_ node: MakeSeriesSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    var names = NameAllocator()
    let keys = try groupKeys(node.groups, input, names: &names)
    let axis = try bind(node.axis.expression, in: Scope(input))
    let axisName = node.axis.name?.text ?? axis.name ?? names.anonymous()
    guard axis.type.isNumeric || axis.type == .datetime || axis.type == .timespan else {
      throw Diagnostic(
        Code.wrongType,
        "an axis is a number, datetime or timespan, not \(axis.type.rawValue)",
        at: node.axis.span
      )
    }
    for item in node.aggregates { for name in item.expression.names { _ = names.claim(name.text) } }
    let sink = AggregateSink(input: input, offset: 0)
    var aggregates: [SeriesAggregate] = []
    var fields = keys.map { Schema.Field($0.name, $0.expression.type) }
    for item in node.aggregates {
      let bound = try seriesAggregate(item.expression.expression, sink)
      guard bound.outputs.count == 1 else {
        throw Diagnostic(
          Code.noOverload,
          "'\(bound.name)' gives several values, make-series takes one",
          at: bound.span
        )
      }
      let type = bound.outputs[0].type
      var defaultValue = Binder.zero(type)
      if let written = item.defaultValue {
        let value = try constant(written.expression, as: type)
        guard let literal = value.literal else {
          throw Diagnostic(Code.notConstant, "a default must be constant", at: written.span)
        }
        defaultValue = literal
      }
      aggregates.append(SeriesAggregate(call: bound, defaultValue: defaultValue))
      let name = item.expression.name?.text ?? names.unique(bound.outputs[0].name)
      fields.append(.init(name, .dynamic))
    }
    fields.append(.init(names.unique(axisName), .dynamic))
    let stepType: ScalarType = axis.type == .datetime ? .timespan : axis.type
    var from: BoundExpression?
    var to: BoundExpression?
    let step: BoundExpression
    switch node.range {
    case .steps(let lower, let upper, let distance):
      if let lower { from = try constant(lower.expression, as: axis.type) }
      if let upper { to = try constant(upper.expression, as: axis.type) }
      step = try constant(distance.expression, as: stepType)
    case .inRange(let lower, let upper, let distance):
      from = try constant(lower.expression, as: axis.type)
      step = try constant(distance.expression, as: stepType)
      // The old form includes its end: one step further, exclusive, is the same.
      to = try apply(
        .add,
        Argument(expression: try constant(upper.expression, as: axis.type)),
        Argument(expression: step),
        at: node.span
      )
    }
    return Rows(
      .makeSeries(
        MakeSeriesPlan(
          input: input.plan,
          keys: keys,
          aggregates: aggregates,
          axis: NamedExpression(axisName, axis.expression),
          from: from,
          to: to,
          step: step,
          isNonempty: node.parameters.named("kind")?.text == "nonempty",
          schema: Schema(fields)
        )
      )
    )
  }

  /// An aggregate of a series; a constant stands for itself in every step that has rows.
  private func seriesAggregate(
    _ expression: ExpressionSyntax,
    _ sink: AggregateSink
  ) throws(Diagnostic) -> AggregateCall {
    if case .call(let call) = expression, functions.aggregate(call.name.text) != nil {
      let arguments = try aggregateArguments(call, sink: sink)
      return try aggregate(call.name.text, arguments, into: sink, at: call.span).call
    }
    let value = try bind(expression, in: Scope())
    guard value.expression.literal != nil else {
      throw Diagnostic(Code.noOverload, "make-series takes aggregates", at: expression.span)
    }
    return try aggregate("take_any", [value], into: sink, at: expression.span).call
  }

  private static func zero(_ type: ScalarType) -> ScalarValue {
    switch type {
    case .int: .int(0)
    case .long: .long(0)
    case .real: .real(0)
    case .decimal: .decimal(.zero)
    case .timespan: .timespan(0)
    case .string: .string("")
    default: .null(type)
    }
  }
}
