import Diagnostics

/// The names that the text of a check mentions, in the functions that it calls too.
///
/// Some operators carry every column along, so that reading one says little; a check judges by
/// those that somebody has named.
enum MentionedNames {
  static func names(in query: String, functions: [SourceText]) -> Set<String> {
    let bodies = bodies(of: functions)
    var names: Set<String> = []
    var open = Array(words(query))
    while let word = open.popLast() {
      guard names.insert(word).inserted, let body = bodies[word] else { continue }
      open += words(body)
    }
    return names
  }

  /// The texts of functions by name: each from its `let` to the next one.
  private static func bodies(of functions: [SourceText]) -> [String: String] {
    var bodies: [String: String] = [:]
    for source in functions {
      var name: String?
      for line in source.text.split(separator: "\n", omittingEmptySubsequences: true) {
        if line.hasPrefix("let ") {
          name = line.dropFirst(4).prefix { $0.isLetter || $0.isNumber || $0 == "_" }.description
        }
        if let name { bodies[name, default: ""] += line + "\n" }
      }
    }
    return bodies
  }

  private static func words(_ text: String) -> Set<String> {
    Set(
      text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    )
  }
}
