import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  /// Binds a statement; a query gives rows.
  func bind(_ statement: StatementSyntax) throws(Diagnostic) -> Rows? {
    switch statement {
    case .let(let node):
      try define(node)
      return nil
    case .query(let expression):
      return try rows(of: expression, in: Scope())
    case .set(let node):
      try bindOption(node)
      return nil
    case .alias, .restrict:
      return nil
    case .queryParameters(let node):
      for parameter in node.parameters { try define(parameter) }
      return nil
    case .pattern(let node):
      if let definition = node.definition {
        environment.define(node.name.text, .pattern(definition, environment))
      }
      return nil
    }
  }

  private func define(_ node: LetSyntax) throws(Diagnostic) {
    switch node.value {
    case .function(let function):
      environment.define(node.name.text, .function(function, environment))
    case .expression(let expression):
      if isTabular(expression, in: Scope()) {
        let rows = try rows(of: expression, in: Scope())
        environment.define(node.name.text, .tabular(rows, isView: false))
      } else {
        let value = try bind(expression, in: Scope())
        environment.define(node.name.text, .scalar(value.expression))
      }
    }
  }

  private func define(_ parameter: ParameterSyntax) throws(Diagnostic) {
    guard case .scalar(let type) = parameter.type else { return }
    guard let value = parameter.defaultValue else {
      throw Diagnostic(
        Code.argumentMissing,
        "the query parameter '\(parameter.name.text)' has no value",
        at: parameter.span,
        hints: ["give it a default, such as (\(parameter.name.text): string = \"x\")"]
      )
    }
    let bound = try bind(value, in: Scope())
    let converted = try convert(
      bound.expression,
      to: ScalarType(type.keyword),
      at: parameter.span
    )
    environment.define(parameter.name.text, .scalar(converted))
  }

  /// Binds the body of a function whose parameters are defined in `environment`.
  func withEnvironment<Result>(
    _ inner: Environment,
    _ body: () throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let outer = environment
    environment = inner
    defer { environment = outer }
    return try body()
  }
}

extension ScalarType {
  /// The type that a keyword names.
  init(_ keyword: TypeKeyword) {
    switch keyword {
    case .bool: self = .bool
    case .int: self = .int
    case .long: self = .long
    case .real: self = .real
    case .decimal: self = .decimal
    case .string: self = .string
    case .datetime: self = .datetime
    case .timespan: self = .timespan
    case .guid: self = .guid
    case .dynamic: self = .dynamic
    }
  }
}
