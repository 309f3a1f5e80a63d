import Foundation

/// A session at a terminal, written down: commands, what they print, how they end.
///
///     $ posture report nowhere.json
///     ! posture: error: there is no file or folder 'nowhere.json'
///     => 66
///
/// Lines after `!` are on standard error. A line `...` stands for any lines. Lines that begin with
/// `#` are notes.
struct Transcript {
  /// One command.
  struct Step {
    let arguments: [String]
    var output: [String] = []
    var messages: [String] = []
    var status: Int32 = 0
  }

  let steps: [Step]

  init(_ text: String) {
    var steps: [Step] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("$ posture") {
        steps.append(Step(arguments: Self.words(line.dropFirst(9))))
      } else if line.hasPrefix("#") || steps.isEmpty {
        continue
      } else if line.hasPrefix("=> ") {
        steps[steps.count - 1].status = Int32(line.dropFirst(3)) ?? -1
      } else if line.hasPrefix("! ") || line == "!" {
        steps[steps.count - 1].messages.append(String(line.dropFirst(2)))
      } else {
        steps[steps.count - 1].output.append(line)
      }
    }
    self.steps = steps
  }

  /// Whether lines are as expected, `...` standing for any.
  static func matches(_ text: String, _ expected: [String]) -> Bool {
    matches(Self.lines(text)[...], expected[...])
  }

  private static func matches(_ lines: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return lines.allSatisfy(\.isEmpty) }
    guard first == "..." else {
      return lines.first == first && matches(lines.dropFirst(), expected.dropFirst())
    }
    let rest = expected.dropFirst()
    return (lines.startIndex...lines.endIndex).contains { matches(lines[$0...], rest) }
  }

  private static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func words(_ line: Substring) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      switch character {
      case "'" where quote != "\"", "\"" where quote != "'":
        (quote, word) = (quote == nil ? character : nil, word ?? "")
      case " " where quote == nil:
        if let done = word { words.append(done) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }
}
