/// An identifier in the order of the numbers in it: `5.2.9` comes before `5.2.10`.
struct NaturalOrder: Comparable {
  /// Runs of digits and runs of anything else.
  private let parts: [Part]
  private let text: String

  private struct Part: Equatable {
    var text: String
    var number: Int?
  }

  init(_ text: String) {
    self.text = text
    var parts: [Part] = []
    var wasDigit: Bool?
    for scalar in text.unicodeScalars {
      let isDigit = ("0"..."9").contains(scalar)
      if isDigit == wasDigit, !parts.isEmpty {
        parts[parts.count - 1].text.unicodeScalars.append(scalar)
      } else {
        parts.append(Part(text: String(scalar)))
      }
      wasDigit = isDigit
    }
    for index in parts.indices { parts[index].number = Int(parts[index].text) }
    self.parts = parts
  }

  static func < (left: NaturalOrder, right: NaturalOrder) -> Bool {
    for (one, other) in zip(left.parts, right.parts) where one != other {
      if let number = one.number, let otherNumber = other.number, number != otherNumber {
        return number < otherNumber
      }
      return one.text < other.text
    }
    return left.parts.count != right.parts.count
      ? left.parts.count < right.parts.count : left.text < right.text
  }

  /// Texts in this order.
  static func sorted(_ texts: some Sequence<String>) -> [String] {
    texts.map { NaturalOrder($0) }.sorted().map(\.text)
  }
}
