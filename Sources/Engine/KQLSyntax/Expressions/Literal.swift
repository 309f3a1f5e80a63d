public import Diagnostics

/// The decoded value of a literal.
public enum LiteralValue: Sendable, Hashable {
  case bool(Bool)
  case int(Int32)
  case long(Int64)
  case real(Double)
  /// The text of a decimal: digits with an optional sign, point and exponent.
  case decimal(String)
  case string(String)
  /// Ticks of 100 ns since 0001-01-01.
  case datetime(Int64)
  /// `datetime()` and `datetime(now)`: the time of the query.
  case datetimeNow
  /// `datetime(8:00)`: the day of the query and ticks into it.
  case datetimeToday(Int64)
  /// Ticks of 100 ns.
  case timespan(Int64)
  /// The 36 characters of a GUID in lower case.
  case guid(String)
  case dynamic(DynamicSyntax)
  /// `int(null)` and the like.
  case null(TypeKeyword)
}

/// A constant.
public struct LiteralSyntax: Sendable, Hashable {
  /// The value.
  public var value: LiteralValue
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(value: LiteralValue, span: SourceSpan) {
    self.value = value
    self.span = span
  }
}
