public import Diagnostics

/// The names that a text mentions where a table or a function could stand, found without parsing.
public struct MentionedNames: Sendable {
  /// The names, each once; those of columns are among them.
  public let names: Set<String>
  /// Whether the text may reach tables that it does not name: by a wildcard, `search`, `table(…)`.
  public let reachesUnnamed: Bool

  /// Collects the names of a text, or of a part of it.
  public init(in source: SourceText, at span: SourceSpan? = nil) {
    var lexer = Lexer(Array(source.text.utf8))
    lexer.run()
    var names: Set<String> = []
    var reachesUnnamed = false
    var last: Token?
    let tokens = lexer.tokens
    for (index, token) in tokens.enumerated() {
      if let span, token.start < span.lowerBound || token.end > span.upperBound { continue }
      defer { last = token }
      switch token.kind {
      case .word:
        // What follows a dot is a member, what an equals sign follows is being named.
        let next = tokens.indices.contains(index + 1) ? tokens[index + 1].kind : .end
        if last?.kind == .dot || next == .assign { continue }
        let name = Self.text(of: token, in: lexer.bytes)
        if Self.reaching.contains(name) { reachesUnnamed = true }
        names.insert(name)
      case .string:
        // A name in brackets: ['My table'].
        if last?.kind == .openBracket {
          let text = Self.text(of: token, in: lexer.bytes)
          names.insert(String(text.drop { $0 != "'" && $0 != "\"" }.dropFirst().dropLast()))
        }
      case .star:
        if let last, last.kind == .word, last.end == token.start { reachesUnnamed = true }
      default: break
      }
    }
    self.names = names
    self.reachesUnnamed = reachesUnnamed
  }

  /// Words that make a query read tables by other means than their names.
  private static let reaching: Set<String> = [
    "table", "search", "find", "materialized_view", "stored_query_result", "external_table",
    "column_names_of", "evaluate", "alias", "restrict", "pattern",
  ]

  private static func text(of token: Token, in bytes: [UInt8]) -> String {
    String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
  }
}
