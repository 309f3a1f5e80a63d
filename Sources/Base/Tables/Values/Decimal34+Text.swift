extension Decimal34 {
  /// The largest coefficient of 34 digits.
  public static let maxCoefficient: UInt128 = 9_999_999_999_999_999_999_999_999_999_999_999

  /// Reads `[+-]digits[.digits][e[+-]digits]`; digits beyond the 34th are rounded half to even.
  public init?(_ text: some StringProtocol) {
    var bytes = text.utf8.makeIterator()
    var next = bytes.next()
    var negative = false
    if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") {
      negative = next == UInt8(ascii: "-")
      next = bytes.next()
    }
    var digits = UInt128(0)
    var exponent: Int32 = 0
    var seen = false
    var afterPoint = false
    var dropped: (first: UInt8, rest: Bool)?
    scan: while let byte = next {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        seen = true
        let digit = byte &- UInt8(ascii: "0")
        if dropped == nil, digits <= (Decimal34.maxCoefficient - 9) / 10 {
          digits = digits * 10 + UInt128(digit)
          if afterPoint { exponent -= 1 }
        } else {
          if let before = dropped {
            dropped = (before.first, before.rest || digit > 0)
          } else {
            dropped = (digit, false)
          }
          if !afterPoint { exponent += 1 }
        }
      case UInt8(ascii: ".") where !afterPoint: afterPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard seen else { return nil }
        var written = ""
        while let byte = bytes.next() { written.unicodeScalars.append(Unicode.Scalar(byte)) }
        guard let power = Int32(written), abs(Int64(power)) < 100_000 else { return nil }
        exponent += power
        break scan
      default: return nil
      }
      next = bytes.next()
      guard abs(exponent) < 1_000_000 else { return nil }
    }
    guard seen else { return nil }
    if let dropped, dropped.first > 5 || (dropped.first == 5 && (dropped.rest || digits % 2 == 1)) {
      digits += 1
      if digits > Decimal34.maxCoefficient {
        digits /= 10
        exponent += 1
      }
    }
    self.init(coefficient: digits, exponent: exponent, isNegative: negative && digits != 0)
  }

  /// The same value without trailing zeros.
  public var normalized: Decimal34 {
    guard coefficient != 0 else { return .zero }
    var digits = coefficient
    var power = exponent
    while digits % 10 == 0 {
      digits /= 10
      power += 1
    }
    return Decimal34(coefficient: digits, exponent: power, isNegative: isNegative)
  }
}

extension Decimal34: CustomStringConvertible {
  /// Digits with a point where there is a fraction; scientific only beyond 40 places.
  public var description: String {
    let digits = String(coefficient)
    let sign = isNegative ? "-" : ""
    if exponent >= 0 {
      if coefficient == 0 { return "0" }
      if exponent <= 40 { return sign + digits + String(repeating: "0", count: Int(exponent)) }
      return sign + digits + "E+" + String(exponent)
    }
    let places = Int(-exponent)
    if places > 60 { return sign + digits + "E" + String(exponent) }
    if digits.count > places {
      return sign + digits.dropLast(places) + "." + digits.suffix(places)
    }
    return sign + "0." + String(repeating: "0", count: places - digits.count) + digits
  }
}

extension Decimal34: Hashable {
  /// Whether two numbers have the same value.
  public static func == (left: Decimal34, right: Decimal34) -> Bool {
    let a = left.normalized
    let b = right.normalized
    return a.coefficient == b.coefficient && a.exponent == b.exponent
      && a.isNegative == b.isNegative
  }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) {
    let value = normalized
    hasher.combine(value.coefficient)
    hasher.combine(value.exponent)
    hasher.combine(value.isNegative)
  }
}
