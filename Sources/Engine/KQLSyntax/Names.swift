public import Diagnostics

/// A name as it is declared or referred to, without its brackets and quotes.
public struct NameSyntax: Sendable, Hashable {
  /// The name itself.
  public var text: String
  /// Whether it was written `['name']`.
  public var isQuoted: Bool
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(text: String, isQuoted: Bool = false, span: SourceSpan) {
    self.text = text
    self.isQuoted = isQuoted
    self.span = span
  }
}

/// A name that may hold wildcards, such as `Time*`.
public struct NamePatternSyntax: Sendable, Hashable {
  /// The name; `*` stands for any characters when `isWildcard`.
  public var text: String
  /// Whether `*` in the text is a wildcard.
  public var isWildcard: Bool
  /// Whether it was written `['name']`.
  public var isQuoted: Bool
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(text: String, isWildcard: Bool, isQuoted: Bool = false, span: SourceSpan) {
    self.text = text
    self.isWildcard = isWildcard
    self.isQuoted = isQuoted
    self.span = span
  }
}
