import Diagnostics

extension Parser {
  /// An operand: a sign, a value, and the members and elements taken of it.
  mutating func operand() throws(Failure) -> ExpressionSyntax {
    let outer = height
    height = 0
    defer { height = max(outer, height) }
    switch current.kind {
    case .minus, .plus: return try signed()
    case .star: return try star()
    default: return try postfix()
    }
  }

  private mutating func signed() throws(Failure) -> ExpressionSyntax {
    let sign = advance()
    // The lowest long has no positive counterpart, so its sign belongs to the literal.
    if sign.kind == .minus, at(.long), touches(sign, current),
      NumberText.long(slice(current)) == nil
    {
      let value = NumberText.long(bytes[Int(sign.start)..<Int(current.end)])
      if let value {
        advance()
        return .literal(LiteralSyntax(value: .long(value), span: span(from: sign)))
      }
    }
    let operand = try postfix()
    try grow()
    return .unary(
      UnarySyntax(
        sign: sign.kind == .minus ? .minus : .plus,
        operand: operand,
        span: span(from: sign)
      )
    )
  }

  /// `*` as the left operand of a comparison: any column.
  private mutating func star() throws(Failure) -> ExpressionSyntax {
    let token = advance()
    switch infix {
    case .binary(_, .string), .binary(_, .equality), .membership: return .star(token.span)
    case .logical where allowsLoneStar: return .star(token.span)
    default:
      if allowsLoneStar, isAtBoundary { return .star(token.span) }
      throw failure("a comparison after '*'")
    }
  }

  /// A value, then `.member`, `[index]` and `.[index]`.
  mutating func postfix() throws(Failure) -> ExpressionSyntax {
    try postfix(of: try primary())
  }

  /// What follows a value: members and elements.
  mutating func postfix(
    of first: ExpressionSyntax,
    allowsCalls: Bool = true
  ) throws(Failure) -> ExpressionSyntax {
    var base = first
    while true {
      switch current.kind {
      case .dot:
        advance()
        try grow()
        base =
          at(.openBracket)
          ? try bracketed(after: base, isMember: true)
          : try member(of: base, allowsCalls: allowsCalls)
      case .openBracket:
        try grow()
        base = try bracketed(after: base, isMember: false)
      default:
        return base
      }
    }
  }

  private mutating func member(
    of base: ExpressionSyntax,
    allowsCalls: Bool
  ) throws(Failure) -> ExpressionSyntax {
    let member: ExpressionSyntax
    if allowsCalls, at(.word), peek().kind == .openParenthesis, canRefer(current) {
      member = try call()
    } else if at(.word), canRefer(current) || canDeclare(current) {
      let token = advance()
      member = .name(NameSyntax(text: text(token), span: token.span))
    } else {
      member = .name(try referencedName("a member after '.'"))
    }
    return path(base, member)
  }

  func path(_ base: ExpressionSyntax, _ member: ExpressionSyntax) -> ExpressionSyntax {
    .path(PathSyntax(base: base, member: member, span: span(from: base.span.lowerBound)))
  }

  /// `[index]`; `.['name']` is a member.
  private mutating func bracketed(
    after base: ExpressionSyntax,
    isMember: Bool
  ) throws(Failure) -> ExpressionSyntax {
    if isMember, isAtBracketedName { return path(base, .name(try bracketedName())) }
    advance()
    let index = try scalar()
    try expect(.closeBracket, "']'")
    return .element(
      ElementSyntax(base: base, index: index, span: span(from: base.span.lowerBound))
    )
  }
}
