public import Tables

/// One scalar function: its documentation, its overloads and its evaluation, in one file.
///
/// Operators are functions too, named as they are written: `+`, `==`, `has_cs`, `!startswith`.
public protocol ScalarFunction: Sendable {
  /// Its name in queries.
  static var name: String { get }
  /// Other names of the same function.
  static var aliases: [String] { get }
  /// One sentence.
  static var summary: String { get }
  /// The ways of calling it, in order.
  ///
  /// The first that fits without conversion wins, then the first of those with the fewest.
  static var overloads: [Overload] { get }
  /// Queries and what they print; these are documentation and tests at once.
  static var examples: [Example] { get }
  /// How a column is named whose expression is a call of this function.
  static var naming: ColumnNaming { get }
  /// What it needs beyond the row.
  static var kind: FunctionKind { get }
  /// The columns that a call gives, for a function with several results; its value is then a bag.
  static func parts(_ arguments: [ArgumentInfo]) -> [ResultPart]
}

extension ScalarFunction {
  /// None.
  public static var aliases: [String] { [] }
  /// `Column1` and so on.
  public static var naming: ColumnNaming { .none }
  /// None: one result.
  public static func parts(_ arguments: [ArgumentInfo]) -> [ResultPart] { [] }
  /// Depends on its arguments alone.
  public static var kind: FunctionKind { .pure }
}

/// One of several results of a function.
public struct ResultPart: Sendable {
  /// How its column is called.
  public let name: String
  /// Its type.
  public let type: ScalarType
  /// The property of the function's value that holds it.
  public let key: String

  /// Creates a part.
  public init(name: String, type: ScalarType, key: String) {
    self.name = name
    self.type = type
    self.key = key
  }
}

/// What a function's value depends on.
public enum FunctionKind: Sendable, Hashable {
  /// On its arguments alone; a call with constant arguments is computed once, while binding.
  case pure
  /// On the run: the clock, chance.
  case volatile
  /// On the rows before and after; its arguments are whole columns of serialized rows.
  case window
}

/// How a column without a name is called.
public enum ColumnNaming: Sendable, Hashable {
  /// `Column1`, `Column2`, ...
  case none
  /// As its first argument: `bin(x, 1)` is `x`.
  case argument
  /// Function and first argument: `strlen(b)` is `strlen_b`.
  case functionAndArgument
  /// A word and the first argument: `gettype(x)` is `type_x`.
  case prefixed(String)
  /// As the function: `now()` is `now_`.
  case function
}

/// One way of calling a function.
public struct Overload: Sendable {
  /// The parameters.
  public let parameters: [Parameter]
  /// Whether the last parameter may be repeated or left out.
  public let isVariadic: Bool
  /// The type of the result.
  public let result: ResultType
  /// Computes a result column of `count` rows.
  ///
  /// Columns have the types of the parameters. A call
  /// whose arguments are all constant columns may be answered with a constant column.
  public let evaluate:
    @Sendable (_ arguments: [Column], _ count: Int, _ context: QueryContext) throws -> Column

  /// Creates an overload.
  public init(
    _ parameters: [Parameter],
    variadic: Bool = false,
    returns result: ResultType,
    _ evaluate: @escaping @Sendable ([Column], Int, QueryContext) throws -> Column
  ) {
    self.parameters = parameters
    self.isVariadic = variadic
    self.result = result
    self.evaluate = evaluate
  }

  /// Creates an overload with a fixed result type.
  public init(
    _ parameters: [Parameter],
    variadic: Bool = false,
    returns result: ScalarType,
    _ evaluate: @escaping @Sendable ([Column], Int, QueryContext) throws -> Column
  ) {
    self.init(parameters, variadic: variadic, returns: .type(result), evaluate)
  }
}

/// A query and what it prints.
public struct Example: Sendable {
  /// The query.
  public let query: String
  /// The value of its first row's first column, as `tostring` prints it.
  public let result: String

  /// Creates an example.
  public init(_ query: String, prints result: String) {
    self.query = query
    self.result = result
  }
}
