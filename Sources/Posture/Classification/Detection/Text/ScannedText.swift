/// A text as the processors read it: Unicode characters, and what each is among the first 128.
struct ScannedText: Sendable {
  /// What the service reads of an item at most.
  static let limit = 1 << 20
  /// The class of all characters beyond ASCII.
  static let otherClass = 128
  /// The class of what is before the first and behind the last character.
  static let edgeClass = 129

  let characters: [UInt32]
  /// Its class for each character, with edges behind the last one so that nobody looks beyond.
  let classes: [UInt8]
  /// Whether it has no characters beyond ASCII.
  let isASCII: Bool
  /// Whether expressions may read `classes` instead: line ends beyond ASCII are not told apart there.
  let takesBytes: Bool
  /// Whether the text was longer.
  let isTruncated: Bool

  init(_ text: String) {
    var characters: [UInt32] = []
    var classes: [UInt8] = []
    characters.reserveCapacity(text.utf8.count)
    classes.reserveCapacity(text.utf8.count + 16)
    var isTruncated = false
    var takesBytes = true
    for scalar in text.unicodeScalars {
      guard characters.count < Self.limit else {
        isTruncated = true
        break
      }
      characters.append(scalar.value)
      if scalar.value >= 128,
        scalar.value == 0x85 || scalar.value == 0x2028 || scalar.value == 0x2029
      {
        takesBytes = false
      }
      classes.append(UInt8(min(scalar.value, 128)))
    }
    for _ in 0..<16 { classes.append(UInt8(Self.edgeClass)) }
    self.characters = characters
    self.classes = classes
    self.isTruncated = isTruncated
    isASCII = !classes.contains(UInt8(Self.otherClass))
    self.takesBytes = takesBytes
  }

  /// The text of a range.
  func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    for value in characters[range.clamped(to: 0..<characters.count)] {
      text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return String(text)
  }

  /// Whether a term that ends here, or begins, would be part of a longer word.
  func isWord(at index: Int) -> Bool {
    guard characters.indices.contains(index) else { return false }
    return Self.isWord(characters[index])
  }

  /// Whether a character is a letter, a digit or an underscore, of any script.
  static func isWord(_ character: UInt32) -> Bool {
    switch character {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: return true
    case ..<0x80: return false
    default:
      guard let scalar = Unicode.Scalar(character) else { return false }
      return scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
    }
  }

  /// A character without its case.
  static func folded(_ scalar: Unicode.Scalar) -> UInt32 {
    if scalar.isASCII {
      return (0x41...0x5A).contains(scalar.value) ? scalar.value + 32 : scalar.value
    }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    // What becomes two characters keeps its own form, so that places stay the same.
    guard let first = lower.first, lower.count == 1 else { return scalar.value }
    return first.value
  }
}
