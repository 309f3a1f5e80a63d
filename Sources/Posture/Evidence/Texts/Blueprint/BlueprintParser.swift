import Diagnostics
import Documents

/// Reads the resources of a `Configuration`.
///
/// Source: the syntax of DSC configurations, a subset of PowerShell: blocks of `name = value`,
/// nested instances of classes, and around them statements that are passed over.
struct BlueprintParser {
  private var scanner: BlueprintScanner
  private var variables: [String: String] = [:]
  private var counter = LineCounter()
  private var counted = 0
  private var unread: [(text: String, mark: Int, count: Int)] = []

  /// Deeper nesting than this is refused.
  static let depthLimit = 100
  /// Properties that say how to sign in, not how the tenant is set.
  static let signInProperties: Set<String> = [
    "credential", "applicationid", "applicationsecret", "tenantid", "certificatethumbprint",
    "certificatepath", "certificatepassword", "managedidentity", "accesstokens", "dependson",
    "psdscrunascredential", "issingleinstance",
  ]

  init(
    _ text: ContiguousArray<UInt8>,
    named name: String,
    data: ConfigurationData = ConfigurationData()
  ) {
    scanner = BlueprintScanner(text, named: name)
    variables = data.variables
  }

  /// The hash table that a data file is.
  mutating func data() throws(Diagnostic) -> BlueprintValue {
    try scanner.skipBlank()
    guard scanner.takeText("@{") else { throw scanner.unexpected("'@{'") }
    return .object(try properties(0, isResource: false))
  }

  /// What could not be read: one remark an expression.
  var problems: [Diagnostic] {
    unread.map { entry in
      let many = entry.count == 1 ? "a property is" : "\(entry.count) properties are"
      return Diagnostic(
        Code.unreadableExpression,
        "'\(entry.text)' has no value in the blueprint, so \(many) unknown",
        in: scanner.name,
        at: .position(scanner.position(of: entry.mark)),
        severity: .warning
      )
    }
  }

  /// The resources in the order of the file.
  mutating func resources() throws(Diagnostic) -> [BlueprintResource] {
    var found: [BlueprintResource] = []
    try statements(&found, 0)
    guard scanner.peek == nil else {
      throw scanner.problem("a bracket closes here that none opened")
    }
    return found
  }

  /// Statements up to the end of the block or the text.
  private mutating func statements(
    _ found: inout [BlueprintResource],
    _ depth: Int
  ) throws(Diagnostic) {
    guard depth < Self.depthLimit else { throw scanner.tooDeep() }
    while true {
      try scanner.skipBlank()
      guard let byte = scanner.peek, byte != UInt8(ascii: "}") else { return }
      if byte == UInt8(ascii: "$"), try assignment() { continue }
      let start = scanner.mark
      guard let word = scanner.word() else {
        try scanner.skipElement(depth)
        continue
      }
      let isDefinition = ["function", "filter", "class", "enum"].contains(word.lowercased())
      if isDefinition {
        try scanner.skipStatement(depth)
        continue
      }
      let isNode = ["configuration", "node"].contains(word.lowercased())
      let mark = scanner.mark
      guard let name = try blockName(), try scanner.take(UInt8(ascii: "{")) else {
        scanner.reset(to: mark)
        try scanner.skipStatement(depth)
        continue
      }
      if isNode {
        try statements(&found, depth + 1)
        try scanner.expect(UInt8(ascii: "}"), "a block")
      } else {
        let line = line(of: start)
        let entries = try properties(depth + 1, isResource: true)
        found.append(BlueprintResource(type: word, name: name, line: line, entries: entries))
      }
    }
  }

  /// The line of a mark that is behind the one that was asked for before.
  private mutating func line(of mark: Int) -> Int {
    let passed = counted..<max(counted, mark)
    var counter = counter
    counter.advance(over: scanner.text.span.extracting(passed))
    self.counter = counter
    counted = max(counted, mark)
    return counter.position.line
  }

  /// The name of a block: a string or a word on the same line, or the next one.
  private mutating func blockName() throws(Diagnostic) -> String? {
    try scanner.skipBlank()
    switch scanner.peek {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      if case .text(let text) = try scanner.string(variables) { return text }
      return ""
    case UInt8(ascii: "$"):
      return scanner.variable()
    default:
      return scanner.word()
    }
  }

  /// `$name = 'text'`: texts are kept for strings that name the variable.
  private mutating func assignment() throws(Diagnostic) -> Bool {
    let mark = scanner.mark
    guard let name = scanner.variable(), scanner.takeOnLine(UInt8(ascii: "=")) else {
      scanner.reset(to: mark)
      return false
    }
    scanner.skipSpaces()
    let value = scanner.mark
    if let byte = scanner.peek, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
      case .text(let text) = try scanner.string(variables), scanner.isAtStatementEnd
    {
      variables[name.lowercased()] = text
    } else if scanner.resetAndIsVariable(value), let other = scanner.variable(),
      scanner.isAtStatementEnd, let text = variables[other.lowercased()]
    {
      variables[name.lowercased()] = text
    } else {
      scanner.reset(to: value)
      try scanner.skipStatement(0)
    }
    return true
  }

  /// The entries of a block whose opening brace has been taken.
  private mutating func properties(
    _ depth: Int,
    isResource: Bool
  ) throws(Diagnostic) -> [BlueprintEntry] {
    guard depth < Self.depthLimit else { throw scanner.tooDeep() }
    var entries: [BlueprintEntry] = []
    while true {
      try scanner.skipBlank()
      if try scanner.take(UInt8(ascii: "}")) { return entries }
      let name: String
      if let byte = scanner.peek, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        guard case .text(let text) = try scanner.string(variables) else {
          throw scanner.unexpected("a property's name")
        }
        name = text
      } else if let word = scanner.word() {
        name = word
      } else {
        throw scanner.unexpected("a property")
      }
      try scanner.expect(UInt8(ascii: "="), "'\(name)'")
      try scanner.skipBlank()
      let mark = scanner.mark
      let value = try self.values(depth)
      let isSignIn = isResource && Self.signInProperties.contains(name.lowercased())
      if isSignIn { continue }
      if case .unreadable(let text) = value { note(text, at: mark) }
      entries.append(BlueprintEntry(name: name, value: value))
    }
  }

  /// A value, or several with commas between them.
  private mutating func values(_ depth: Int) throws(Diagnostic) -> BlueprintValue {
    let first = try value(depth)
    scanner.skipSpaces()
    guard scanner.peek == UInt8(ascii: ",") else { return try whole(first, depth) }
    var list = [first]
    while scanner.takeOnLine(UInt8(ascii: ",")) {
      try scanner.skipBlank()
      list.append(try value(depth))
      scanner.skipSpaces()
    }
    return .list(list)
  }

  /// A value unless an operator follows it, which makes it an expression.
  private mutating func whole(
    _ value: BlueprintValue,
    _ depth: Int
  ) throws(Diagnostic) -> BlueprintValue {
    if scanner.isAtStatementEnd { return value }
    let rest = try scanner.expression(depth)
    return .unreadable("… " + rest)
  }

  private mutating func value(_ depth: Int) throws(Diagnostic) -> BlueprintValue {
    guard depth < Self.depthLimit else { throw scanner.tooDeep() }
    switch scanner.peek {
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      return string(try scanner.string(variables))
    case UInt8(ascii: "@"):
      if scanner.isHereString { return string(try scanner.hereString(variables)) }
      if scanner.takeText("@(") { return .list(try list(depth + 1)) }
      if scanner.takeText("@{") { return .object(try properties(depth + 1, isResource: false)) }
    case UInt8(ascii: "$"):
      return try variableValue(depth)
    case let byte? where decimalDigit(byte) != nil || [0x2D, 0x2E].contains(byte):
      if let number = scanner.number() { return .number(number) }
    default:
      let mark = scanner.mark
      if scanner.word() != nil, try scanner.take(UInt8(ascii: "{")) {
        return .object(try properties(depth + 1, isResource: false))
      }
      scanner.reset(to: mark)
    }
    return .unreadable(try scanner.expression(depth))
  }

  private func string(_ read: BlueprintScanner.Text) -> BlueprintValue {
    switch read {
    case .text(let text): .string(text)
    case .unreadable(let text): .unreadable(text)
    }
  }

  private mutating func variableValue(_ depth: Int) throws(Diagnostic) -> BlueprintValue {
    let mark = scanner.mark
    if let name = scanner.variable(), scanner.isAtValueEnd {
      switch name.lowercased() {
      case "true": return .bool(true)
      case "false": return .bool(false)
      case "null": return .null
      default:
        if let known = variables[name.lowercased()] { return .string(known) }
        return .unreadable("$" + name)
      }
    }
    scanner.reset(to: mark)
    return .unreadable(try scanner.expression(depth))
  }

  /// The elements of a list whose opening bracket has been taken; a new line separates as well.
  private mutating func list(_ depth: Int) throws(Diagnostic) -> [BlueprintValue] {
    guard depth < Self.depthLimit else { throw scanner.tooDeep() }
    var list: [BlueprintValue] = []
    while true {
      try scanner.skipBlank()
      if try scanner.take(UInt8(ascii: ")")) { return list }
      if try scanner.take(UInt8(ascii: ",")) { continue }
      let mark = scanner.mark
      let value = try self.value(depth)
      // What belongs to no value, such as a brace, would never be passed.
      guard scanner.mark > mark else { throw scanner.unexpected("')'") }
      if case .unreadable(let text) = value { note(text, at: mark) }
      list.append(value)
    }
  }

  private mutating func note(_ text: String, at mark: Int) {
    if let known = unread.firstIndex(where: { $0.text == text }) {
      unread[known].count += 1
    } else if unread.count < 100 {
      unread.append((text, mark, 1))
    }
  }
}
