import Diagnostics

/// Reads the resources of a Microsoft365DSC configuration, which is text for PowerShell.
///
/// Nothing is run: strings, numbers, lists and nested instances are data, and every other
/// expression is kept as the text it is.
struct DSCReader {
  private let scalars: [Unicode.Scalar]
  private let file: String
  private var index = 0
  private var line = 1

  /// How deep instances and lists may stand in each other.
  private static let maximumDepth = 64

  private init(_ text: String, file: String) {
    scalars = Array(text.unicodeScalars)
    self.file = file
  }

  /// Whether a text looks like such a configuration.
  static func recognises(_ text: String) -> Bool {
    text.contains("Import-DscResource") || text.contains("MSFT_SC")
      || text.contains("\nConfiguration ")
  }

  /// The resources whose names mean an artefact, in their order.
  static func resources(
    in text: String,
    file: String
  ) throws(Diagnostic) -> [(artefact: Artefact, node: DataNode)] {
    var reader = DSCReader(text, file: file)
    var found: [(Artefact, DataNode)] = []
    while reader.skipToToken() {
      guard let word = reader.word() else {
        // A string outside a resource is passed over whole, it may hold braces and words.
        if reader.current == "\"" || reader.current == "'" {
          _ = try reader.quoted()
        } else {
          reader.advance()
        }
        continue
      }
      guard let artefact = Artefact.named(word) else { continue }
      reader.skipBlanks()
      guard reader.current == "\"" || reader.current == "'" else { continue }
      _ = try reader.quoted()
      reader.skipBlanks()
      guard reader.current == "{" else { continue }
      let node = try reader.instance(depth: 0)
      if node.text("Ensure")?.lowercased() != "absent" { found.append((artefact, node)) }
    }
    return found
  }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
  private var next: Unicode.Scalar? { index + 1 < scalars.count ? scalars[index + 1] : nil }
  private var place: SchemePlace { SchemePlace(file: file, line: line) }

  private mutating func advance() {
    if current == "\n" { line += 1 }
    index += 1
  }

  private func problem(_ message: String) -> Diagnostic {
    Diagnostic(
      Code.configuration,
      message,
      in: file,
      at: .position(SourcePosition(line: line, column: 1))
    )
  }

  private mutating func skipBlanks() {
    while let scalar = current {
      if scalar == "#" {
        while let scalar = current, scalar != "\n" {
          _ = scalar
          advance()
        }
      } else if scalar.properties.isWhitespace || scalar == ";" || scalar == "\u{FEFF}" {
        advance()
      } else {
        return
      }
    }
  }

  private mutating func skipToToken() -> Bool {
    skipBlanks()
    return current != nil
  }

  /// A name, such as a key or the type of an instance.
  private mutating func word() -> String? {
    var word = String.UnicodeScalarView()
    while let scalar = current, scalar.properties.isAlphabetic || scalar == "_" || isDigit(scalar) {
      word.append(scalar)
      advance()
    }
    return word.isEmpty ? nil : String(word)
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// What stands between braces.
  private mutating func instance(depth: Int) throws(Diagnostic) -> DataNode {
    guard depth < Self.maximumDepth else { throw problem("instances stand too deep in each other") }
    let start = place
    advance()
    var members: [DataNode.Member] = []
    while true {
      skipBlanks()
      guard let scalar = current else { throw problem("a '{' is not closed") }
      if scalar == "}" { break }
      guard let key = word() else { throw problem("a name of a property is wanted") }
      skipBlanks()
      guard current == "=" else { throw problem("a '=' is wanted after '\(key)'") }
      advance()
      skipBlanks()
      members.append(DataNode.Member(key, try value(depth: depth + 1)))
    }
    advance()
    return DataNode(.object(members), at: start)
  }

  private mutating func value(depth: Int) throws(Diagnostic) -> DataNode {
    guard depth < Self.maximumDepth else { throw problem("values stand too deep in each other") }
    let start = place
    switch current {
    case "\"", "'": return DataNode(.string(try quoted()), at: start)
    case "@" where next == "(": return try list(depth: depth)
    case "@" where next == "{":
      advance()
      return try instance(depth: depth + 1)
    case "$": return DataNode(expression(), at: start)
    case let scalar? where isDigit(scalar) || scalar == "-":
      return DataNode(expression(), at: start)
    case nil: throw problem("a value is missing at the end")
    default:
      guard word() != nil else { return DataNode(expression(), at: start) }
      skipBlanks()
      if current == "{" { return try instance(depth: depth + 1) }
      return DataNode(expression(), at: start)
    }
  }

  private mutating func list(depth: Int) throws(Diagnostic) -> DataNode {
    let start = place
    advance()
    advance()
    var elements: [DataNode] = []
    while true {
      skipBlanks()
      if current == "," {
        advance()
        continue
      }
      guard let scalar = current else { throw problem("a list is not closed") }
      if scalar == ")" { break }
      let before = index
      elements.append(try value(depth: depth + 1))
      if index == before { advance() }
    }
    advance()
    return DataNode(.list(elements), at: start)
  }

  /// A quoted text; quotes are doubled, and in double quotes a backtick takes the next character.
  private mutating func quoted() throws(Diagnostic) -> String {
    let quote = current
    advance()
    var text = String.UnicodeScalarView()
    while let scalar = current {
      advance()
      if scalar == quote {
        guard current == quote else { return String(text) }
        advance()
      } else if scalar == "`", quote == "\"", let escaped = current {
        advance()
        text.append(escaped == "n" ? "\n" : escaped == "t" ? "\t" : escaped)
        continue
      }
      text.append(scalar)
    }
    throw problem("a text is not closed")
  }

  /// Anything else up to the end of the value.
  private mutating func expression() -> DataNode.Content {
    var text = String.UnicodeScalarView()
    while let scalar = current, ![";", "\n", ",", ")", "}"].contains(scalar) {
      text.append(scalar)
      advance()
    }
    let word = String(text).trimmedBlanks
    switch word.lowercased() {
    case "$true": return .bool(true)
    case "$false": return .bool(false)
    case "$null", "": return .null
    default: return Int(word) != nil ? .number(word) : .string(word)
    }
  }
}
