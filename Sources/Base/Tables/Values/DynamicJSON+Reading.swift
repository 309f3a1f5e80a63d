extension DynamicJSON {
  /// Appends the encoded value of a JSON text; false, and nothing appended, when it is no JSON.
  public static func parse(
    _ text: Span<UInt8>,
    into bytes: inout ContiguousArray<UInt8>
  ) -> Bool {
    let start = bytes.count
    var reader = JSONReader(position: 0)
    if reader.value(text, into: &bytes, depth: 0) {
      reader.skipSpace(text)
      if reader.position == text.count { return true }
    }
    bytes.removeLast(bytes.count - start)
    return false
  }

  /// The value of a JSON text, or nil when it is no JSON.
  public static func parse(_ text: String) -> DynamicValue? {
    var bytes = ContiguousArray<UInt8>()
    guard parse(ContiguousArray(text.utf8).span, into: &bytes) else { return nil }
    return DynamicEncoding.decode(bytes, ByteRange(offset: 0, count: bytes.count))
  }
}

/// Reads JSON (RFC 8259) straight into the encoded form; strings may stand in single quotes, as
/// the language's own bag literals have them.
private struct JSONReader {
  var position: Int

  mutating func skipSpace(_ text: Span<UInt8>) {
    while position < text.count {
      switch text[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private func peek(_ text: Span<UInt8>) -> UInt8 {
    position < text.count ? text[position] : 0
  }

  mutating func value(
    _ text: Span<UInt8>,
    into bytes: inout ContiguousArray<UInt8>,
    depth: Int
  ) -> Bool {
    guard depth <= DynamicJSON.depthLimit else { return false }
    skipSpace(text)
    switch peek(text) {
    case UInt8(ascii: "{"): return bag(text, into: &bytes, depth: depth)
    case UInt8(ascii: "["): return array(text, into: &bytes, depth: depth)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      var content = ContiguousArray<UInt8>()
      guard string(text, into: &content) else { return false }
      DynamicEncoding.appendText(.string, content, to: &bytes)
      return true
    case UInt8(ascii: "t"): return word("true", .true, text, into: &bytes)
    case UInt8(ascii: "f"): return word("false", .false, text, into: &bytes)
    case UInt8(ascii: "n"): return word("null", .null, text, into: &bytes)
    default: return number(text, into: &bytes)
    }
  }

  private mutating func word(
    _ word: StaticString,
    _ tag: DynamicEncoding.Tag,
    _ text: Span<UInt8>,
    into bytes: inout ContiguousArray<UInt8>
  ) -> Bool {
    for letter in word.description.utf8 {
      guard peek(text) == letter else { return false }
      position += 1
    }
    bytes.append(tag.rawValue)
    return true
  }

  private mutating func array(
    _ text: Span<UInt8>,
    into bytes: inout ContiguousArray<UInt8>,
    depth: Int
  ) -> Bool {
    position += 1
    let start = DynamicEncoding.beginContainer(.array, to: &bytes)
    var count = 0
    skipSpace(text)
    if peek(text) != UInt8(ascii: "]") {
      while true {
        guard value(text, into: &bytes, depth: depth + 1) else { return false }
        count += 1
        skipSpace(text)
        if peek(text) == UInt8(ascii: "]") { break }
        guard peek(text) == UInt8(ascii: ",") else { return false }
        position += 1
      }
    }
    position += 1
    DynamicEncoding.endContainer(at: start, count: count, in: &bytes)
    return true
  }

  private mutating func bag(
    _ text: Span<UInt8>,
    into bytes: inout ContiguousArray<UInt8>,
    depth: Int
  ) -> Bool {
    position += 1
    let start = DynamicEncoding.beginContainer(.bag, to: &bytes)
    var count = 0
    skipSpace(text)
    if peek(text) != UInt8(ascii: "}") {
      while true {
        skipSpace(text)
        var key = ContiguousArray<UInt8>()
        guard peek(text) == UInt8(ascii: "\"") || peek(text) == UInt8(ascii: "'"),
          string(text, into: &key)
        else { return false }
        skipSpace(text)
        guard peek(text) == UInt8(ascii: ":") else { return false }
        position += 1
        DynamicEncoding.appendKey(key, to: &bytes)
        guard value(text, into: &bytes, depth: depth + 1) else { return false }
        count += 1
        skipSpace(text)
        if peek(text) == UInt8(ascii: "}") { break }
        guard peek(text) == UInt8(ascii: ",") else { return false }
        position += 1
      }
    }
    position += 1
    DynamicEncoding.endContainer(at: start, count: count, in: &bytes)
    return true
  }

  private mutating func string(
    _ text: Span<UInt8>,
    into content: inout ContiguousArray<UInt8>
  ) -> Bool {
    let quote = text[position]
    position += 1
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte == quote { return true }
      guard byte >= 0x20 else { return false }
      if byte == UInt8(ascii: "\\") {
        guard escape(text, into: &content) else { return false }
      } else {
        content.append(byte)
      }
    }
    return false
  }

  private mutating func escape(
    _ text: Span<UInt8>,
    into content: inout ContiguousArray<UInt8>
  ) -> Bool {
    let byte = peek(text)
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "'"):
      content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      guard var code = hexQuad(text) else { return false }
      if (0xD800..<0xDC00).contains(code), peek(text) == UInt8(ascii: "\\"),
        position + 1 < text.count, text[position + 1] == UInt8(ascii: "u")
      {
        let before = position
        position += 2
        if let low = hexQuad(text), (0xDC00..<0xE000).contains(low) {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        } else {
          position = before
        }
      }
      let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
      content.append(contentsOf: String(Character(scalar)).utf8)
    default: return false
    }
    return true
  }

  private mutating func hexQuad(_ text: Span<UInt8>) -> UInt32? {
    guard position + 4 <= text.count else { return nil }
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = hexValue(text[position]) else { return nil }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }

  private mutating func digits(_ text: Span<UInt8>) -> Int {
    let start = position
    while position < text.count, text[position] &- 0x30 < 10 { position += 1 }
    return position - start
  }

  private mutating func number(
    _ text: Span<UInt8>,
    into bytes: inout ContiguousArray<UInt8>
  ) -> Bool {
    let start = position
    if peek(text) == UInt8(ascii: "-") { position += 1 }
    let startsWithZero = peek(text) == UInt8(ascii: "0")
    let whole = digits(text)
    guard whole > 0, !startsWithZero || whole == 1 else { return false }
    var isWhole = true
    if peek(text) == UInt8(ascii: ".") {
      position += 1
      isWhole = false
      guard digits(text) > 0 else { return false }
    }
    if peek(text) | 0x20 == UInt8(ascii: "e") {
      position += 1
      isWhole = false
      if peek(text) == UInt8(ascii: "-") || peek(text) == UInt8(ascii: "+") { position += 1 }
      guard digits(text) > 0 else { return false }
    }
    var written = ""
    written.reserveCapacity(position - start)
    for index in start..<position { written.unicodeScalars.append(Unicode.Scalar(text[index])) }
    if isWhole, let value = Int64(written) {
      DynamicEncoding.append(.long, UInt64(bitPattern: value), to: &bytes)
      return true
    }
    guard let value = Double(written), value.isFinite else { return false }
    DynamicEncoding.append(.real, value.bitPattern, to: &bytes)
    return true
  }
}
