import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  /// Binds the arguments of an aggregate over the rows that are summarized; `*` stands for the
  /// columns that are not an argument already.
  func aggregateArguments(
    _ node: CallSyntax,
    sink: AggregateSink
  ) throws(Diagnostic) -> [Argument] {
    var inner = Scope(sink.input)
    inner.windowRefusal = "cannot be used within an aggregate"
    var arguments: [Argument] = []
    for argument in node.arguments {
      if case .star = argument.expression {
        let used = sink.keys.union(arguments.compactMap(\.name))
        for (index, column) in sink.input.visible where !used.contains(column.name) {
          arguments.append(Argument(expression: sink.input.reference(index), name: column.name))
        }
      } else {
        arguments.append(try bind(argument.expression, in: inner))
      }
    }
    return arguments
  }

  /// Adds a call of an aggregate to a sink; returns the call and the position of its first column.
  func aggregate(
    _ name: String,
    _ arguments: [Argument],
    into sink: AggregateSink,
    at span: SourceSpan
  ) throws(Diagnostic) -> (call: AggregateCall, position: Int) {
    guard let function = functions.aggregate(name) else {
      throw Diagnostic(
        Code.unknownFunction,
        "there is no aggregate named '\(name)'",
        at: span,
        hints: nearMissHints(for: name, among: functions.aggregateNames)
      )
    }
    let overloads = function.overloads
    guard
      let (index, fit) = OverloadChoice.best(
        overloads,
        { ($0.parameters, $0.isVariadic) },
        for: arguments
      )
    else {
      throw refusal(of: name, arguments, overloads.map(\.parameters), at: span)
    }
    let overload = overloads[index]
    var bound: [BoundExpression] = []
    for (argument, target) in Swift.zip(arguments, fit.targets) {
      bound.append(try convert(argument.expression, to: target, at: span))
    }
    let infos = Swift.zip(bound, arguments).map {
      ArgumentInfo(type: $0.type, literal: $0.literal, name: $1.name)
    }
    guard let type = resultType(overload.result, overload.parameters, infos) else {
      throw refusal(of: name, arguments, overloads.map(\.parameters), at: span)
    }
    let call = AggregateCall(
      name: function.name,
      overload: overload,
      arguments: bound,
      infos: infos,
      outputs: function.outputs(infos, type: type),
      span: span
    )
    // A list of percentiles, say, in which there are none.
    guard !call.outputs.isEmpty else {
      throw refusal(of: name, arguments, overloads.map(\.parameters), at: span)
    }
    return (call, sink.add(call))
  }
}
