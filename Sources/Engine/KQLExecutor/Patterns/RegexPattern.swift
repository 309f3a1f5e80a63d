import KQLPlan
import LinearRegex
import Tables

/// Texts that are regular expressions, and columns between them.
struct RegexPattern: TextPattern {
  private let regex: LinearRegex
  /// The group of each column piece.
  private let groups: [Int]

  init(_ pieces: [ParsePiece], flags: String) throws {
    var pattern = ""
    var names: [String] = []
    for piece in pieces {
      switch piece {
      case .text(let text): pattern += "(?:" + text + ")"
      case .skip: pattern += ".*?"
      case .column(_, let type):
        let name = "column\(names.count)"
        names.append(name)
        pattern += "(?P<\(name)>" + Self.pattern(of: type) + ")"
      }
    }
    var options: LinearRegex.Options = []
    for flag in flags {
      switch flag {
      case "i": options.insert(.ignoreCase)
      case "s": options.insert(.dotMatchesNewline)
      case "U": options.insert(.swapGreed)
      case "m": options.insert(.multiline)
      default: throw QueryFailure("parse knows no flag '\(flag)'")
      }
    }
    do {
      regex = try LinearRegex(pattern, options: options)
    } catch {
      throw QueryFailure("the pattern of parse is no regular expression: \(error.message)")
    }
    let known = regex.groupNames
    groups = names.map { name in (known.firstIndex(of: name) ?? 0) + 1 }
  }

  func match(_ text: Span<UInt8>, into parts: inout [Range<Int>]) -> Bool {
    var match = RegexMatch(for: regex, withGroups: true)
    guard regex.firstMatch(in: text, from: 0, into: &match) else { return false }
    for group in groups { parts.append(match[group] ?? 0..<0) }
    return true
  }

  private static func pattern(of type: ScalarType) -> String {
    switch type {
    case .int, .long: #"[-+]?\d+"#
    default: ".*"
    }
  }
}
