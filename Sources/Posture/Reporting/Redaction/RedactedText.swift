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
  ///
  /// Capitalised tokens in a row stand or fall together: `Grant` is a word of the catalog and, next
  /// to a surname, somebody's first name.
  static func replacing(
    _ text: String,
    in pseudonyms: inout Pseudonyms,
    keeping isKept: (String) -> Bool
  ) -> String {
    let pieces = pieces(of: text)
    var isHidden = pieces.map { !$0.token.isEmpty && !isKept($0.token) }
    for index in pieces.indices.dropFirst() where isHidden[index - 1] {
      if pieces[index].continuesName(of: pieces[index - 1]) { isHidden[index] = true }
    }
    for index in pieces.indices.dropFirst().reversed() where isHidden[index] {
      if pieces[index].continuesName(of: pieces[index - 1]) { isHidden[index - 1] = true }
    }
    var out = ""
    for (piece, hidden) in zip(pieces, isHidden) {
      out += piece.separator
      out += hidden ? pseudonyms.name(piece.token, as: "value") : piece.token
    }
    return out
  }

  /// A token and what stands before it.
  private struct Piece {
    var separator = ""
    var token = ""

    /// Whether this and the token before read like parts of one name.
    func continuesName(of previous: Piece) -> Bool {
      separator == " " && isCapitalised && previous.isCapitalised
    }

    private var isCapitalised: Bool { token.unicodeScalars.first?.properties.isUppercase == true }
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces = [Piece()]
    for scalar in text.unicodeScalars {
      let last = pieces.count - 1
      if !isSeparator(scalar) {
        pieces[last].token.unicodeScalars.append(scalar)
      } else if pieces[last].token.isEmpty {
        pieces[last].separator.unicodeScalars.append(scalar)
      } else {
        pieces.append(Piece(separator: String(scalar)))
      }
    }
    return pieces
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
