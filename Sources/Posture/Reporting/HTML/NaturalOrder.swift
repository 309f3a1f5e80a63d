/// The order of identifiers with numbers in them: `5.2.9` before `5.2.10`.
enum NaturalOrder {
  static func areInOrder(_ left: String, _ right: String) -> Bool {
    let first = parts(left)
    let second = parts(right)
    for (one, other) in zip(first, second) where one != other {
      if let number = Int(one), let otherNumber = Int(other), number != otherNumber {
        return number < otherNumber
      }
      return one < other
    }
    return first.count != second.count ? first.count < second.count : left < right
  }

  /// Runs of digits and runs of anything else.
  private static func parts(_ text: String) -> [String] {
    var parts: [String] = []
    var wasDigit: Bool?
    for scalar in text.unicodeScalars {
      let isDigit = ("0"..."9").contains(scalar)
      if isDigit == wasDigit, !parts.isEmpty {
        parts[parts.count - 1].unicodeScalars.append(scalar)
      } else {
        parts.append(String(scalar))
      }
      wasDigit = isDigit
    }
    return parts
  }
}
