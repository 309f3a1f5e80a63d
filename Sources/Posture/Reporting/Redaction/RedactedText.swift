/// Taking text apart into what may be shown and what may not.
enum RedactedText {
  /// The words of a text in lower case: runs of letters and digits.
  static func words(of text: String) -> Set<String> {
    var words: Set<String> = []
    var word = ""
    for scalar in text.unicodeScalars {
      if isWordScalar(scalar) {
        word.unicodeScalars.append(scalar)
      } else if !word.isEmpty {
        words.insert(word.lowercased())
        word = ""
      }
    }
    if !word.isEmpty { words.insert(word.lowercased()) }
    return words
  }

  /// The text with every token replaced that is not to be kept; white space and punctuation
  /// around tokens stay.
  static func replacing(
    _ text: String,
    in pseudonyms: inout Pseudonyms,
    keeping isKept: (String) -> Bool
  ) -> String {
    var out = ""
    var token = ""
    for scalar in text.unicodeScalars {
      if isSeparator(scalar) {
        out += shown(token, &pseudonyms, isKept)
        token = ""
        out.unicodeScalars.append(scalar)
      } else {
        token.unicodeScalars.append(scalar)
      }
    }
    return out + shown(token, &pseudonyms, isKept)
  }

  /// Whether a token is a number too short to be somebody's.
  static func isNumber(_ token: String) -> Bool {
    let digits = token.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let marks = token.utf8.count { byte in
      byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "%")
    }
    return digits > 0 && digits <= 8 && digits + marks == token.utf8.count && marks <= 2
  }

  /// Whether a token is a word as this program's sentences have it: small letters only.
  static func isPlainWord(_ token: String) -> Bool {
    !token.isEmpty
      && token.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  private static func shown(
    _ token: String,
    _ pseudonyms: inout Pseudonyms,
    _ isKept: (String) -> Bool
  ) -> String {
    token.isEmpty || isKept(token) ? token : pseudonyms.name(token, as: "value")
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isWhitespace { return true }
    return switch scalar {
    case ",", ";", ":", "(", ")", "[", "]", "{", "}", "\"", "'", "=", "|", "<", ">": true
    default: false
    }
  }
}
