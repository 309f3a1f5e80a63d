import Diagnostics

/// Puts function files in an order in which each stands after those whose functions it calls.
///
/// A `let` sees only what stands before it, and authors should not have to name files for that. Files
/// that call each other in a circle stay in order of path, and binding tells what is missing.
enum FunctionOrder {
  static func ordered(_ files: [SourceText]) -> [SourceText] {
    let parts = files.map { file in
      let words = words(of: file.text)
      return Part(file: file, declares: declared(in: words), uses: Set(words))
    }
    var waiting = parts
    var ordered: [SourceText] = []
    while !waiting.isEmpty {
      let ready =
        waiting.firstIndex { part in
          !waiting.contains { other in
            other.file.name != part.file.name && !other.declares.isDisjoint(with: part.uses)
          }
        } ?? waiting.startIndex
      ordered.append(waiting.remove(at: ready).file)
    }
    return ordered
  }

  private struct Part {
    let file: SourceText
    let declares: Set<String>
    let uses: Set<String>
  }

  private static func declared(in words: [String]) -> Set<String> {
    Set(zip(words, words.dropFirst()).filter { $0.0 == "let" }.map(\.1))
  }

  /// The words of a text, those of comments left out.
  private static func words(of text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).flatMap { line -> [String] in
      guard !line.drop(while: \.isWhitespace).hasPrefix("//") else { return [] }
      return line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    }
  }
}
