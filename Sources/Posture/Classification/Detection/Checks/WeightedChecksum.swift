/// The validator `Checksum` of rule packages.
enum WeightedChecksum {
  /// Whether the weighted sum of the digits, by the modulus, equals the digit at the check place.
  ///
  /// Without as many weights as digits it does not hold; a rest of ten or more equals no digit.
  static func isValid(
    _ candidate: Candidate,
    weights: [Int],
    modulus: Int,
    checkDigit: Int,
    allowsLetters: Bool
  ) -> Bool {
    let values = allowsLetters ? (0..<candidate.count).map(candidate.value) : candidate.digits
    guard values.count == weights.count, checkDigit > 0,
      checkDigit <= values.count, modulus > 0
    else {
      return false
    }
    var sum = 0
    for (value, weight) in zip(values, weights) {
      let (product, isLarge) = value.multipliedReportingOverflow(by: weight)
      let (next, isTooLarge) = sum.addingReportingOverflow(product)
      guard !isLarge, !isTooLarge else { return false }
      sum = next
    }
    let rest = sum % modulus
    return (rest < 0 ? rest + modulus : rest) == values[checkDigit - 1]
  }
}

/// The validator `DateSimple` of rule packages.
enum SimpleDate {
  /// Whether the digits from an offset are a day of the calendar in an order such as `DDMMYYYY`.
  ///
  /// Separators between day, month and year do not count.
  static func isValid(_ text: ArraySlice<UInt32>, order: [UInt8], offset: Int) -> Bool {
    guard offset >= 0, offset <= text.count, [6, 8].contains(order.count) else { return false }
    var digits: [Int] = []
    for character in text.dropFirst(offset) {
      guard digits.count < order.count else { break }
      switch character {
      case 0x30...0x39: digits.append(Int(character) - 0x30)
      case 0x20, 0x2D, 0x2E, 0x2F: if digits.isEmpty { return false }
      default: return false
      }
    }
    guard digits.count == order.count else { return false }
    var (year, month, day) = (0, 0, 0)
    for (digit, part) in zip(digits, order) {
      switch part {
      case UInt8(ascii: "Y"): year = year * 10 + digit
      case UInt8(ascii: "M"): month = month * 10 + digit
      case UInt8(ascii: "D"): day = day * 10 + digit
      default: return false
      }
    }
    guard order.count == 8 else { return CalendarDate.isValidShort(year, month, day) }
    return year > 0 && CalendarDate.isValid(year, month, day)
  }
}
