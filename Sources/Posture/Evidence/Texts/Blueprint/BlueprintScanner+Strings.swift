import Diagnostics

extension BlueprintScanner {
  /// A string in single or double quotes; `variables` are those whose text is known.
  mutating func string(_ variables: [String: String]) throws(Diagnostic) -> Text {
    let start = self
    guard let quote = peek else { return .text("") }
    offset += 1
    let isExpanded = quote == UInt8(ascii: "\"")
    var bytes = ContiguousArray<UInt8>()
    var isReadable = true
    while let byte = peek {
      offset += 1
      if byte == quote {
        guard peek == quote else {
          if isReadable { return .text(String(decoding: bytes, as: UTF8.self)) }
          return .unreadable(String(decoding: text[start.offset..<offset], as: UTF8.self))
        }
        offset += 1
        bytes.append(quote)
      } else if isExpanded, !expand(byte, into: &bytes, variables) {
        isReadable = false
      } else if !isExpanded {
        bytes.append(byte)
      }
    }
    throw start.problem("a string begins here and does not end")
  }

  /// Whether a here-string begins here.
  var isHereString: Bool {
    guard peek == UInt8(ascii: "@"), let quote = byte(at: offset + 1),
      quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    else { return false }
    return true
  }

  /// A here-string: what is between the line of `@"` and a line that begins with `"@`.
  mutating func hereString(_ variables: [String: String]) throws(Diagnostic) -> Text {
    let start = self
    guard let quote = byte(at: offset + 1) else { return .text("") }
    offset += 2
    skipSpaces()
    guard peek == UInt8(ascii: "\n") else {
      throw start.problem("a text follows the beginning of a here-string on its line")
    }
    offset += 1
    let first = offset
    while offset < text.count {
      if text[offset] == quote, byte(at: offset + 1) == UInt8(ascii: "@"),
        offset == first || text[offset - 1] == UInt8(ascii: "\n")
      {
        var end = max(first, offset - 1)
        if end > first, text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        offset += 2
        return content(first..<end, isExpanded: quote == UInt8(ascii: "\""), variables)
      }
      offset += 1
    }
    throw start.problem("a here-string begins here and does not end")
  }

  private func content(
    _ range: Range<Int>,
    isExpanded: Bool,
    _ variables: [String: String]
  ) -> Text {
    let raw = String(decoding: text[range], as: UTF8.self)
    guard isExpanded else { return .text(raw) }
    var inner = BlueprintScanner(ContiguousArray(text[range]), named: name)
    var bytes = ContiguousArray<UInt8>()
    while let byte = inner.peek {
      inner.offset += 1
      if !inner.expand(byte, into: &bytes, variables) { return .unreadable(raw) }
    }
    return .text(String(decoding: bytes, as: UTF8.self))
  }

  /// Adds a byte of an expandable string, with what follows it when it begins an escape or names a
  /// variable; false when that has no known text.
  private mutating func expand(
    _ byte: UInt8,
    into bytes: inout ContiguousArray<UInt8>,
    _ variables: [String: String]
  ) -> Bool {
    switch byte {
    case UInt8(ascii: "`"):
      guard let escaped = peek else { return true }
      offset += 1
      bytes.append(Self.escape(escaped))
      return true
    case UInt8(ascii: "$"):
      offset -= 1
      let mark = offset
      if var name = variable() {
        // Only `$(...)` reaches members in a string.
        if text[mark + 1] != UInt8(ascii: "{"), let dot = name.firstIndex(of: ".") {
          offset -= name[dot...].utf8.count
          name = String(name[..<dot])
        }
        guard let known = variables[name.lowercased()] else { return false }
        bytes.append(contentsOf: known.utf8)
        return true
      }
      offset = mark + 1
      if peek == UInt8(ascii: "(") { return member(into: &bytes, variables) }
      bytes.append(byte)
      return true
    default:
      bytes.append(byte)
      return true
    }
  }

  /// `$($a.b)` in a string, when that has a known text.
  private mutating func member(
    into bytes: inout ContiguousArray<UInt8>,
    _ variables: [String: String]
  ) -> Bool {
    offset += 1
    skipSpaces()
    guard let name = variable(), let known = variables[name.lowercased()] else { return false }
    skipSpaces()
    guard peek == UInt8(ascii: ")") else { return false }
    offset += 1
    bytes.append(contentsOf: known.utf8)
    return true
  }

  private static func escape(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "a"): 0x07
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "v"): 0x0B
    case UInt8(ascii: "0"): 0x00
    default: byte
    }
  }

  // MARK: What is passed over

  /// Skips to the end of a statement; brackets in it are skipped whole.
  mutating func skipStatement(_ depth: Int) throws(Diagnostic) {
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "}"), UInt8(ascii: ")"): return
      default: try skipElement(depth)
      }
    }
  }

  /// The text of an expression up to the end of its statement, shortened.
  mutating func expression(_ depth: Int) throws(Diagnostic) -> String {
    let start = offset
    while let byte = peek {
      if [0x0A, UInt8(ascii: ";"), UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: ",")]
        .contains(byte)
      {
        break
      }
      try skipElement(depth)
    }
    var spelled = String(decoding: text[start..<offset], as: UTF8.self)
    while spelled.last?.isWhitespace == true { spelled.removeLast() }
    let line = spelled.split(whereSeparator: \.isNewline).first.map(String.init) ?? spelled
    return line.count > 60 ? line.prefix(59) + "…" : line
  }

  /// Skips a string, a bracket with all in it, or a byte.
  mutating func skipElement(_ depth: Int) throws(Diagnostic) {
    guard depth < BlueprintParser.depthLimit else { throw tooDeep() }
    guard let byte = peek else { return }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = try string([:])
    case UInt8(ascii: "@") where isHereString: _ = try hereString([:])
    case UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "["):
      let start = self
      let closing =
        byte == UInt8(ascii: "(")
        ? UInt8(ascii: ")") : byte == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
      offset += 1
      while true {
        try skipBlank()
        guard let next = peek else {
          throw start.problem("a bracket opens here and does not close")
        }
        if next == closing { break }
        try skipElement(depth + 1)
      }
      offset += 1
    default: offset += 1
    }
  }
}
