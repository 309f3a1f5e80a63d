public import Diagnostics

/// How the characters of a text file are stored.
public enum DocumentEncoding: Sendable, Hashable {
  case utf8
  case utf16LittleEndian
  case utf16BigEndian

  /// The encoding of a text by its byte order mark, or by the zero bytes that UTF-16 has around the
  /// ASCII characters which JSON, XML, YAML and CSV begin with.
  ///
  /// Also says how many bytes the mark takes.
  public static func sniff(_ bytes: Span<UInt8>) -> (encoding: DocumentEncoding, mark: Int) {
    let first = bytes.count > 0 ? bytes[0] : 0
    let second = bytes.count > 1 ? bytes[1] : 0
    if bytes.count >= 3, first == 0xEF, second == 0xBB, bytes[2] == 0xBF { return (.utf8, 3) }
    guard bytes.count >= 2 else { return (.utf8, 0) }
    switch (first, second) {
    case (0xFF, 0xFE): return (.utf16LittleEndian, 2)
    case (0xFE, 0xFF): return (.utf16BigEndian, 2)
    case (0, 1...): return (.utf16BigEndian, 0)
    case (1..., 0): return (.utf16LittleEndian, 0)
    default: return (.utf8, 0)
    }
  }

  /// The text as UTF-8 without a byte order mark.
  ///
  /// UTF-8 is handed over unchecked; broken UTF-16 is an error that tells where it is.
  public static func utf8(
    from bytes: Span<UInt8>,
    named name: String
  ) throws(Diagnostic) -> ContiguousArray<UInt8> {
    let (encoding, mark) = sniff(bytes)
    if encoding == .utf8 {
      return ContiguousArray(copying: bytes.extracting(mark..<bytes.count))
    }
    if mark == 2, encoding == .utf16LittleEndian, bytes.count >= 4, bytes[2] == 0, bytes[3] == 0 {
      throw Diagnostic(
        Code.encodingUTF32,
        "the text is stored as UTF-32, which is not supported",
        in: name,
        hints: ["save it as UTF-8"]
      )
    }
    var transcoder = UTF16Transcoder(isBigEndian: encoding == .utf16BigEndian)
    return try transcoder.utf8(from: bytes, startingAt: mark, named: name)
  }
}

/// Turns UTF-16 into UTF-8 and knows the line for its errors.
private struct UTF16Transcoder {
  let isBigEndian: Bool
  var line = 1
  var column = 1

  mutating func utf8(
    from bytes: Span<UInt8>,
    startingAt start: Int,
    named name: String
  ) throws(Diagnostic) -> ContiguousArray<UInt8> {
    var output: ContiguousArray<UInt8> = []
    output.reserveCapacity(bytes.count)
    var index = start
    while index + 1 < bytes.count {
      let unit = unit(at: index, of: bytes)
      index += 2
      var scalar = UInt32(unit)
      if unit & 0xF800 == 0xD800 {
        let low = index + 1 < bytes.count ? self.unit(at: index, of: bytes) : 0
        guard unit & 0xFC00 == 0xD800, low & 0xFC00 == 0xDC00 else {
          throw broken("half of a surrogate pair", in: name)
        }
        index += 2
        scalar = 0x10000 + (UInt32(unit & 0x3FF) << 10) + UInt32(low & 0x3FF)
      }
      output.appendUTF8(scalar)
      if scalar == 0x0A {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    guard index == bytes.count else { throw broken("half of a character at its end", in: name) }
    return output
  }

  private func unit(at index: Int, of bytes: Span<UInt8>) -> UInt16 {
    let first = UInt16(bytes[index])
    let second = UInt16(bytes[index + 1])
    return isBigEndian ? first << 8 | second : second << 8 | first
  }

  private func broken(_ what: String, in name: String) -> Diagnostic {
    Diagnostic(
      Code.encodingBrokenUTF16,
      "the UTF-16 text has \(what)",
      in: name,
      at: .position(SourcePosition(line: line, column: column)),
      hints: ["save it as UTF-8"]
    )
  }
}
