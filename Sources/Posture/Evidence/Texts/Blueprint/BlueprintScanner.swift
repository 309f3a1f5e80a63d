import Diagnostics
import Documents

/// Reads the smallest parts of a blueprint's text.
struct BlueprintScanner {
  /// A text, or the spelling of one that only running the file would give.
  enum Text {
    case text(String)
    case unreadable(String)
  }

  let name: String
  let text: ContiguousArray<UInt8>
  var offset = 0

  init(_ text: ContiguousArray<UInt8>, named name: String) {
    self.text = text
    self.name = name
  }

  /// The next byte.
  var peek: UInt8? { byte(at: offset) }

  /// The place, to come back to.
  var mark: Int { offset }

  mutating func reset(to mark: Int) { offset = mark }

  /// Comes back to a place, and tells whether a variable is there.
  mutating func resetAndIsVariable(_ mark: Int) -> Bool {
    offset = mark
    return peek == UInt8(ascii: "$")
  }

  func byte(at index: Int) -> UInt8? { index < text.count ? text[index] : nil }

  /// The place as a line and a column; only worked out for messages.
  var position: SourcePosition { position(of: offset) }

  /// A place as a line and a column.
  func position(of mark: Int) -> SourcePosition {
    var line = 1
    var column = 1
    for byte in text[..<min(mark, text.count)] {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return SourcePosition(line: line, column: column)
  }

  // MARK: Blanks

  /// Skips spaces, line breaks, semicolons and comments.
  mutating func skipBlank() throws(Diagnostic) {
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: ";"): offset += 1
      default:
        let before = offset
        skipSpaces()
        if peek == UInt8(ascii: "#") { skipLine() }
        if peek == UInt8(ascii: "<"), self.byte(at: offset + 1) == UInt8(ascii: "#") {
          try skipComment()
        }
        if offset == before { return }
      }
    }
  }

  /// Skips spaces, and a line break that a backtick takes away.
  mutating func skipSpaces() {
    while let byte = peek {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): offset += 1
      case UInt8(ascii: "`"):
        var next = offset + 1
        if self.byte(at: next) == UInt8(ascii: "\r") { next += 1 }
        guard self.byte(at: next) == UInt8(ascii: "\n") else { return }
        offset = next + 1
      default: return
      }
    }
  }

  private mutating func skipLine() {
    while let byte = peek, byte != UInt8(ascii: "\n") { offset += 1 }
  }

  private mutating func skipComment() throws(Diagnostic) {
    let start = self
    offset += 2
    while offset < text.count {
      if text[offset] == UInt8(ascii: "#"), byte(at: offset + 1) == UInt8(ascii: ">") {
        offset += 2
        return
      }
      offset += 1
    }
    throw start.problem("a comment begins here and does not end")
  }

  // MARK: Marks and words

  /// Takes a byte if it comes next, whatever blanks are before it.
  mutating func take(_ wanted: UInt8) throws(Diagnostic) -> Bool {
    let mark = offset
    try skipBlank()
    guard peek == wanted else {
      offset = mark
      return false
    }
    offset += 1
    return true
  }

  /// Takes a byte if it comes next on the line.
  mutating func takeOnLine(_ wanted: UInt8) -> Bool {
    let mark = offset
    skipSpaces()
    guard peek == wanted else {
      offset = mark
      return false
    }
    offset += 1
    return true
  }

  mutating func expect(_ wanted: UInt8, _ what: String) throws(Diagnostic) {
    guard try take(wanted) else {
      let mark = String(decoding: [wanted], as: UTF8.self)
      throw problem(
        offset >= text.count ? "the file ends within \(what)" : "'\(mark)' is missing after \(what)"
      )
    }
  }

  /// Takes a text if it comes next.
  mutating func takeText(_ wanted: StaticString) -> Bool {
    let bytes = Array(wanted.description.utf8)
    guard text[min(offset, text.count)...].starts(with: bytes) else { return false }
    offset += bytes.count
    return true
  }

  /// Whether the value is over: a line's end, a semicolon, a bracket.
  var isAtStatementEnd: Bool {
    var copy = self
    copy.skipSpaces()
    switch copy.peek {
    case nil, UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "}"), UInt8(ascii: ")"),
      UInt8(ascii: "#"):
      return true
    default: return false
    }
  }

  /// Whether nothing that continues a variable comes next.
  var isAtValueEnd: Bool {
    switch peek {
    case nil, UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "}"), UInt8(ascii: ")"):
      return true
    default: return false
    }
  }

  /// A word: letters, digits, `_`, `-` and `.`, not beginning with a digit.
  mutating func word() -> String? {
    guard let first = peek, Self.isLetter(first) else { return nil }
    let start = offset
    while let byte = peek,
      Self.isLetter(byte) || decimalDigit(byte) != nil || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ".")
    {
      offset += 1
    }
    return String(decoding: text[start..<offset], as: UTF8.self)
  }

  /// The name of a variable, its members and scope included: `$a`, `$a.b`, `${a b}`.
  mutating func variable() -> String? {
    guard peek == UInt8(ascii: "$") else { return nil }
    if byte(at: offset + 1) == UInt8(ascii: "{") {
      guard let end = text[offset...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
      defer { offset = end + 1 }
      return String(decoding: text[offset + 2..<end], as: UTF8.self)
    }
    guard let first = byte(at: offset + 1), Self.isLetter(first) else { return nil }
    let start = offset + 1
    offset = start
    while let byte = peek,
      Self.isLetter(byte) || decimalDigit(byte) != nil || byte == UInt8(ascii: ":")
        || byte == UInt8(ascii: ".") && self.byte(at: offset + 1).map(Self.isLetter) == true
    {
      offset += 1
    }
    return String(decoding: text[start..<offset], as: UTF8.self)
  }

  /// A number as JSON writes it; its suffix (`KB`, `MB`, `GB`, `L`, `d`) is worked in.
  mutating func number() -> String? {
    let start = offset
    if peek == UInt8(ascii: "-") { offset += 1 }
    while let byte = peek,
      decimalDigit(byte) != nil || byte == UInt8(ascii: ".") || Self.isLetter(byte)
        || (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"))
          && text[offset - 1] | 0x20 == UInt8(ascii: "e")
    {
      offset += 1
    }
    let spelled = String(decoding: text[start..<offset], as: UTF8.self)
    if let number = Self.json(spelled.lowercased()), isAtValueEnd { return number }
    offset = start
    return nil
  }

  private static func json(_ spelled: String) -> String? {
    if let whole = Int64(spelled) { return "\(whole)" }
    if spelled.hasPrefix("0x") { return UInt64(spelled.dropFirst(2), radix: 16).map { "\($0)" } }
    if spelled.hasSuffix("l") { return Int64(spelled.dropLast()).map { "\($0)" } }
    let units: [(String, Int64)] = [
      ("kb", 1 << 10), ("mb", 1 << 20), ("gb", 1 << 30), ("tb", 1 << 40),
    ]
    for (suffix, size) in units where spelled.hasSuffix(suffix) {
      guard let count = Int64(spelled.dropLast(2)) else { return nil }
      let (product, isTooBig) = count.multipliedReportingOverflow(by: size)
      return isTooBig ? nil : "\(product)"
    }
    let plain = spelled.hasSuffix("d") ? String(spelled.dropLast()) : spelled
    guard plain.utf8.allSatisfy({ $0 < 0x3A || $0 == UInt8(ascii: "e") }),
      let real = Double(plain), real.isFinite
    else { return nil }
    return "\(real)"
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  // MARK: Errors

  func problem(_ message: String) -> Diagnostic {
    Diagnostic(Code.blueprintSyntax, message, in: name, at: .position(position))
  }

  func unexpected(_ wanted: String) -> Diagnostic {
    problem(
      offset >= text.count ? "the file ends where \(wanted) should be" : "\(wanted) should be here"
    )
  }

  func tooDeep() -> Diagnostic {
    Diagnostic(
      Code.tooDeep,
      "blocks are nested more than \(BlueprintParser.depthLimit) deep",
      in: name,
      at: .position(position)
    )
  }
}
