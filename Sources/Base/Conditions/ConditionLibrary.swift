public import Diagnostics

/// Definitions that conditions share.
public struct ConditionLibrary: Sendable {
  /// One definition as it is written.
  public struct Definition: Sendable {
    /// Its name and its parameters: `covers(rule, domains)`, or a name alone for a fact.
    public let header: SourceText
    /// What it stands for.
    public let body: SourceText

    /// Creates a definition.
    public init(header: SourceText, body: SourceText) {
      self.header = header
      self.body = body
    }
  }

  let definitions: [ConditionBody]
  /// How many parameters each definition has.
  let parameters: [Int]
  private let signatures: ConditionParser.Signatures

  /// A library without definitions.
  public init() {
    definitions = []
    parameters = []
    signatures = [:]
  }

  /// Reads definitions, which see each other wherever they stand.
  ///
  /// A definition that leads back to itself is refused, so that every evaluation ends.
  public init(_ written: [Definition]) throws(ConditionErrors) {
    var problems: [Diagnostic] = []
    var signatures: ConditionParser.Signatures = [:]
    var headers: [(name: String, parameters: [String])] = []
    for (index, definition) in written.enumerated() {
      do throws(Diagnostic) {
        let header = try Self.header(definition.header.text)
        guard signatures[header.name] == nil, !Self.isReserved(header.name) else {
          throw Diagnostic(
            Codes.nameTaken,
            "the name '\(header.name)' is taken",
            at: SourceSpan(0, header.name.utf8.count)
          )
        }
        signatures[header.name] = (index, header.parameters.count)
        headers.append(header)
      } catch {
        problems.append(error.located(in: definition.header))
        headers.append(("", []))
      }
    }
    guard problems.isEmpty else { throw ConditionErrors(diagnostics: problems) }
    var bodies: [ConditionBody] = []
    for (definition, header) in zip(written, headers) {
      do throws(Diagnostic) {
        bodies.append(
          try ConditionParser.body(
            definition.body.text,
            parameters: header.parameters,
            signatures: signatures
          )
        )
      } catch {
        problems.append(error.located(in: definition.body))
      }
    }
    guard problems.isEmpty else { throw ConditionErrors(diagnostics: problems) }
    if let circle = Self.circle(in: bodies) {
      let problem = Diagnostic(
        Codes.circle,
        "'\(headers[circle].name)' leads back to itself",
        at: SourceSpan(0, headers[circle].name.utf8.count)
      )
      throw ConditionErrors(diagnostics: [problem.located(in: written[circle].header)])
    }
    self.definitions = bodies
    self.parameters = headers.map(\.parameters.count)
    self.signatures = signatures
  }

  /// Reads one condition; what is wrong is located in the text.
  public func condition(_ source: SourceText) throws(Diagnostic) -> Condition {
    do throws(Diagnostic) {
      return Condition(
        body: try ConditionParser.body(source.text, parameters: [], signatures: signatures)
      )
    } catch {
      throw error.located(in: source)
    }
  }

  private static func isReserved(_ name: String) -> Bool {
    ["input", "in", "true", "false", "null"].contains(name)
      || ConditionFunction(rawValue: name) != nil
      || ConditionExpression.Quantifier(rawValue: name) != nil
  }

  private static func header(_ text: String) throws(Diagnostic) -> (
    name: String, parameters: [String]
  ) {
    var words = try ConditionLexer.tokens(of: text)[...]
    func refuse(_ token: ConditionToken?) -> Diagnostic {
      Diagnostic(
        Codes.badHeader,
        "a definition is headed by a name and its parameters, such as 'covers(rule, domains)'",
        at: token?.span ?? SourceSpan(0, 0)
      )
    }
    guard case .name(let name)? = words.popFirst()?.kind else { throw refuse(words.first) }
    guard words.first?.kind != .end else { return (name, []) }
    guard words.popFirst()?.kind == .mark("(") else { throw refuse(words.first) }
    var parameters: [String] = []
    while true {
      let token = words.popFirst()
      guard case .name(let parameter)? = token?.kind, !parameters.contains(parameter) else {
        throw refuse(token)
      }
      parameters.append(parameter)
      let separator = words.popFirst()
      if separator?.kind == .mark(",") { continue }
      guard separator?.kind == .mark(")"), words.first?.kind == .end else {
        throw refuse(separator)
      }
      return (name, parameters)
    }
  }

  /// A definition that leads back to itself.
  private static func circle(in bodies: [ConditionBody]) -> Int? {
    let calls = bodies.map { $0.expression.invoked }
    var waiting = calls.map(\.count)
    var callers = [[Int]](repeating: [], count: bodies.count)
    for (caller, called) in calls.enumerated() {
      for definition in called { callers[definition].append(caller) }
    }
    var ready = waiting.indices.filter { waiting[$0] == 0 }
    var settled = Set(ready)
    while let definition = ready.popLast() {
      for caller in callers[definition] {
        waiting[caller] -= 1
        if waiting[caller] == 0, settled.insert(caller).inserted { ready.append(caller) }
      }
    }
    return bodies.indices.first { !settled.contains($0) }
  }
}

/// What is wrong with the definitions of a library.
public struct ConditionErrors: Error, Sendable {
  /// Each with its place, in the order of the definitions.
  public let diagnostics: [Diagnostic]
}

extension ConditionExpression {
  /// The definitions that it names.
  fileprivate var invoked: Set<Int> {
    switch self {
    case .constant, .document, .local: []
    case .member(let operand, _), .not(let operand): operand.invoked
    case .index(let left, let right), .both(let left, let right), .either(let left, let right),
      .compare(_, let left, let right), .isIn(let left, let right), .plus(let left, let right),
      .each(_, let left, _, let right):
      left.invoked.union(right.invoked)
    case .choose(let condition, let yes, let no):
      condition.invoked.union(yes.invoked).union(no.invoked)
    case .list(let elements), .call(_, let elements):
      elements.reduce(into: []) { $0.formUnion($1.invoked) }
    case .invoke(let definition, let arguments):
      arguments.reduce(into: [definition]) { $0.formUnion($1.invoked) }
    }
  }
}
