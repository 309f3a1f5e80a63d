extension ContiguousArray<UInt8> {
  /// Copies a span.
  init(copying span: Span<UInt8>) {
    self = unsafe ContiguousArray(unsafeUninitializedCapacity: span.count) { buffer, count in
      unsafe span.withUnsafeBufferPointer { source in
        count = unsafe buffer.initialize(fromContentsOf: source)
      }
    }
  }

  /// Appends the UTF-8 form of a scalar value; values that are none become U+FFFD.
  mutating func appendUTF8(_ value: UInt32) {
    switch Unicode.Scalar(value)?.value ?? 0xFFFD {
    case let value where value < 0x80:
      append(UInt8(truncatingIfNeeded: value))
    case let value where value < 0x800:
      append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    case let value where value < 0x10000:
      append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    case let value:
      append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
  }
}

/// How many bytes the well-formed UTF-8 sequence at `index` takes; nil when it is not well-formed.
func utf8SequenceLength(at index: Int, in bytes: Span<UInt8>) -> Int? {
  func trails(_ range: Range<Int>) -> Bool {
    for offset in range {
      guard offset < bytes.count, bytes[offset] & 0xC0 == 0x80 else { return false }
    }
    return true
  }
  let first = bytes[index]
  guard first >= 0x80 else { return 1 }
  let second = index + 1 < bytes.count ? bytes[index + 1] : 0
  switch first {
  case 0xC2...0xDF:
    return trails(index + 1..<index + 2) ? 2 : nil
  case 0xE0...0xEF:
    guard trails(index + 1..<index + 3) else { return nil }
    if first == 0xE0, second < 0xA0 { return nil }
    if first == 0xED, second > 0x9F { return nil }
    return 3
  case 0xF0...0xF4:
    guard trails(index + 1..<index + 4) else { return nil }
    if first == 0xF0, second < 0x90 { return nil }
    if first == 0xF4, second > 0x8F { return nil }
    return 4
  default:
    return nil
  }
}

/// The line and column of an offset in a text.
func lineAndColumn(at offset: Int, in bytes: Span<UInt8>) -> (line: Int, column: Int) {
  var line = 1
  var column = 1
  for index in 0..<min(offset, bytes.count) {
    let byte = bytes[index]
    if byte == UInt8(ascii: "\n") {
      if index == 0 || bytes[index - 1] != UInt8(ascii: "\r") { line += 1 }
      column = 1
    } else if byte == UInt8(ascii: "\r") {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }
  return (line, column)
}
