public import Diagnostics

/// Rows that a service keeps.
public struct ExecuteAndCacheSyntax: Sendable, Hashable {
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(span: SourceSpan) {
    self.span = span
  }
}

extension Parser {
  mutating func executeAndCacheOperator(_ keyword: Token) -> OperatorSyntax {
    .executeAndCache(ExecuteAndCacheSyntax(span: keyword.span))
  }
}

extension Printer {
  mutating func print(_ node: ExecuteAndCacheSyntax) {
    write("__executeAndCache")
  }
}
