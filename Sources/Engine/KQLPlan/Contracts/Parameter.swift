public import Tables

/// What a function takes at one position.
public enum Parameter: Sendable, Hashable {
  /// A value of the type; the binder converts where the language does so by itself
  /// (int to long to real to decimal, dynamic to a scalar, a null literal to anything).
  case type(ScalarType)
  /// A value of any type, as it is.
  case any
  /// A value of any type but dynamic, as it is.
  case scalar
  /// An int, long, real or decimal, as it is.
  case numeric
  /// A constant of the type; evaluation gets a constant column.
  case constant(ScalarType)
  /// `typeof(long)`; evaluation gets the type's name as a constant string.
  case typeLiteral
  /// Any value that all `common` positions of the call are converted to the widest type of.
  case common
}

extension Parameter {
  /// A value of type bool.
  public static let bool = Parameter.type(.bool)
  /// A value of type int.
  public static let int = Parameter.type(.int)
  /// A value of type long.
  public static let long = Parameter.type(.long)
  /// A value of type real.
  public static let real = Parameter.type(.real)
  /// A value of type decimal.
  public static let decimal = Parameter.type(.decimal)
  /// A value of type string.
  public static let string = Parameter.type(.string)
  /// A value of type datetime.
  public static let datetime = Parameter.type(.datetime)
  /// A value of type timespan.
  public static let timespan = Parameter.type(.timespan)
  /// A value of type guid.
  public static let guid = Parameter.type(.guid)
  /// A value of type dynamic.
  public static let dynamic = Parameter.type(.dynamic)
}

/// What the binder knows of an argument.
public struct ArgumentInfo: Sendable {
  /// Its type.
  public let type: ScalarType
  /// Its value, when it is a constant.
  public let literal: ScalarValue?
  /// The name that the argument would have as a column of its own, such as `x` for `x` or `a.x`.
  public let name: String?

  /// Creates the facts.
  public init(type: ScalarType, literal: ScalarValue? = nil, name: String? = nil) {
    self.type = type
    self.literal = literal
    self.name = name
  }
}

/// The type of a call's result.
public enum ResultType: Sendable {
  case type(ScalarType)
  /// The type of the argument at a position, after conversion.
  case argument(Int)
  /// The widest type of the `common` arguments.
  case common
  /// Worked out of the arguments; nil refuses the call.
  case computed(@Sendable ([ArgumentInfo]) -> ScalarType?)
}
