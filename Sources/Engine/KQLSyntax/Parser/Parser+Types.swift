import Diagnostics

extension Parser {
  /// Spellings that `find` and `typeof` take, and declarations of columns do not.
  private static let conversionTypes: Set<String> = [
    "float", "int16", "int32", "uint", "uint8", "uint16", "uint32", "uint64", "ulong", "uuid",
  ]

  /// A type; only a conversion takes all spellings.
  mutating func type(ofConversion: Bool = false) throws(Failure) -> TypeSyntax {
    guard at(.word) else { throw failure("a type") }
    let word = text(current)
    let keyword = TypeKeyword(spelling: word)
    if !ofConversion, let keyword, Self.conversionTypes.contains(word) {
      throw failure(
        Codes.unknownType,
        "'\(word)' is no type of a column",
        at: current.span,
        hints: ["write '\(keyword.rawValue)'"]
      )
    }
    guard let keyword else {
      throw failure(
        Codes.unknownType,
        "there is no type '\(word)'",
        at: current.span,
        hints: nearMissHints(for: word, among: TypeKeyword.allCases.map(\.rawValue))
      )
    }
    let token = advance()
    return TypeSyntax(keyword: keyword, span: token.span)
  }

  /// `Name: type`.
  mutating func columnDeclaration() throws(Failure) -> ColumnDeclarationSyntax {
    let name = try declaredName("a column")
    try expect(.colon, "':' and the type of '\(name.text)'")
    let type = try type()
    return ColumnDeclarationSyntax(
      name: name,
      type: type,
      span: SourceSpan(name.span.lowerBound, type.span.upperBound)
    )
  }

  /// `(a: long, b: string)`, `(*)` or `(*, a: long)`; a comma may stand at either end.
  mutating func schema() throws(Failure) -> SchemaSyntax {
    let open = try expect(.openParenthesis, "'(' and columns with their types")
    var columns: [ColumnDeclarationSyntax] = []
    var isOpen = false
    _ = take(.comma)
    while !at(.closeParenthesis) {
      if !isOpen, columns.isEmpty, take(.star) != nil {
        isOpen = true
      } else {
        columns.append(try columnDeclaration())
      }
      guard take(.comma) != nil else { break }
    }
    try expect(.closeParenthesis, "',' or ')'")
    return SchemaSyntax(columns: columns, isOpen: isOpen, span: span(from: open))
  }
}
