import Diagnostics

extension Parser {
  /// Whether a literal, signed or not, stands here.
  var isAtLiteral: Bool {
    switch current.kind {
    case .long, .real, .timespan, .bool, .string, .typed, .rawGUID: true
    case .plus, .minus:
      touches(current, peek()) && [.long, .real, .timespan].contains(peek().kind)
    case .word: at(.dynamic) && peek().kind == .openParenthesis
    default: false
    }
  }

  /// A literal with an optional sign, where the grammar wants a constant.
  mutating func signedLiteral(_ what: String = "a constant") throws(Failure) -> ExpressionSyntax {
    guard isAtLiteral else { throw failure(what) }
    guard at(.minus) || at(.plus) else { return .literal(try literal()) }
    let sign = advance()
    let token = advance()
    let isNegative = sign.kind == .minus
    let span = span(from: sign)
    let value: LiteralValue? =
      switch token.kind {
      case .long:
        NumberText.long(bytes[Int(isNegative ? sign.start : token.start)..<Int(token.end)])
          .map { .long($0) }
      case .real:
        NumberText.real(slice(token)).map { .real(isNegative ? -$0 : $0) }
      default:
        TimespanText.suffixed(slice(token)).map { .timespan(isNegative ? -$0 : $0) }
      }
    guard let value else { throw outOfRange(span) }
    return .literal(LiteralSyntax(value: value, span: span))
  }

  /// A literal without a sign.
  mutating func literal() throws(Failure) -> LiteralSyntax {
    let token = current
    let value: LiteralValue
    switch token.kind {
    case .string:
      return LiteralSyntax(value: .string(try string()), span: span(from: token))
    case .word:
      return try dynamicLiteral()
    case .bool:
      value = .bool(bytes[Int(token.start)] | 0x20 == UInt8(ascii: "t"))
    case .long:
      guard let number = NumberText.long(slice(token)) else { throw outOfRange(token.span) }
      value = .long(number)
    case .real:
      guard let number = NumberText.real(slice(token)) else { throw outOfRange(token.span) }
      value = .real(number)
    case .timespan:
      guard let ticks = TimespanText.suffixed(slice(token)) else { throw outOfRange(token.span) }
      value = .timespan(ticks)
    case .rawGUID:
      throw failure(
        Codes.rawGUID,
        "a GUID is written in 'guid(…)'",
        at: token.span,
        hints: ["write guid(\(text(token)))"]
      )
    case .typed:
      value = try typedValue(token)
    default:
      throw failure("a constant")
    }
    advance()
    return LiteralSyntax(value: value, span: token.span)
  }

  /// The text of one or several string literals in a row, which count as one.
  mutating func string() throws(Failure) -> String {
    guard at(.string) else { throw failure("a string") }
    var text: [UInt8] = []
    while let token = take(.string) {
      if let problem = StringText.decode(slice(token), into: &text) {
        report(
          Diagnostic(
            Codes.invalidEscape,
            "there is no such escape in a string",
            at: SourceSpan(problem.offset, problem.offset + problem.length),
            hints: ["write '\\\\' for a backslash, or a verbatim string, @\"…\""]
          )
        )
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func outOfRange(_ span: SourceSpan) -> Failure {
    failure(
      Codes.numberOutOfRange,
      "'\(bytes[span.lowerBound..<span.upperBound].text.prefix(60))' does not fit its type",
      at: span
    )
  }

  // MARK: Typed literals

  /// The content of `type(…)`.
  private func content(_ token: Token) -> ArraySlice<UInt8> {
    let whole = slice(token)
    guard let open = whole.firstIndex(of: UInt8(ascii: "(")) else { return whole }
    return whole[(open + 1)..<(whole.endIndex - 1)].trimmed
  }

  private mutating func typedValue(_ token: Token) throws(Failure) -> LiteralValue {
    let content = content(token)
    guard let type = TypeKeyword(spelling: token.keyword.rawValue) else {
      throw failure("a constant")
    }
    if content.text.lowercased() == "null" { return .null(type) }
    if let value = Self.value(type, content) { return value }
    throw failure(
      Codes.invalidLiteral,
      "'\(content.text.prefix(60))' is no \(type.rawValue)",
      at: token.span,
      hints: literalHints(type, content)
    )
  }

  private static func value(_ type: TypeKeyword, _ content: ArraySlice<UInt8>) -> LiteralValue? {
    switch type {
    case .bool:
      switch content.text.lowercased() {
      case "true": return .bool(true)
      case "false": return .bool(false)
      default: return NumberText.long(content).map { .bool($0 != 0) }
      }
    case .int:
      return NumberText.long(content).flatMap { Int32(exactly: $0) }.map { .int($0) }
    case .long: return NumberText.long(content).map { .long($0) }
    case .real: return NumberText.real(content).map { .real($0) }
    case .decimal: return NumberText.decimal(content).map { .decimal($0) }
    case .timespan: return TimespanText.content(content).map { .timespan($0) }
    case .guid: return GUIDText.canonical(content.unquoted).map { .guid($0) }
    case .datetime:
      switch DateTimeText.content(content) {
      case .ticks(let ticks): return .datetime(ticks)
      case .now: return .datetimeNow
      case .today(let ticks): return .datetimeToday(ticks)
      case .null: return .null(.datetime)
      case nil: return nil
      }
    case .string, .dynamic: return nil
    }
  }

  private func literalHints(_ type: TypeKeyword, _ content: ArraySlice<UInt8>) -> [String] {
    guard let first = content.first, Characters.isNameStart(first) else { return [] }
    switch type {
    case .bool, .int, .long, .real, .decimal, .datetime, .timespan, .guid:
      let name = type == .real ? "toreal" : "to\(type.rawValue)"
      return ["'\(type.rawValue)(…)' takes a constant; to convert a value write '\(name)(…)'"]
    case .string, .dynamic: return []
    }
  }
}
