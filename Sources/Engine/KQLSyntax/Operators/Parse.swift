public import Diagnostics

/// Columns cut out of a text.
public struct ParseSyntax: Sendable, Hashable {
  /// Whether it was written `parse-where`, which drops rows that do not match.
  public var isFilter: Bool
  /// How texts match.
  public var kind: ParseKindSyntax?
  /// The flags of `kind=regex`.
  public var flags: NameSyntax?
  /// The text.
  public var expression: ExpressionSyntax
  /// The pattern.
  public var pattern: [ParsePartSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    isFilter: Bool = false,
    kind: ParseKindSyntax? = nil,
    flags: NameSyntax? = nil,
    expression: ExpressionSyntax,
    pattern: [ParsePartSyntax],
    span: SourceSpan
  ) {
    self.isFilter = isFilter
    self.kind = kind
    self.flags = flags
    self.expression = expression
    self.pattern = pattern
    self.span = span
  }
}

/// How the texts of a `parse` pattern match.
public enum ParseKindSyntax: String, Sendable, Hashable, CaseIterable {
  case simple
  case regex
  case relaxed
}

/// A part of a `parse` pattern.
public enum ParsePartSyntax: Sendable, Hashable {
  /// Any text.
  case star(SourceSpan)
  /// This text, or a regular expression.
  case text(LiteralSyntax)
  /// A new column.
  case column(ParseColumnSyntax)
}

/// A column that `parse` makes.
public struct ParseColumnSyntax: Sendable, Hashable {
  /// The name.
  public var name: NameSyntax
  /// The type; text when nil.
  public var type: TypeSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, type: TypeSyntax? = nil, span: SourceSpan) {
    self.name = name
    self.type = type
    self.span = span
  }
}

extension Parser {
  mutating func parseOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let (kind, flags) = try parseSettings()
    let expression = try scalar()
    try expect(.with)
    var pattern: [ParsePartSyntax] = []
    while let part = try parsePart() { pattern.append(part) }
    guard !pattern.isEmpty else { throw failure("a pattern: texts, columns and '*'") }
    return .parse(
      ParseSyntax(
        isFilter: keyword.keyword == .parseWhere,
        kind: kind,
        flags: flags,
        expression: expression,
        pattern: pattern,
        span: span(from: keyword)
      )
    )
  }

  private mutating func parseSettings() throws(Failure) -> (ParseKindSyntax?, NameSyntax?) {
    var kind: ParseKindSyntax?
    var flags: NameSyntax?
    for parameter in try parameters(["flags"]) {
      switch (parameter.name.text, parameter.value) {
      case ("kind", .name(let name)):
        guard let known = ParseKindSyntax(rawValue: name.text) else {
          throw failure(
            Codes.invalidSetting,
            "there is no parse kind '\(name.text)'",
            at: name.span,
            hints: nearMissHints(for: name.text, among: ParseKindSyntax.allCases.map(\.rawValue))
          )
        }
        kind = known
      case ("flags", .name(let name)): flags = name
      default:
        throw failure(
          Codes.invalidSetting,
          "'parse' has no such setting '\(parameter.name.text)'",
          at: parameter.span,
          hints: ["it has 'kind' and, for kind=regex, 'flags'"]
        )
      }
    }
    return (kind, flags)
  }

  private mutating func parsePart() throws(Failure) -> ParsePartSyntax? {
    if let star = take(.star) { return .star(star.span) }
    if at(.string) { return .text(try literal()) }
    let start = current
    guard at(.word) || isAtBracketedName else { return nil }
    let name = try declaredName("a column")
    var type: TypeSyntax?
    if take(.colon) != nil { type = try self.type() }
    return .column(ParseColumnSyntax(name: name, type: type, span: span(from: start)))
  }
}

extension Printer {
  mutating func print(_ node: ParseSyntax) {
    write(node.isFilter ? "parse-where" : "parse")
    if let kind = node.kind { write(" kind=\(kind.rawValue)") }
    if let flags = node.flags {
      write(" flags=")
      print(flags)
    }
    write(" ")
    print(node.expression)
    write(" with")
    for part in node.pattern {
      write(" ")
      switch part {
      case .star: write("*")
      case .text(let literal): print(literal)
      case .column(let column):
        print(column.name)
        if let type = column.type {
          write(":")
          print(type)
        }
      }
    }
  }
}
