import LinearRegex
import Synchronization

/// One pattern and what the parts of its match say.
final class UserAgentRule: Sendable {
  let pattern: String
  private let ignoresCase: Bool
  /// The texts that stand for the parts; nil is the group of the same number.
  private let replacements: [String?]
  /// In lower case, what each text that matches has; empty when it is not known.
  private let literal: [UInt8]
  /// Compiled when a text first has the literal; most never are.
  private let regex = Mutex<LinearRegex?>(nil)

  init(pattern: String, ignoresCase: Bool, replacements: [String?]) {
    self.pattern = pattern
    self.ignoresCase = ignoresCase
    self.replacements = replacements
    literal = PatternLiteral.longest(in: pattern)
  }

  /// The parts, empty where nothing is known; nil when the text does not match.
  ///
  /// `lowercased` are the bytes of the text with ASCII letters in lower case.
  func parts(_ text: String, lowercased: [UInt8]) -> [String]? {
    guard literal.isEmpty || lowercased.contains(literal), let regex = compiled() else {
      return nil
    }
    var match = RegexMatch(for: regex)
    let bytes = Array(text.utf8)
    guard regex.firstMatch(in: bytes.span, into: &match) else { return nil }
    let groups = (0...9).map { group in
      match[group].map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
    }
    return replacements.enumerated().map { index, replacement in
      trimmed(replacement.map { filled($0, groups) } ?? groups[min(index + 1, 9)])
    }
  }

  /// Whether the pattern can be used.
  var isUsable: Bool { compiled() != nil }

  private func compiled() -> LinearRegex? {
    regex.withLock { regex in
      if regex == nil {
        // A pattern that cannot be used matches nothing.
        regex = try? LinearRegex(pattern, options: ignoresCase ? .ignoreCase : [])
      }
      return regex
    }
  }

  /// A replacement with `$1` to `$9` filled in.
  private func filled(_ replacement: String, _ groups: [String]) -> String {
    guard replacement.utf8.contains(UInt8(ascii: "$")) else { return replacement }
    var result = ""
    var isGroup = false
    for character in replacement {
      if isGroup, let group = character.wholeNumberValue, (1...9).contains(group) {
        result += groups[group]
        isGroup = false
      } else if isGroup {
        result += "$" + String(character)
        isGroup = false
      } else if character == "$" {
        isGroup = true
      } else {
        result.append(character)
      }
    }
    return result
  }

  private func trimmed(_ text: String) -> String {
    guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension [UInt8] {
  /// Whether other bytes stand somewhere in these.
  fileprivate func contains(_ other: [UInt8]) -> Bool {
    guard let first = other.first, other.count <= count else { return other.isEmpty }
    var start = 0
    while start <= count - other.count {
      if self[start] == first, self[start..<start + other.count].elementsEqual(other) {
        return true
      }
      start += 1
    }
    return false
  }
}
