/// Finds texts in texts by their bytes, so that equal-looking spellings stay different.
enum ByteSearch {
  /// The offset of the first occurrence.
  static func first(of wanted: String, in text: String) -> Int? {
    first(of: Array(wanted.utf8), in: Array(text.utf8)[...])
  }

  /// The parts of a text between the occurrences of a separator; the characters for an empty one.
  static func parts(of text: String, between separator: String) -> [String] {
    let separator = Array(separator.utf8)
    guard !separator.isEmpty else { return text.unicodeScalars.map { String($0) } }
    var rest = Array(text.utf8)[...]
    var parts: [String] = []
    while let found = first(of: separator, in: rest) {
      parts.append(String(decoding: rest[rest.startIndex..<found], as: UTF8.self))
      rest = rest[(found + separator.count)...]
    }
    parts.append(String(decoding: rest, as: UTF8.self))
    return parts
  }

  private static func first(of wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard let head = wanted.first else { return bytes.startIndex }
    guard wanted.count <= bytes.count else { return nil }
    return (bytes.startIndex...(bytes.endIndex - wanted.count)).first {
      bytes[$0] == head && bytes[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }
}
