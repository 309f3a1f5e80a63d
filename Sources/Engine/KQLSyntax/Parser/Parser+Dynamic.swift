import Diagnostics

extension Parser {
  /// `dynamic(…)`.
  mutating func dynamicLiteral() throws(Failure) -> LiteralSyntax {
    let keyword = try expect(.dynamic)
    try expect(.openParenthesis, "'(' and a value")
    let value = try dynamicValue()
    try expect(.closeParenthesis, "')' after the value of the dynamic")
    let isNull = value.value == .null
    return LiteralSyntax(
      value: isNull ? .null(.dynamic) : .dynamic(value),
      span: span(from: keyword)
    )
  }

  private mutating func dynamicValue() throws(Failure) -> DynamicSyntax {
    try enter()
    defer { leave() }
    let start = current
    let value: DynamicValueSyntax
    switch current.kind {
    case .openBracket: value = .array(try dynamicArray())
    case .openBrace: value = .bag(try dynamicBag())
    case .minus:
      let sign = advance()
      guard at(.long) || at(.real) else { throw failure("a number") }
      value = try dynamicNumber(advance(), sign)
    case .long, .real: value = try dynamicNumber(advance(), nil)
    case .rawGUID: value = .guid(GUIDText.canonical(slice(advance())) ?? "")
    case .word where at(.null):
      advance()
      value = .null
    case .typed where at(.int) || at(.int32):
      throw failure("a value of a dynamic", hints: ["whole numbers of a dynamic are longs"])
    case .word where at(.dynamic) && peek().kind == .openParenthesis,
      .bool, .string, .timespan, .typed:
      value = try dynamicConstant()
    default:
      throw failure(
        "a value of a dynamic",
        hints: ["a 'dynamic(…)' holds constants; to use columns write 'bag_pack(…)'"]
      )
    }
    return DynamicSyntax(value: value, span: span(from: start))
  }

  /// A whole number that fits no long is a real, as in JSON.
  private mutating func dynamicNumber(
    _ token: Token,
    _ sign: Token?
  ) throws(Failure) -> DynamicValueSyntax {
    let start = sign.map { Int($0.start) } ?? Int(token.start)
    if token.kind == .long {
      let digits = slice(token)
      var text = digits
      if let sign, touches(sign, token) { text = bytes[start..<Int(token.end)] }
      if let value = NumberText.long(text) {
        let isApart = sign != nil && text.startIndex == digits.startIndex
        return .long(isApart ? 0 &- value : value)
      }
    }
    guard let value = NumberText.real(slice(token)), value.isFinite else {
      throw failure(
        Codes.numberOutOfRange,
        "this number does not fit a dynamic",
        at: SourceSpan(start, Int(token.end))
      )
    }
    return .real(sign == nil ? value : -value)
  }

  private mutating func dynamicConstant() throws(Failure) -> DynamicValueSyntax {
    let literal = try literal()
    switch literal.value {
    case .bool(let value): return .bool(value)
    case .int(let value): return .long(Int64(value))
    case .long(let value): return .long(value)
    case .real(let value): return .real(value)
    case .decimal(let text): return .decimal(text)
    case .string(let text): return .string(text)
    case .datetime(let ticks): return .datetime(ticks)
    case .timespan(let ticks): return .timespan(ticks)
    case .guid(let text): return .guid(text)
    case .dynamic(let inner): return inner.value
    case .null: return .null
    case .datetimeNow, .datetimeToday:
      throw failure(
        Codes.invalidLiteral,
        "a 'dynamic(…)' holds constants, and this is the time of the query",
        at: literal.span,
        hints: ["write 'bag_pack(…)' or 'pack_array(…)'"]
      )
    }
  }

  private mutating func dynamicArray() throws(Failure) -> [DynamicSyntax] {
    advance()
    var values: [DynamicSyntax] = []
    if !at(.closeBracket) {
      repeat { values.append(try dynamicValue()) } while take(.comma) != nil
    }
    try expect(.closeBracket, "',' or ']'")
    return values
  }

  private mutating func dynamicBag() throws(Failure) -> [DynamicPropertySyntax] {
    advance()
    var properties: [DynamicPropertySyntax] = []
    if !at(.closeBrace) {
      repeat {
        let start = current
        guard at(.string) else {
          throw failure("a property name in quotes")
        }
        let name = try string()
        try expect(.colon, "':' and the value of '\(name)'")
        let value = try dynamicValue()
        properties.append(
          DynamicPropertySyntax(name: name, value: value, span: span(from: start))
        )
      } while take(.comma) != nil
    }
    try expect(.closeBrace, "',' or '}'")
    return properties
  }
}
