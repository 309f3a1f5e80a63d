/// A 128-bit identifier, ordered as its text is.
public struct GUID: Sendable, Hashable, BitwiseCopyable, Comparable {
  /// The first eight bytes of the text form.
  public let high: UInt64
  /// The last eight bytes of the text form.
  public let low: UInt64

  /// Creates an identifier from its two halves.
  @inlinable
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads `8-4-4-4-12` digits, with or without braces, parentheses or hyphens.
  public init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)
    if let first = bytes.first, let last = bytes.last,
      (first == UInt8(ascii: "{") && last == UInt8(ascii: "}"))
        || (first == UInt8(ascii: "(") && last == UInt8(ascii: ")"))
    {
      bytes.removeFirst()
      bytes.removeLast()
    }
    guard bytes.count == 36 || bytes.count == 32 else { return nil }
    var digits = UInt128(0)
    for (index, byte) in bytes.enumerated() {
      if bytes.count == 36, index == 8 || index == 13 || index == 18 || index == 23 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard let digit = hexValue(byte) else { return nil }
      digits = digits << 4 | UInt128(digit)
    }
    self.init(high: UInt64(digits >> 64), low: UInt64(truncatingIfNeeded: digits))
  }

  /// Compares as the text form does.
  @inlinable
  public static func < (left: GUID, right: GUID) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }
}

extension GUID: CustomStringConvertible {
  /// The lower-case text form, `8-4-4-4-12`.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var out: [UInt8] = []
    out.reserveCapacity(36)
    for index in 0..<32 {
      if index == 8 || index == 12 || index == 16 || index == 20 { out.append(UInt8(ascii: "-")) }
      let word = index < 16 ? high : low
      out.append(digits[Int((word >> UInt64(60 - (index % 16) * 4)) & 15)])
    }
    return String(decoding: out, as: UTF8.self)
  }
}

/// The value of a hexadecimal digit.
@inlinable
public func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte &- 0x30
  case 0x41...0x46: byte &- 0x37
  case 0x61...0x66: byte &- 0x57
  default: nil
  }
}
