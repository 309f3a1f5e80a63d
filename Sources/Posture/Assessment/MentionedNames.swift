import Diagnostics

/// The names that the text of a check mentions, in the functions that it calls too.
///
/// Some operators carry every column along, so that reading one says little; a check judges by
/// those that somebody has named.
struct MentionedNames: Sendable {
  /// The words of each function.
  private let bodies: [String: Set<String>]

  /// Splits the texts of functions, each from its `let` to the next one.
  init(functions: [SourceText]) {
    var bodies: [String: Set<String>] = [:]
    for source in functions {
      var name: String?
      for line in source.text.utf8.split(separator: UInt8(ascii: "\n")) {
        let words = Self.words(line)
        if line.starts(with: "let ".utf8), words.count > 1 { name = words[1] }
        if let name { bodies[name, default: []].formUnion(words) }
      }
    }
    self.bodies = bodies
  }

  /// The names in a query and in the functions that it calls.
  func names(in query: String) -> Set<String> {
    var names: Set<String> = []
    var open = Self.words(query.utf8[...])
    while let word = open.popLast() {
      guard names.insert(word).inserted, let body = bodies[word] else { continue }
      open += body
    }
    return names
  }

  private static func words(_ text: Substring.UTF8View) -> [String] {
    text.split { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
        false
      default: true
      }
    }.map { String(Substring($0)) }
  }
}
