import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

// Calls of functions that a query defines: their bodies are bound anew for each call, those of the
// prelude once for all calls that are alike.
extension Binder {
  /// The rows that a call of a tabular function gives.
  func rows(
    calling function: FunctionSyntax,
    declaredIn declared: Environment,
    _ call: CallSyntax,
    piped: Rows?,
    in scope: Scope
  ) throws(Diagnostic) -> Rows {
    let given = try parameters(of: function, call, piped: piped, in: scope)
    let name = call.name.text
    guard given.isEmpty, environment.isOfPrelude(name),
      let key = PreludeBodies.Key(name, [], context)
    else {
      return try rows(of: function, call, declared.defining(given, for: function))
    }
    if let known = bodies.rows(key) {
      tablesUsed.formUnion(known.tables)
      return known.content
    }
    let (rows, shareable) = try forAll { () throws(Diagnostic) in
      try self.rows(of: function, call, declared)
    }
    if let shareable { bodies.keep(shareable, for: key) }
    return rows
  }

  private func rows(
    of function: FunctionSyntax,
    _ call: CallSyntax,
    _ inner: Environment
  ) throws(Diagnostic) -> Rows {
    try within(function, call, inner) { (result: ExpressionSyntax?) throws(Diagnostic) in
      guard let result else {
        throw Diagnostic(Code.notTabular, "'\(call.name.text)' gives no rows", at: call.span)
      }
      return try rows(of: result, in: Scope())
    }
  }

  /// Binds what a function comes to, one level deeper and where its own statements are known.
  private func within<Content>(
    _ function: FunctionSyntax,
    _ call: CallSyntax,
    _ inner: Environment,
    _ result: (ExpressionSyntax?) throws(Diagnostic) -> Content
  ) throws(Diagnostic) -> Content {
    try deeper(at: call.span) { () throws(Diagnostic) in
      try withEnvironment(inner) { () throws(Diagnostic) in
        for statement in function.body.statements { _ = try bind(statement) }
        return try result(function.body.result)
      }
    }
  }

  /// The value that a call of a scalar function gives.
  func value(
    calling function: FunctionSyntax,
    declaredIn declared: Environment,
    _ call: CallSyntax,
    in scope: Scope
  ) throws(Diagnostic) -> Argument {
    let given = try parameters(of: function, call, piped: nil, in: scope)
    let name = call.name.text
    guard environment.isOfPrelude(name), let key = PreludeBodies.Key(name, given, context) else {
      return try value(of: function, call, declared.defining(given, for: function))
    }
    if let known = bodies.value(key) {
      tablesUsed.formUnion(known.tables)
      return Argument(expression: Self.applied(known.content, to: given))
    }
    // Constants stay in their places, where they may decide what the body means; what else is given
    // becomes a column.
    let general = given.enumerated().map { index, definition -> Environment.Definition in
      guard case .scalar(let value) = definition, value.literal == nil else { return definition }
      return .scalar(.column(index, value.type))
    }
    var hasParts = false
    let (body, shareable) = try forAll { () throws(Diagnostic) in
      let value = try value(of: function, call, declared.defining(general, for: function))
      hasParts = value.parts != nil
      return value.expression
    }
    if hasParts { return try value(of: function, call, declared.defining(given, for: function)) }
    if let shareable { bodies.keep(shareable, for: key) }
    return Argument(expression: Self.applied(body, to: given))
  }

  private static func applied(
    _ body: BoundExpression,
    to given: [Environment.Definition]
  ) -> BoundExpression {
    let arguments = given.compactMap { definition -> BoundExpression? in
      if case .scalar(let value) = definition { value } else { nil }
    }
    switch body {
    case .literal: return body
    case .column(let index, _) where arguments.indices.contains(index): return arguments[index]
    default: return .applied(body, arguments)
    }
  }

  private func value(
    of function: FunctionSyntax,
    _ call: CallSyntax,
    _ inner: Environment
  ) throws(Diagnostic) -> Argument {
    try within(function, call, inner) { (result: ExpressionSyntax?) throws(Diagnostic) in
      guard let result else {
        throw Diagnostic(Code.notScalar, "'\(call.name.text)' gives no value", at: call.span)
      }
      var value = try bind(result, in: Scope())
      value.name = nil
      return value
    }
  }

  /// Whether a function gives rows.
  func isTabular(
    _ function: FunctionSyntax,
    named name: String,
    declaredIn declared: Environment
  ) -> Bool {
    guard environment.isOfPrelude(name) else { return isTabular(function, declaredIn: declared) }
    if let known = bodies.isTabular(name) { return known }
    let result = isTabular(function, declaredIn: declared)
    bodies.keep(isTabular: result, for: name)
    return result
  }

  private func isTabular(_ function: FunctionSyntax, declaredIn declared: Environment) -> Bool {
    var inner = declared
    for parameter in function.parameters {
      switch parameter.type {
      case .scalar(let type):
        inner.define(parameter.name.text, .scalar(.literal(.null(ScalarType(type.keyword)))))
      case .table:
        let schema = Schema([])
        let rows = Rows(.values(ValuesPlan(batch: Batch(emptyOf: schema), schema: schema)))
        inner.define(parameter.name.text, .tabular(rows, isView: false))
      }
    }
    for case .let(let node) in function.body.statements {
      let tabular: Bool
      switch node.value {
      case .expression(let expression):
        let outer = environment
        environment = inner
        tabular = isTabular(expression, in: Scope())
        environment = outer
      case .function(let function):
        inner.define(node.name.text, .function(function, inner))
        continue
      }
      if tabular {
        let schema = Schema([])
        let rows = Rows(.values(ValuesPlan(batch: Batch(emptyOf: schema), schema: schema)))
        inner.define(node.name.text, .tabular(rows, isView: false))
      } else {
        inner.define(node.name.text, .scalar(.literal(.null(.long))))
      }
    }
    guard let result = function.body.result else { return false }
    let outer = environment
    environment = inner
    defer { environment = outer }
    return isTabular(result, in: Scope())
  }

  /// What a call gives for each parameter, in their order.
  private func parameters(
    of function: FunctionSyntax,
    _ call: CallSyntax,
    piped: Rows?,
    in scope: Scope
  ) throws(Diagnostic) -> [Environment.Definition] {
    var given: [Environment.Definition] = []
    var positional = call.arguments.filter { $0.names.isEmpty }[...]
    let named = call.arguments.filter { !$0.names.isEmpty }
    for argument in named {
      let name = argument.names[0].text
      guard function.parameters.contains(where: { $0.name.text == name }) else {
        throw Diagnostic(
          Code.noOverload,
          "'\(call.name.text)' has no parameter named '\(name)'",
          at: argument.span,
          hints: nearMissHints(for: name, among: function.parameters.map(\.name.text))
        )
      }
    }
    var piped = piped
    for parameter in function.parameters {
      let name = parameter.name.text
      if case .table(let schema) = parameter.type, let rows = piped {
        piped = nil
        given.append(.tabular(try conform(rows, to: schema, at: call.span), isView: false))
        continue
      }
      let argument =
        named.first { $0.names[0].text == name }?.expression ?? positional.popFirst()?.expression
      guard let expression = argument ?? parameter.defaultValue else {
        throw Diagnostic(
          Code.argumentMissing,
          "the call of '\(call.name.text)' lacks '\(name)'",
          at: call.span
        )
      }
      switch parameter.type {
      case .table(let schema):
        let rows = try rows(of: expression, in: scope)
        given.append(.tabular(try conform(rows, to: schema, at: expression.span), isView: false))
      case .scalar(let type):
        let value = try bind(expression, in: scope)
        let wanted = ScalarType(type.keyword)
        guard
          value.type == wanted || value.isUntypedNull
            || OverloadChoice.implicitCost(from: value.type, to: wanted) != nil
        else {
          throw Diagnostic(
            Code.wrongType,
            "'\(name)' of '\(call.name.text)' is \(wanted.rawValue), not \(value.type.rawValue)",
            at: expression.span
          )
        }
        given.append(.scalar(try convert(value.expression, to: wanted, at: expression.span)))
      }
    }
    if let extra = positional.first {
      throw Diagnostic(
        Code.noOverload,
        "'\(call.name.text)' takes \(function.parameters.count) arguments",
        at: extra.span
      )
    }
    return given
  }

  /// Rows that have the columns of a parameter; without `*` they have no others.
  private func conform(
    _ rows: Rows,
    to schema: SchemaSyntax,
    at span: SourceSpan
  ) throws(Diagnostic) -> Rows {
    for column in schema.columns where rows.index(of: column.name.text) == nil {
      throw Diagnostic(
        Code.unknownColumn,
        "the rows have no column '\(column.name.text)', which the function needs",
        at: span
      )
    }
    return rows
  }
}

extension Environment {
  /// These names with those of a function's parameters.
  fileprivate func defining(_ given: [Definition], for function: FunctionSyntax) -> Environment {
    var inner = self
    for (parameter, definition) in zip(function.parameters, given) {
      inner.define(parameter.name.text, definition)
    }
    return inner
  }
}
