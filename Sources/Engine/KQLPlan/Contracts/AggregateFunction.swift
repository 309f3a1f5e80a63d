public import Tables

/// One aggregate function: documentation, overloads and accumulation, in one file.
public protocol AggregateFunction: Sendable {
  /// Its name in queries.
  static var name: String { get }
  /// Other names of the same function.
  static var aliases: [String] { get }
  /// One sentence.
  static var summary: String { get }
  /// The ways of calling it, tried in order.
  static var overloads: [AggregateOverload] { get }
  /// Queries and what they print.
  static var examples: [Example] { get }
  /// The columns that a call gives, before the query renames them; one for most functions.
  ///
  /// `arguments` are those of the call, with `*` expanded to the columns of the input.
  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field]
}

extension AggregateFunction {
  /// None.
  public static var aliases: [String] { [] }

  /// `name_argument`, or `name_` when the argument has no name.
  public static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    [.init(name + "_" + (arguments.first?.name ?? ""), type)]
  }
}

/// One way of calling an aggregate.
public struct AggregateOverload: Sendable {
  /// The parameters.
  public let parameters: [Parameter]
  /// Whether the last parameter may be repeated or left out.
  public let isVariadic: Bool
  /// The type of the (first) result.
  public let result: ResultType
  /// Creates the state for one run of one call.
  public let make: @Sendable ([ArgumentInfo], QueryContext) throws -> any Accumulator

  /// Creates an overload.
  public init(
    _ parameters: [Parameter],
    variadic: Bool = false,
    returns result: ResultType,
    _ make: @escaping @Sendable ([ArgumentInfo], QueryContext) throws -> any Accumulator
  ) {
    self.parameters = parameters
    self.isVariadic = variadic
    self.result = result
    self.make = make
  }
}

/// The state of one aggregate over all groups, filled batch by batch.
public protocol Accumulator: AnyObject {
  /// Makes room for groups `0..<groups`, new ones in their initial state.
  func grow(to groups: Int)
  /// Adds rows; row `i` belongs to group `groups[i]`. Columns have the types of the parameters.
  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws
  /// Adds the state of another accumulator of the same call; its group `i` is ours `groups[i]`.
  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws
  /// The result columns, one row a group.
  func finish() throws -> [Column]
}
