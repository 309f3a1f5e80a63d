public import Diagnostics
public import Tables

/// An expression whose names are columns and whose functions are chosen.
public indirect enum BoundExpression: Sendable {
  /// A column of the input.
  case column(Int, ScalarType)
  /// A constant.
  case literal(ScalarValue)
  /// A call of a scalar function or operator.
  case call(BoundCall)
  /// Three-valued `and` of all operands.
  case and([BoundExpression])
  /// Three-valued `or` of all operands.
  case or([BoundExpression])
  /// Whether the value is among constants; `isCaseInsensitive` for strings.
  case inList(BoundExpression, [ScalarValue], isCaseInsensitive: Bool, isNegated: Bool)
  /// Whether the value is in the first column of a query's rows.
  case inQuery(BoundExpression, LogicalPlan, isCaseInsensitive: Bool, isNegated: Bool)
  /// The first column of the first row of a query, computed once before the run.
  case scalarQuery(LogicalPlan, ScalarType)
  /// The value of a function's body, whose columns are the arguments: each of these is computed
  /// once, however often the body uses it.
  case applied(BoundExpression, [BoundExpression])

  /// Its type.
  public var type: ScalarType {
    switch self {
    case .column(_, let type), .scalarQuery(_, let type): type
    case .literal(let value): value.type
    case .call(let call): call.type
    case .and, .or, .inList, .inQuery: .bool
    case .applied(let body, _): body.type
    }
  }

  /// What it holds anywhere within.
  public var contents: ExpressionContents {
    switch self {
    case .column, .literal: []
    case .call(let call): call.contents
    case .and(let operands), .or(let operands): ExpressionContents(of: operands)
    case .inList(let value, _, _, _): value.contents
    case .inQuery(let value, _, _, _): value.contents.union(.query)
    case .scalarQuery: .query
    case .applied(let body, let arguments):
      ExpressionContents(of: arguments).union(body.contents)
    }
  }

  /// Its value, when it is a constant.
  public var literal: ScalarValue? {
    if case .literal(let value) = self { value } else { nil }
  }
}

/// What an expression holds that those who use it must know of.
public struct ExpressionContents: OptionSet, Sendable {
  /// One bit for each of the members.
  public let rawValue: UInt8

  /// Creates a set.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A query.
  public static let query = ExpressionContents(rawValue: 1)
  /// A function of neighbouring rows.
  public static let window = ExpressionContents(rawValue: 2)

  /// What several expressions hold together.
  init(of expressions: [BoundExpression]) {
    self = []
    for expression in expressions { formUnion(expression.contents) }
  }
}

/// A call of a scalar function whose overload is chosen and whose arguments are converted.
public struct BoundCall: Sendable {
  /// The function's name.
  public let name: String
  /// What the function depends on.
  public let kind: FunctionKind
  /// The chosen overload.
  public let overload: Overload
  /// The arguments.
  public let arguments: [BoundExpression]
  /// The type of the result.
  public let type: ScalarType
  /// Where the call stands in the query.
  public let span: SourceSpan
  /// What it holds anywhere within, known from the start since trees are asked for it often.
  public let contents: ExpressionContents

  /// Creates a call.
  public init(
    name: String,
    kind: FunctionKind,
    overload: Overload,
    arguments: [BoundExpression],
    type: ScalarType,
    span: SourceSpan
  ) {
    self.name = name
    self.kind = kind
    self.overload = overload
    self.arguments = arguments
    self.type = type
    self.span = span
    let own: ExpressionContents = kind == .window ? .window : []
    contents = ExpressionContents(of: arguments).union(own)
  }
}

/// An expression and the name of the column it becomes.
public struct NamedExpression: Sendable {
  /// The column's name.
  public let name: String
  /// The expression.
  public let expression: BoundExpression

  /// Creates a named expression.
  public init(_ name: String, _ expression: BoundExpression) {
    self.name = name
    self.expression = expression
  }
}

/// A call of an aggregate function.
public struct AggregateCall: Sendable {
  /// The function's name.
  public let name: String
  /// The chosen overload.
  public let overload: AggregateOverload
  /// The arguments, over the columns of the input.
  public let arguments: [BoundExpression]
  /// What the binder knew of the arguments, for `AggregateOverload.make`.
  public let infos: [ArgumentInfo]
  /// The columns that the call gives.
  public let outputs: [Schema.Field]
  /// Where the call stands in the query.
  public let span: SourceSpan

  /// Creates a call.
  public init(
    name: String,
    overload: AggregateOverload,
    arguments: [BoundExpression],
    infos: [ArgumentInfo],
    outputs: [Schema.Field],
    span: SourceSpan
  ) {
    self.name = name
    self.overload = overload
    self.arguments = arguments
    self.infos = infos
    self.outputs = outputs
    self.span = span
  }
}

/// One key of an order.
public struct SortKey: Sendable {
  /// What is compared.
  public let expression: BoundExpression
  /// Whether small values come first.
  public let isAscending: Bool
  /// Whether nulls come before all values.
  public let nullsFirst: Bool

  /// Creates a key.
  public init(_ expression: BoundExpression, isAscending: Bool, nullsFirst: Bool) {
    self.expression = expression
    self.isAscending = isAscending
    self.nullsFirst = nullsFirst
  }
}
