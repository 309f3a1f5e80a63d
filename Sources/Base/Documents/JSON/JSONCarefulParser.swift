import Diagnostics

/// A strict JSON parser that is slow and exact: it tells where a text is broken, and keeps numbers
/// that no 64-bit type holds.
///
/// It makes the same tape as simdjson.
struct JSONCarefulParser {
  let name: String
  let maximumDepth: Int
  private(set) var warnings: [Diagnostic] = []
  private(set) var offset = 0
  private var words: ContiguousArray<UInt64> = []
  private var strings: ContiguousArray<UInt8> = []
  /// The open containers: where their first word is, and how many values they have.
  private var open: [(start: Int, isObject: Bool, count: Int)] = []
  /// The word whose offset in the text is wanted; parsing can stop when it is reached.
  private var wantedWord = Int.max
  private(set) var wantedOffset: Int?

  init(name: String, maximumDepth: Int) {
    self.name = name
    self.maximumDepth = maximumDepth
  }

  /// Parses a whole text.
  mutating func parse(_ bytes: Span<UInt8>) throws(Diagnostic) -> JSONTape {
    words.append(0)
    skipSpace(bytes)
    guard offset < bytes.count else {
      throw problem(Code.jsonEmpty, "the text is empty where JSON should be", bytes)
    }
    try parseValue(bytes)
    while let container = open.last {
      try parseNextItem(of: container, bytes)
      if wantedOffset != nil { break }
    }
    skipSpace(bytes)
    if wantedOffset == nil, offset < bytes.count {
      throw problem(
        Code.jsonTrailing,
        "there is more text after the end of the JSON value",
        bytes
      )
    }
    words.append(word(JSONTape.Tag.root, 0))
    words[0] = word(JSONTape.Tag.root, words.count)
    return JSONTape(words: words, strings: strings)
  }

  /// The offset in the text of the value whose tape index is known; nil for a text that is broken
  /// before it.
  static func offset(ofWord index: Int, in bytes: Span<UInt8>) -> Int? {
    var parser = JSONCarefulParser(name: "", maximumDepth: Int.max)
    parser.wantedWord = index
    // A broken text simply has no such place.
    _ = try? parser.parse(bytes)
    return parser.wantedOffset
  }

  // MARK: Structure

  private mutating func parseNextItem(
    of container: (start: Int, isObject: Bool, count: Int),
    _ bytes: Span<UInt8>
  ) throws(Diagnostic) {
    skipSpace(bytes)
    let closer = UInt8(ascii: container.isObject ? "}" : "]")
    guard offset < bytes.count else { throw truncated(container.isObject, bytes) }
    if bytes[offset] == closer {
      offset += 1
      close()
      return
    }
    if container.count > 0 {
      guard bytes[offset] == UInt8(ascii: ",") else {
        throw unexpected("',' or '\(container.isObject ? "}" : "]")'", bytes)
      }
      offset += 1
      skipSpace(bytes)
      guard offset < bytes.count else { throw truncated(container.isObject, bytes) }
    }
    open[open.count - 1].count += 1
    if container.isObject {
      guard bytes[offset] == UInt8(ascii: "\"") else { throw unexpected("a key in quotes", bytes) }
      noteWanted()
      try parseString(bytes)
      skipSpace(bytes)
      guard offset < bytes.count else { throw truncated(true, bytes) }
      guard bytes[offset] == UInt8(ascii: ":") else { throw unexpected("':'", bytes) }
      offset += 1
      skipSpace(bytes)
      guard offset < bytes.count else { throw truncated(true, bytes) }
    }
    try parseValue(bytes)
  }

  private mutating func parseValue(_ bytes: Span<UInt8>) throws(Diagnostic) {
    noteWanted()
    switch bytes[offset] {
    case UInt8(ascii: "{"): try openContainer(isObject: true, bytes)
    case UInt8(ascii: "["): try openContainer(isObject: false, bytes)
    case UInt8(ascii: "\""): try parseString(bytes)
    case UInt8(ascii: "t"): try parseWord("true", JSONTape.Tag.true, bytes)
    case UInt8(ascii: "f"): try parseWord("false", JSONTape.Tag.false, bytes)
    case UInt8(ascii: "n"): try parseWord("null", JSONTape.Tag.null, bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try parseNumber(bytes)
    default: throw unexpected("a value", bytes)
    }
  }

  private mutating func noteWanted() {
    if words.count == wantedWord { wantedOffset = offset }
  }

  private mutating func openContainer(
    isObject: Bool,
    _ bytes: Span<UInt8>
  ) throws(Diagnostic) {
    guard open.count < maximumDepth else {
      throw problem(
        Code.jsonTooDeep,
        "arrays and objects stand in each other more than \(maximumDepth) levels deep",
        bytes
      )
    }
    open.append((start: words.count, isObject: isObject, count: 0))
    words.append(0)
    offset += 1
  }

  private mutating func close() {
    guard let container = open.popLast() else { return }
    words.append(
      word(container.isObject ? JSONTape.Tag.objectEnd : JSONTape.Tag.arrayEnd, container.start)
    )
    let count = min(container.count, 0xFF_FFFF)
    words[container.start] = word(
      container.isObject ? JSONTape.Tag.object : JSONTape.Tag.array,
      count << 32 | words.count
    )
  }

  private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return
      }
    }
  }

  private func word(_ tag: UInt8, _ payload: Int) -> UInt64 {
    UInt64(tag) << 56 | UInt64(truncatingIfNeeded: payload)
  }

  private mutating func parseWord(
    _ text: StaticString,
    _ tag: UInt8,
    _ bytes: Span<UInt8>
  ) throws(Diagnostic) {
    for byte in "\(text)".utf8 {
      guard offset < bytes.count else {
        throw problem(Code.jsonTruncated, "the text ends inside '\(text)'", bytes)
      }
      guard bytes[offset] == byte else { throw unexpected("'\(text)'", bytes) }
      offset += 1
    }
    words.append(word(tag, 0))
  }
}

// Strings.
extension JSONCarefulParser {
  private mutating func parseString(_ bytes: Span<UInt8>) throws(Diagnostic) {
    let start = strings.count
    words.append(word(JSONTape.Tag.string, start))
    strings.append(contentsOf: [0, 0, 0, 0])
    let opening = offset
    offset += 1
    while true {
      guard offset < bytes.count else {
        offset = opening
        throw problem(Code.jsonTruncated, "the text ends inside the string that begins here", bytes)
      }
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        finishText(from: start)
        return
      case UInt8(ascii: "\\"):
        try parseEscape(bytes)
      case 0..<0x20:
        throw problem(
          Code.jsonControlCharacter,
          "a string holds the control character U+\(hexadecimal(UInt32(byte), digits: 4))",
          bytes,
          hints: ["write it as an escape, such as '\\n'"]
        )
      default:
        guard let length = utf8SequenceLength(at: offset, in: bytes) else {
          throw problem(
            Code.jsonInvalidUTF8,
            "the byte 0x\(hexadecimal(UInt32(byte), digits: 2)) is not UTF-8",
            bytes,
            hints: ["save the file as UTF-8"]
          )
        }
        for index in offset..<offset + length { strings.append(bytes[index]) }
        offset += length
      }
    }
  }

  /// Writes the length before a text and the zero after it.
  private mutating func finishText(from start: Int) {
    let count = strings.count - start - 4
    for byte in 0..<4 { strings[start + byte] = UInt8(truncatingIfNeeded: count >> (8 * byte)) }
    strings.append(0)
  }

  private mutating func parseEscape(_ bytes: Span<UInt8>) throws(Diagnostic) {
    let escape = offset + 1 < bytes.count ? bytes[offset + 1] : 0
    switch escape {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): strings.append(escape)
    case UInt8(ascii: "b"): strings.append(0x08)
    case UInt8(ascii: "f"): strings.append(0x0C)
    case UInt8(ascii: "n"): strings.append(0x0A)
    case UInt8(ascii: "r"): strings.append(0x0D)
    case UInt8(ascii: "t"): strings.append(0x09)
    case UInt8(ascii: "u"):
      try parseUnicodeEscape(bytes)
      return
    default:
      guard offset + 1 < bytes.count else {
        throw problem(Code.jsonTruncated, "the text ends inside an escape", bytes)
      }
      throw problem(
        Code.jsonBadEscape,
        "'\\' begins no escape here",
        bytes,
        hints: ["write a backslash as '\\\\'"]
      )
    }
    offset += 2
  }

  private mutating func parseUnicodeEscape(_ bytes: Span<UInt8>) throws(Diagnostic) {
    guard let unit = fourDigits(at: offset + 2, bytes) else {
      throw problem(Code.jsonBadEscape, "'\\u' needs four hexadecimal digits", bytes)
    }
    guard unit & 0xF800 == 0xD800 else {
      strings.appendUTF8(unit)
      offset += 6
      return
    }
    let next = offset + 6
    guard unit & 0xFC00 == 0xD800, next + 1 < bytes.count, bytes[next] == UInt8(ascii: "\\"),
      bytes[next + 1] == UInt8(ascii: "u"), let low = fourDigits(at: next + 2, bytes),
      low & 0xFC00 == 0xDC00
    else {
      throw problem(
        Code.jsonLoneSurrogate,
        "'\\u\(hexadecimal(unit, digits: 4))' is half of a character: its other half is missing",
        bytes
      )
    }
    strings.appendUTF8(0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF))
    offset += 12
  }

  private func fourDigits(at start: Int, _ bytes: Span<UInt8>) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for index in start..<start + 4 {
      guard let digit = hexadecimalDigit(bytes[index]) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}

// Numbers.
extension JSONCarefulParser {
  private mutating func parseNumber(_ bytes: Span<UInt8>) throws(Diagnostic) {
    let start = offset
    if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    let firstDigit = offset
    let whole = skipDigits(bytes)
    guard whole > 0 else { throw badNumber("a digit after '-'", from: start, bytes) }
    if whole > 1, bytes[firstDigit] == UInt8(ascii: "0") {
      throw badNumber("no zero before other digits", from: start, bytes)
    }
    var isWhole = true
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
      isWhole = false
      offset += 1
      guard skipDigits(bytes) > 0 else { throw badNumber("a digit after '.'", from: start, bytes) }
    }
    if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      offset += 1
      if offset < bytes.count,
        bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-")
      {
        offset += 1
      }
      guard skipDigits(bytes) > 0 else {
        throw badNumber("a digit in the exponent", from: start, bytes)
      }
    }
    appendNumber(from: start, isWhole: isWhole, bytes)
  }

  private mutating func appendNumber(from start: Int, isWhole: Bool, _ bytes: Span<UInt8>) {
    var text = ""
    for index in start..<offset { text.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
    if isWhole, let value = Int64(text) {
      words.append(word(JSONTape.Tag.int, 0))
      words.append(UInt64(bitPattern: value))
    } else if isWhole, let value = UInt64(text) {
      words.append(word(JSONTape.Tag.uint, 0))
      words.append(value)
    } else if !isWhole, let value = Double(text), value.isFinite {
      words.append(word(JSONTape.Tag.double, 0))
      words.append(value.bitPattern)
    } else {
      let end = offset
      offset = start
      let shown = text.count > 40 ? text.prefix(40) + "…" : text[...]
      warnings.append(
        problem(
          Code.jsonNumberRange,
          "the number \(shown) is beyond 64 bits and is kept as its text",
          bytes,
          severity: .warning
        )
      )
      offset = end
      let textStart = strings.count
      words.append(word(JSONTape.Tag.bigNumber, textStart))
      strings.append(contentsOf: [0, 0, 0, 0])
      strings.append(contentsOf: text.utf8)
      finishText(from: textStart)
    }
  }

  private mutating func skipDigits(_ bytes: Span<UInt8>) -> Int {
    let start = offset
    while offset < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) {
      offset += 1
    }
    return offset - start
  }
}

// Messages.
extension JSONCarefulParser {
  private func problem(
    _ code: String,
    _ message: String,
    _ bytes: Span<UInt8>,
    severity: Diagnostic.Severity = .error,
    hints: [String] = []
  ) -> Diagnostic {
    let (line, column) = lineAndColumn(at: offset, in: bytes)
    return Diagnostic(
      code,
      message,
      in: name,
      at: .position(SourcePosition(line: line, column: column)),
      severity: severity,
      hints: hints
    )
  }

  private func unexpected(_ expected: String, _ bytes: Span<UInt8>) -> Diagnostic {
    guard offset < bytes.count else {
      return problem(Code.jsonTruncated, "the text ends where \(expected) should be", bytes)
    }
    guard utf8SequenceLength(at: offset, in: bytes) != nil else {
      return problem(
        Code.jsonInvalidUTF8,
        "the byte 0x\(hexadecimal(UInt32(bytes[offset]), digits: 2)) is not UTF-8",
        bytes,
        hints: ["save the file as UTF-8"]
      )
    }
    return problem(
      Code.jsonUnexpected,
      "\(character(at: offset, bytes)) stands where \(expected) should be",
      bytes
    )
  }

  private func truncated(_ isObject: Bool, _ bytes: Span<UInt8>) -> Diagnostic {
    problem(
      Code.jsonTruncated,
      "the text ends inside an \(isObject ? "object" : "array")",
      bytes,
      hints: ["the file may be cut off"]
    )
  }

  private mutating func badNumber(
    _ expected: String,
    from start: Int,
    _ bytes: Span<UInt8>
  ) -> Diagnostic {
    let atEnd = offset >= bytes.count
    offset = start
    return problem(
      atEnd ? Code.jsonTruncated : Code.jsonBadNumber,
      "the number that begins here needs \(expected)",
      bytes
    )
  }

  /// The character at an offset, for a message.
  private func character(at offset: Int, _ bytes: Span<UInt8>) -> String {
    let length = utf8SequenceLength(at: offset, in: bytes) ?? 1
    var sequence: [UInt8] = []
    for index in offset..<offset + length { sequence.append(bytes[index]) }
    let text = String(decoding: sequence, as: UTF8.self)
    let scalar = text.unicodeScalars.first?.value ?? 0
    if scalar < 0x20 || scalar == 0x7F || (0x80...0x9F).contains(scalar) {
      return "U+\(hexadecimal(scalar, digits: 4))"
    }
    return "'\(text)'"
  }
}

/// A number in upper-case hexadecimal digits.
func hexadecimal(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}

/// The value of a hexadecimal digit.
func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
