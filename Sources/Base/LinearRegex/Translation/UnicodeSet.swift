/// A set of characters with a name, and how RE2 spells it.
struct UnicodeSet {
  /// Which set.
  enum Kind: Equatable {
    case digit
    case word
    case space
    /// A general category or a script, under RE2's name.
    case category(String)
    /// Every character.
    case any
    case ascii
    case alphabetic
    case uppercase
    case lowercase
  }

  let kind: Kind
  let isNegated: Bool

  init(_ kind: Kind, isNegated: Bool = false) {
    self.kind = kind
    self.isNegated = isNegated
  }

  /// The spelling outside a class.
  func text(ascii: Bool) -> String {
    if ascii, let short = asciiMember { return kind == .space ? "[\(short)]" : short }
    if case .category(let name) = kind { return "\\\(isNegated ? "P" : "p"){\(name)}" }
    return "[\(isNegated ? "^" : "")\(Self.members(of: kind))]"
  }

  /// The spelling inside a class.
  func member(ascii: Bool) -> String {
    if ascii, let short = asciiMember { return short }
    if case .category(let name) = kind { return "\\\(isNegated ? "P" : "p"){\(name)}" }
    return isNegated ? Self.complement(of: kind) : Self.members(of: kind)
  }

  /// RE2's own escapes are the ASCII sets, but its `\s` lacks the vertical tab.
  private var asciiMember: String? {
    switch kind {
    case .digit: isNegated ? "\\D" : "\\d"
    case .word: isNegated ? "\\W" : "\\w"
    case .space: isNegated ? "[:^space:]" : "[:space:]"
    default: nil
    }
  }

  /// The members as the inside of a class.
  private static func members(of kind: Kind) -> String {
    switch kind {
    case .digit: "\\p{Nd}"
    // White_Space is the separators and these control characters.
    case .space: "\\x{9}-\\x{d}\\x{85}\\p{Z}"
    case .any: "\\x{0}-\\x{10ffff}"
    case .ascii: "\\x{0}-\\x{7f}"
    case .category(let name): "\\p{\(name)}"
    // Other_Alphabetic beyond marks and letter numbers is the letters in circles and squares.
    case .alphabetic: alphabetic + alphabeticMarks
    case .word: alphabetic + "\\p{M}\\p{Nd}\\p{Pc}\\x{200c}\\x{200d}"
    case .uppercase: "\\p{Lu}\\x{2160}-\\x{216f}" + circledUppercase
    case .lowercase: ranges { $0.properties.isLowercase }
    }
  }

  private static let circledUppercase =
    "\\x{24b6}-\\x{24cf}\\x{1f130}-\\x{1f149}\\x{1f150}-\\x{1f169}\\x{1f170}-\\x{1f189}"
  private static let alphabetic = "\\p{L}\\p{Nl}\\x{24b6}-\\x{24e9}" + circledUppercase
  private static let alphabeticMarks = ranges {
    $0.properties.isAlphabetic
      && ($0.properties.generalCategory == .nonspacingMark
        || $0.properties.generalCategory == .spacingMark)
  }

  /// The characters outside a set as the inside of a class.
  private static func complement(of kind: Kind) -> String {
    switch kind {
    case .digit: "\\P{Nd}"
    case .category(let name): "\\P{\(name)}"
    case .any: ""
    case .ascii: "\\x{80}-\\x{10ffff}"
    case .word: nonWord
    case .space: nonSpace
    case .alphabetic: ranges { !$0.properties.isAlphabetic }
    case .uppercase: ranges { !$0.properties.isUppercase }
    case .lowercase: ranges { !$0.properties.isLowercase }
    }
  }

  private static let nonWord = ranges { !isWord($0) }
  private static let nonSpace = ranges { !$0.properties.isWhitespace }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isAlphabetic || scalar.properties.isJoinControl { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation:
      return true
    default: return false
    }
  }

  /// Ranges of all characters that fulfil a condition.
  private static func ranges(_ condition: (Unicode.Scalar) -> Bool) -> String {
    var text = ""
    var start: UInt32?
    func close(_ end: UInt32) {
      if let first = start {
        text += "\\x{\(String(first, radix: 16))}-\\x{\(String(end, radix: 16))}"
      }
      start = nil
    }
    for segment in assigned {
      for value in segment {
        // Surrogates are no characters and break no range.
        guard let scalar = Unicode.Scalar(value) else { continue }
        if condition(scalar) {
          if start == nil { start = value }
        } else if start != nil {
          close(value - 1)
        }
      }
    }
    close(0x10FFFF)
    return text
  }

  /// The characters to ask about: between and behind these, all are unassigned or private and answer
  /// as the one before them does.
  private static let assigned: [ClosedRange<UInt32>] = [
    0...0x40000, 0xE0000...0xE1000, 0xF0000...0xF0000,
  ]
}
