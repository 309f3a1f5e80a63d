import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  func bindEvaluate(_ node: EvaluateSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    guard case .call(let call) = node.call else {
      throw Diagnostic(Code.plugin, "evaluate calls a plugin", at: node.span)
    }
    var arguments: [PluginArgument] = []
    for argument in call.arguments {
      let bound = try pluginArgument(argument.expression, input, after: arguments)
      arguments.append(argument.name.map { .named($0.text, bound) } ?? bound)
    }
    var rows = try plugin(call.name.text, arguments, input, at: call.name.span)
    guard let written = node.schema else { return rows }
    // A written schema decides which columns come out, and their types.
    var columns: [NamedExpression] = []
    if written.isOpen {
      // A column that the plugin took apart, such as the bag of `bag_unpack`, is gone.
      for (_, column) in input.visible {
        guard let found = rows.index(of: column.name) else { continue }
        columns.append(NamedExpression(column.name, rows.reference(found)))
      }
    }
    for column in written.columns {
      let type = ScalarType(column.type.keyword)
      let name = column.name.text
      let value: BoundExpression
      if let index = rows.index(of: name) {
        value = try convert(rows.reference(index), to: type, at: column.span)
      } else {
        value = .literal(Binder.missing(type))
      }
      if let index = columns.firstIndex(where: { $0.name == name }) {
        columns[index] = NamedExpression(name, value)
      } else {
        columns.append(NamedExpression(name, value))
      }
    }
    rows = projected(rows, columns)
    return rows
  }

  /// Rows of a plugin; where its columns depend on the rows, they are computed now.
  func plugin(
    _ name: String,
    _ arguments: [PluginArgument],
    _ input: Rows,
    at span: SourceSpan
  ) throws(Diagnostic) -> Rows {
    guard let plugin = functions.plugin(name) else {
      throw Diagnostic(
        Code.plugin,
        "there is no plugin named '\(name)'",
        at: span,
        hints: nearMissHints(for: name, among: functions.pluginNames)
      )
    }
    let plan = visiblePlan(input)
    do {
      if let schema = try plugin.schema(input: plan.schema, arguments: arguments) {
        let node = PluginPlan(
          input: plan,
          plugin: plugin,
          arguments: arguments,
          schema: schema
        )
        return Rows(.plugin(node))
      }
      let input = try evaluate(plan)
      let result = try plugin.run(
        input: input,
        schema: plan.schema,
        arguments: arguments,
        context: context
      )
      var rows = Rows(.values(ValuesPlan(batch: result.batch, schema: result.schema)))
      rows.isOpen = input.count == 0
      return rows
    } catch {
      throw Diagnostic(Code.plugin, "'\(name)': \(error)", at: span)
    }
  }

  private func pluginArgument(
    _ expression: ExpressionSyntax,
    _ input: Rows,
    after earlier: [PluginArgument] = []
  ) throws(Diagnostic) -> PluginArgument {
    if case .name(let node) = expression, let index = input.index(of: node.text) {
      return .column(input.visible.firstIndex { $0.index == index } ?? index)
    }
    // A column of a table that was given before, by its name.
    if case .name(let node) = expression {
      for case .table(let schema, _) in earlier where schema.index(of: node.text) != nil {
        return .literal(.string(node.text))
      }
    }
    if case .call(let node) = expression, functions.aggregate(node.name.text) != nil {
      let sink = AggregateSink(input: input, offset: 0)
      let arguments = try aggregateArguments(node, sink: sink)
      return .aggregate(
        try aggregate(node.name.text, arguments, into: sink, at: node.span).call
      )
    }
    if isTabular(expression, in: Scope(input)) {
      let rows = try rows(of: expression, in: Scope())
      let plan = visiblePlan(rows)
      do {
        return .table(plan.schema, try evaluate(plan))
      } catch {
        throw Diagnostic(Code.plugin, "\(error)", at: expression.span)
      }
    }
    let value = try bind(expression, in: Scope(input))
    if let literal = value.expression.literal ?? constantValue(value.expression) {
      return .literal(literal)
    }
    return .expression(value.expression, name: value.name)
  }

  func bindReduce(_ node: ReduceSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    var arguments = [try pluginArgument(node.column.expression, input)]
    for option in node.options {
      guard let name = option.name?.text else { continue }
      arguments.append(.named(name, try pluginArgument(option.expression, input)))
    }
    return try plugin("reduce", arguments, input, at: node.span)
  }
}
