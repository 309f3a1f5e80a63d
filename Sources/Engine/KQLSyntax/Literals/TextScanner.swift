/// Reads numbers and letters out of the content of a literal.
struct TextScanner {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    self.index = bytes.startIndex
  }

  var isAtEnd: Bool { index >= bytes.endIndex }
  var next: UInt8 { isAtEnd ? 0 : bytes[index] }
  var rest: ArraySlice<UInt8> { bytes[index...] }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte, !isAtEnd else { return false }
    index += 1
    return true
  }

  /// Skips spaces, including those of Unicode.
  mutating func skipSpace() {
    while !isAtEnd {
      if next == 0x20 || next &- 0x09 < 5 {
        index += 1
      } else if next == 0xC2, index + 1 < bytes.endIndex, bytes[index + 1] == 0xA0 {
        index += 2
      } else if next == 0xE2, index + 2 < bytes.endIndex, bytes[index + 1] == 0x80,
        bytes[index + 2] == 0xAF || bytes[index + 2] & 0xF0 == 0x80
      {
        index += 3
      } else {
        return
      }
    }
  }

  /// Digits, at most 18 of them.
  mutating func integer() -> Int64? { integerAndWidth()?.value }

  /// Digits and how many there were.
  mutating func integerAndWidth() -> (value: Int64, width: Int)? {
    var value: Int64 = 0
    let start = index
    while !isAtEnd, Characters.isDigit(next) {
      guard index - start < 18 else { return nil }
      value = value * 10 + Int64(next - 0x30)
      index += 1
    }
    return index > start ? (value, index - start) : nil
  }

  /// Digits after a point as ticks of a second; those beyond the seventh are dropped.
  mutating func fraction() -> Int64? {
    var value: Int64 = 0
    var width = 0
    let start = index
    while !isAtEnd, Characters.isDigit(next) {
      if width < 7 {
        value = value * 10 + Int64(next - 0x30)
        width += 1
      }
      index += 1
    }
    guard index > start else { return nil }
    while width < 7 {
      value *= 10
      width += 1
    }
    return value
  }

  /// Letters in lower case.
  mutating func letters() -> String {
    var text: [UInt8] = []
    while !isAtEnd, Characters.isLetter(next) {
      text.append(next | 0x20)
      index += 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Digits with an optional point.
  mutating func decimal() -> ScaledDecimal? {
    var digits: [UInt8] = []
    var scale = 0
    var hasPoint = false
    let start = index
    while !isAtEnd {
      if Characters.isDigit(next) {
        digits.append(next - 0x30)
        if hasPoint { scale += 1 }
      } else if next == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else {
        break
      }
      index += 1
    }
    return index > start && !digits.isEmpty ? ScaledDecimal(digits: digits, scale: scale) : nil
  }
}

/// Digits with a point `scale` places from the right.
struct ScaledDecimal {
  let digits: [UInt8]
  let scale: Int

  /// The number times `numerator / denominator`, rounded to the nearest; nil when it does not fit.
  func scaled(by numerator: Int64, over denominator: Int64) -> Int64? {
    var whole: Int64 = 0
    let point = max(0, digits.count - scale)
    for digit in digits[..<point] {
      let (product, overflow) = whole.multipliedReportingOverflow(by: 10)
      let (sum, tooLarge) = product.addingReportingOverflow(Int64(digit))
      if overflow || tooLarge { return nil }
      whole = sum
    }
    let (product, overflow) = whole.multipliedReportingOverflow(by: numerator)
    if overflow { return nil }
    // Sixteen digits after the point are finer than a tick of the longest unit.
    var fraction: Int64 = 0
    var unit: Int64 = 1
    for digit in digits[point...].prefix(16) {
      fraction = fraction * 10 + Int64(digit)
      unit *= 10
    }
    let part = fraction.multipliedFullWidth(by: numerator)
    let (quotient, remainder) = unit.dividingFullWidth(part)
    let rounded = remainder >= unit - remainder && denominator == 1 ? quotient + 1 : quotient
    let (sum, tooLarge) = product.addingReportingOverflow(rounded)
    return tooLarge ? nil : sum / denominator
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces at the ends.
  var trimmed: ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, first == 0x20 || first &- 0x09 < 5 { slice = slice.dropFirst() }
    while let last = slice.last, last == 0x20 || last &- 0x09 < 5 { slice = slice.dropLast() }
    return slice
  }

  /// Without spaces and then quotes at the ends.
  var unquoted: ArraySlice<UInt8> {
    let slice = trimmed
    guard slice.count >= 2, let first = slice.first, first == slice.last,
      first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    else { return slice }
    return slice.dropFirst().dropLast().trimmed
  }

  /// As a string.
  var text: String { String(decoding: self, as: UTF8.self) }
}
