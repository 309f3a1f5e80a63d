import Diagnostics

extension Parser {
  /// Whether a word and then a token of some kind stand here.
  func isAtWord(_ keyword: Keyword, before kind: TokenKind) -> Bool {
    at(keyword) && peek().kind == kind
  }

  /// A value without operators: a literal, a name, a call, something in parentheses.
  mutating func primary() throws(Failure) -> ExpressionSyntax {
    switch current.kind {
    case .long, .real, .timespan, .bool, .string, .typed, .rawGUID: return .literal(try literal())
    case .openParenthesis: return try parenthesized()
    case .openBracket:
      guard isAtBracketedName else {
        throw failure("an expression", hints: ["an array is written 'dynamic([…])'"])
      }
      return .name(try bracketedName())
    case .word: return try wordPrimary()
    default: throw failure("an expression")
    }
  }

  private mutating func wordPrimary() throws(Failure) -> ExpressionSyntax {
    switch current.keyword {
    case .none: return try nameOrCall()
    case .dynamic where peek().kind == .openParenthesis: return .literal(try dynamicLiteral())
    case .dataTable: return try dataTable()
    case .externalData, .externalDataLegacy: return try externalData()
    case .internalContextualDatatable: return try contextualDataTable()
    case .materializedViewCombine: return try viewCombine()
    case .toscalar: return try toScalar()
    case .totable: return try toTable()
    case .materialize where peek().kind == .openParenthesis: return try materialize()
    case .typeof where peek().kind == .openParenthesis: return try typeLiteral()
    case .entityGroup where peek().kind == .openBracket: return try entityGroup()
    default: return try nameOrCall()
    }
  }

  private mutating func nameOrCall() throws(Failure) -> ExpressionSyntax {
    if peek().kind == .openParenthesis {
      if canRefer(current) { return try call() }
      if current.keyword.infix != nil {
        throw failure(
          Codes.unexpected,
          "'\(text(current))' is an operator and not a function",
          at: current.span,
          hints: ["write 'a \(text(current)) b'"]
        )
      }
    }
    if !canRefer(current), TypeKeyword(spelling: current.keyword.rawValue) != nil {
      throw failure(
        Codes.reservedName,
        "'\(text(current))' is a type and cannot be a name here",
        at: current.span,
        hints: ["a name is written ['\(text(current))']"]
      )
    }
    if !canRefer(current), current.keyword.infix != nil || Operators.canStart(current.keyword) {
      throw failure("an expression")
    }
    let name = try referencedName("an expression")
    skipDataScope()
    return .name(name)
  }

  /// `T datascope=hotcache`: which copy of the rows a service reads, of no concern here.
  mutating func skipDataScope() {
    guard at(.datascope), peek().kind == .assign, peek(2).kind == .word else { return }
    for _ in 0..<3 { advance() }
  }

  /// An expression or a pipeline in parentheses.
  mutating func parenthesized() throws(Failure) -> ExpressionSyntax {
    let open = advance()
    let inner = try tabular()
    try expect(.closeParenthesis, "')'")
    if case .pipeline = inner { return inner }
    return .parenthesized(ParenthesizedSyntax(expression: inner, span: span(from: open)))
  }

  // MARK: Calls

  mutating func call() throws(Failure) -> ExpressionSyntax {
    let token = current
    let name = try referencedName("a function")
    let arguments = try arguments()
    return .call(CallSyntax(name: name, arguments: arguments, span: span(from: token)))
  }

  mutating func arguments() throws(Failure) -> [NamedExpressionSyntax] {
    try expect(.openParenthesis, "'(' and arguments")
    var arguments: [NamedExpressionSyntax] = []
    if !at(.closeParenthesis) {
      repeat { arguments.append(try argument()) } while take(.comma) != nil
    }
    try expect(.closeParenthesis, "',' or ')'")
    return arguments
  }

  private mutating func argument() throws(Failure) -> NamedExpressionSyntax {
    let start = current
    if at(.star), peek().kind == .comma || peek().kind == .closeParenthesis {
      return NamedExpressionSyntax(expression: .star(advance().span), span: start.span)
    }
    return try namedExpression()
  }

  /// A member of a list after `in`, where a pipeline may stand without parentheses of its own.
  mutating func listedValue() throws(Failure) -> ExpressionSyntax {
    switch current.keyword {
    case .union, .find, .search, .print: return try tabular()
    case .range where peek().kind == .word: return try tabular()
    default: break
    }
    let start = current
    let source = try scalar()
    guard at(.bar) else { return source }
    return try pipeline(from: start, source: source)
  }

  // MARK: Named expressions

  private var isAtNameBeforeAssign: Bool {
    if isAtBracketedName { return peek(3).kind == .assign }
    return at(.word) && peek().kind == .assign
  }

  /// `expression`, `name = expression` or `(a, b) = expression`.
  mutating func namedExpression() throws(Failure) -> NamedExpressionSyntax {
    let start = current
    var names: [NameSyntax] = []
    var isList = false
    if isAtNameBeforeAssign {
      names = [try declaredName()]
      advance()
    } else if isAtNameList {
      isList = true
      advance()
      repeat { names.append(try declaredName()) } while take(.comma) != nil
      try expect(.closeParenthesis, "',' or ')'")
      try expect(.assign, "'='")
    }
    let expression = try scalar()
    return NamedExpressionSyntax(
      names: names,
      isList: isList,
      expression: expression,
      span: span(from: start)
    )
  }

  /// Whether `(a, b) =` stands here.
  private var isAtNameList: Bool {
    guard at(.openParenthesis) else { return false }
    var ahead = 1
    while true {
      let token = peek(ahead)
      if token.kind == .openBracket {
        guard peek(ahead + 1).kind == .string, peek(ahead + 2).kind == .closeBracket else {
          return false
        }
        ahead += 3
      } else if token.kind == .word {
        ahead += 1
      } else {
        return false
      }
      let next = peek(ahead)
      ahead += 1
      if next.kind == .closeParenthesis { return peek(ahead).kind == .assign }
      guard next.kind == .comma else { return false }
    }
  }

  /// One or more named expressions with commas between them.
  mutating func namedExpressions() throws(Failure) -> [NamedExpressionSyntax] {
    var list: [NamedExpressionSyntax] = []
    repeat { list.append(try namedExpression()) } while take(.comma) != nil
    return list
  }

  /// One or more expressions with commas between them.
  mutating func scalars() throws(Failure) -> [ExpressionSyntax] {
    var list: [ExpressionSyntax] = []
    repeat { list.append(try scalar()) } while take(.comma) != nil
    return list
  }

  /// A sort key.
  mutating func orderedExpression() throws(Failure) -> OrderedExpressionSyntax {
    let start = current
    let expression = try namedExpression()
    var direction: SortDirectionSyntax?
    if take(.asc) != nil || take(.grannyAsc) != nil {
      direction = .ascending
    } else if take(.desc) != nil || take(.grannyDesc) != nil {
      direction = .descending
    }
    var nulls: NullsPlacementSyntax?
    if take(.nulls) != nil {
      if take(.first) != nil {
        nulls = .first
      } else if take(.last) != nil {
        nulls = .last
      } else {
        throw failure("'first' or 'last' after 'nulls'")
      }
    }
    return OrderedExpressionSyntax(
      expression: expression,
      direction: direction,
      nulls: nulls,
      span: span(from: start)
    )
  }

  mutating func orderedExpressions() throws(Failure) -> [OrderedExpressionSyntax] {
    var list: [OrderedExpressionSyntax] = []
    repeat { list.append(try orderedExpression()) } while take(.comma) != nil
    return list
  }
}
