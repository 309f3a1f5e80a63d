import Diagnostics

extension Parser {
  /// A type.
  mutating func type() throws(Diagnostic) -> TypeSyntax {
    guard at(.word) else { throw unexpected("a type") }
    let word = text(current)
    guard let keyword = TypeKeyword(spelling: word) else {
      throw Diagnostic(
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
  mutating func columnDeclaration() throws(Diagnostic) -> ColumnDeclarationSyntax {
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
  mutating func schema() throws(Diagnostic) -> SchemaSyntax {
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
