/// Reads numbers.
enum NumberText {
  /// Decimal or hexadecimal digits with an optional sign.
  ///
  /// Hexadecimal digits are the bits of the number, so `0xFFFFFFFFFFFFFFFF` is -1.
  static func long(_ bytes: ArraySlice<UInt8>) -> Int64? {
    var digits = bytes
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    if digits.count > 2, digits.first == UInt8(ascii: "0"),
      digits[digits.startIndex + 1] | 0x20 == UInt8(ascii: "x")
    {
      guard !isNegative else { return nil }
      return hexadecimal(digits.dropFirst(2))
    }
    guard let first = digits.first, Characters.isDigit(first) else { return nil }
    return Int64(bytes.text)
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> Int64? {
    guard digits.allSatisfy(Characters.isHexDigit), let bits = UInt64(digits.text, radix: 16)
    else { return nil }
    return Int64(bitPattern: bits)
  }

  /// A real; a literal without an integer after the point, `1.`, is one too.
  static func real(_ bytes: ArraySlice<UInt8>) -> Double? {
    switch bytes.text.lowercased() {
    case "nan": return .nan
    case "+inf", "inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default: break
    }
    guard isNumber(bytes) else {
      return long(bytes).map { Double($0) }
    }
    let text = bytes.text
    return Double(text.hasSuffix(".") ? text + "0" : text.replacingPointBeforeExponent)
  }

  /// The text of a decimal, checked: digits with an optional sign, point and exponent.
  static func decimal(_ bytes: ArraySlice<UInt8>) -> String? {
    isNumber(bytes) ? bytes.text : nil
  }

  private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    let whole = rest.prefix(while: Characters.isDigit)
    rest = rest.dropFirst(whole.count)
    var hasDigits = !whole.isEmpty
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      let part = rest.prefix(while: Characters.isDigit)
      hasDigits = hasDigits || !part.isEmpty
      rest = rest.dropFirst(part.count)
    }
    guard hasDigits else { return false }
    guard let mark = rest.first else { return true }
    guard mark | 0x20 == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    return !rest.isEmpty && rest.allSatisfy(Characters.isDigit)
  }
}

extension String {
  /// `1.e5` as `1.0e5`.
  fileprivate var replacingPointBeforeExponent: String {
    var result = ""
    var afterPoint = false
    for scalar in unicodeScalars {
      if afterPoint, scalar == "e" || scalar == "E" { result += "0" }
      afterPoint = scalar == "."
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
