import Diagnostics

/// Turns the text of a condition into an expression.
///
/// The syntax is that of the Common Expression Language (CEL); `a.f(b)` is `f(a, b)`.
struct ConditionParser {
  /// How deep brackets and operators may nest.
  private static let deepest = 48

  /// A definition by its place in the library, and how many arguments it takes.
  typealias Signatures = [String: (index: Int, parameters: Int)]

  private let tokens: [ConditionToken]
  private let signatures: Signatures
  private var position = 0
  private var depth = 0
  private var scope: [String]
  private var locals: Int

  /// Reads a whole text whose names are parameters, definitions or functions.
  static func body(
    _ text: String,
    parameters: [String],
    signatures: Signatures
  ) throws(Diagnostic) -> ConditionBody {
    var parser = ConditionParser(
      tokens: try ConditionLexer.tokens(of: text),
      signatures: signatures,
      scope: parameters
    )
    let expression = try parser.choice()
    guard parser.next.kind == .end else { throw parser.unexpected("an operator or the end") }
    return ConditionBody(expression: expression, locals: parser.locals)
  }

  private init(tokens: [ConditionToken], signatures: Signatures, scope: [String]) {
    self.tokens = tokens
    self.signatures = signatures
    self.scope = scope
    locals = scope.count
  }

  // MARK: Words

  private var next: ConditionToken { tokens[position] }

  private mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  private mutating func take(_ mark: String) -> Bool {
    guard next.kind == .mark(mark) else { return false }
    advance()
    return true
  }

  private mutating func require(_ mark: String) throws(Diagnostic) {
    guard take(mark) else { throw unexpected("'\(mark)'") }
  }

  private func unexpected(_ wanted: String) -> Diagnostic {
    Diagnostic(
      Codes.unexpected,
      "expected \(wanted), found \(next.shown)",
      at: next.span
    )
  }

  // MARK: Operators, loosest first

  private mutating func choice() throws(Diagnostic) -> ConditionExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw Diagnostic(Codes.tooDeep, "the condition nests too deep", at: next.span)
    }
    let condition = try either()
    guard take("?") else { return condition }
    let yes = try choice()
    try require(":")
    return .choose(condition, yes, try choice())
  }

  private mutating func either() throws(Diagnostic) -> ConditionExpression {
    var left = try both()
    while take("||") { left = .either(left, try both()) }
    return left
  }

  private mutating func both() throws(Diagnostic) -> ConditionExpression {
    var left = try comparison()
    while take("&&") { left = .both(left, try comparison()) }
    return left
  }

  private mutating func comparison() throws(Diagnostic) -> ConditionExpression {
    let left = try sum()
    if next.kind == .name("in") {
      advance()
      return .isIn(left, try sum())
    }
    guard case .mark(let mark) = next.kind,
      let operation = ConditionExpression.Comparison(rawValue: mark)
    else { return left }
    advance()
    return .compare(operation, left, try sum())
  }

  private mutating func sum() throws(Diagnostic) -> ConditionExpression {
    var left = try prefix()
    while take("+") { left = .plus(left, try prefix()) }
    return left
  }

  private mutating func prefix() throws(Diagnostic) -> ConditionExpression {
    var negations = 0
    while take("!") { negations += 1 }
    let operand = try postfix()
    switch (negations, negations % 2) {
    case (0, _): return operand
    case (_, 1): return .not(operand)
    default: return .not(.not(operand))
    }
  }

  private mutating func postfix() throws(Diagnostic) -> ConditionExpression {
    var operand = try primary()
    while true {
      if take(".") {
        let token = next
        guard case .name(let name) = token.kind else { throw unexpected("a name") }
        advance()
        operand =
          next.kind == .mark("(")
          ? try call(name, at: token.span, receiver: operand) : .member(operand, name)
      } else if take("[") {
        let index = try choice()
        try require("]")
        if case .constant(.string(let key)) = index {
          operand = .member(operand, key)
        } else {
          operand = .index(operand, index)
        }
      } else {
        return operand
      }
    }
  }

  private mutating func primary() throws(Diagnostic) -> ConditionExpression {
    let token = next
    switch token.kind {
    case .number(let number):
      advance()
      return .constant(.number(number))
    case .string(let text):
      advance()
      return .constant(.string(text))
    case .name(let name):
      advance()
      return try named(name, at: token.span)
    case .mark("("):
      advance()
      let inner = try choice()
      try require(")")
      return inner
    case .mark("["):
      advance()
      return Self.folded(try expressions(until: "]"))
    default: throw unexpected("a value")
    }
  }

  /// A list of constants is made once.
  private static func folded(_ elements: [ConditionExpression]) -> ConditionExpression {
    var values: [ConditionValue] = []
    for element in elements {
      guard case .constant(let value) = element else { return .list(elements) }
      values.append(value)
    }
    return .constant(.list(values))
  }

  private mutating func expressions(until end: String) throws(Diagnostic) -> [ConditionExpression] {
    var found: [ConditionExpression] = []
    if take(end) { return found }
    repeat { found.append(try choice()) } while take(",")
    try require(end)
    return found
  }

  // MARK: Names

  private mutating func named(
    _ name: String,
    at span: SourceSpan
  ) throws(Diagnostic) -> ConditionExpression {
    switch name {
    case "true": return .constant(.bool(true))
    case "false": return .constant(.bool(false))
    case "null": return .constant(.null)
    default: break
    }
    if next.kind == .mark("(") { return try call(name, at: span, receiver: nil) }
    if let local = scope.lastIndex(of: name) { return .local(local) }
    if name == "input" { return .document }
    if let definition = signatures[name] {
      guard definition.parameters == 0 else {
        throw arguments(of: name, definition.parameters, given: 0, at: span)
      }
      return .invoke(definition: definition.index, [])
    }
    throw unknown(name, at: span)
  }

  private mutating func call(
    _ name: String,
    at span: SourceSpan,
    receiver: ConditionExpression?
  ) throws(Diagnostic) -> ConditionExpression {
    try require("(")
    if let receiver, let quantifier = ConditionExpression.Quantifier(rawValue: name) {
      return try each(quantifier, of: receiver)
    }
    let given = (receiver.map { [$0] } ?? []) + (try expressions(until: ")"))
    if let definition = signatures[name] {
      guard given.count == definition.parameters else {
        throw arguments(of: name, definition.parameters, given: given.count, at: span)
      }
      return .invoke(definition: definition.index, given)
    }
    guard let function = ConditionFunction(rawValue: name) else { throw unknown(name, at: span) }
    guard given.count == function.parameters else {
      throw arguments(of: name, function.parameters, given: given.count, at: span)
    }
    return .call(function, given)
  }

  /// `list.exists(x, condition)`, whose opening bracket has been read.
  private mutating func each(
    _ quantifier: ConditionExpression.Quantifier,
    of list: ConditionExpression
  ) throws(Diagnostic) -> ConditionExpression {
    guard case .name(let variable) = next.kind else { throw unexpected("a name for the element") }
    advance()
    try require(",")
    let local = scope.count
    scope.append(variable)
    locals = max(locals, scope.count)
    let inner = try choice()
    scope.removeLast()
    try require(")")
    return .each(quantifier, list, local: local, inner)
  }

  private func arguments(
    of name: String,
    _ wanted: Int,
    given: Int,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      Codes.argumentCount,
      "'\(name)' takes \(wanted == 1 ? "1 argument" : "\(wanted) arguments"), not \(given)",
      at: span
    )
  }

  private func unknown(_ name: String, at span: SourceSpan) -> Diagnostic {
    let known =
      scope + ["input"] + signatures.keys.sorted() + ConditionFunction.allCases.map(\.rawValue)
      + ConditionExpression.Quantifier.allCases.map(\.rawValue)
    return Diagnostic(
      Codes.unknownName,
      "there is no '\(name)' here",
      at: span,
      hints: nearMissHints(for: name, among: known)
    )
  }
}
