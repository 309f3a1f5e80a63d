public import Diagnostics

/// The value inside a `dynamic(…)` literal.
public indirect enum DynamicValueSyntax: Sendable, Hashable {
  case null
  case bool(Bool)
  case long(Int64)
  case real(Double)
  /// The text of a `decimal(…)`.
  case decimal(String)
  case string(String)
  /// Ticks of 100 ns since 0001-01-01.
  case datetime(Int64)
  /// Ticks of 100 ns.
  case timespan(Int64)
  /// The 36 characters of a GUID in lower case.
  case guid(String)
  case array([DynamicSyntax])
  /// The properties in the order written; names may repeat.
  case bag([DynamicPropertySyntax])
}

/// A value inside a `dynamic(…)` literal.
public struct DynamicSyntax: Sendable, Hashable {
  /// The value.
  public var value: DynamicValueSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(value: DynamicValueSyntax, span: SourceSpan) {
    self.value = value
    self.span = span
  }
}

/// A property of a bag literal.
public struct DynamicPropertySyntax: Sendable, Hashable {
  /// The name.
  public var name: String
  /// The value.
  public var value: DynamicSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: String, value: DynamicSyntax, span: SourceSpan) {
    self.name = name
    self.value = value
    self.span = span
  }
}
