import Diagnostics

extension JSONCarefulParser {
  func problem(
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

  func unexpected(_ expected: String, _ bytes: Span<UInt8>) -> Diagnostic {
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

  func truncated(_ isObject: Bool, _ bytes: Span<UInt8>) -> Diagnostic {
    problem(
      Code.jsonTruncated,
      "the text ends inside an \(isObject ? "object" : "array")",
      bytes,
      hints: ["the file may be cut off"]
    )
  }

  mutating func badNumber(
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
