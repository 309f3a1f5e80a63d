import Foundation
import Testing

/// Rules that every source file keeps.
@Suite struct SourceRuleTests {
  /// One line of a source file.
  private struct Line {
    let place: String
    let text: String

    /// The line without a comment at its end; two slashes in a string are no comment.
    var code: Substring {
      guard let comment = text.firstRange(of: "//") else { return text[...] }
      let before = text[..<comment.lowerBound]
      return before.utf8.count { $0 == UInt8(ascii: "\"") } % 2 == 0 ? before : text[...]
    }
  }

  /// The lines of a folder's Swift files that hold one of some words, whatever their case.
  ///
  /// Regular expressions are slow over all lines, so callers use them on these only.
  private func lines(below folder: String, holding words: [String]) throws -> [Line] {
    var found: [Line] = []
    for file in Manifest.swiftFiles(below: folder) {
      let text = try String(contentsOf: file, encoding: .utf8)
      guard words.contains(where: { text.range(of: $0, options: .caseInsensitive) != nil }) else {
        continue
      }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated()
      where words.contains(where: { line.range(of: $0, options: .caseInsensitive) != nil }) {
        found.append(Line(place: "\(Manifest.relative(file)):\(index + 1)", text: String(line)))
      }
    }
    return found
  }

  @Test func filesStayShort() throws {
    for file in Manifest.swiftFiles(below: "Sources") + Manifest.swiftFiles(below: "Tests") {
      let count = try Data(contentsOf: file).count { $0 == UInt8(ascii: "\n") }
      #expect(count <= 600, "\(Manifest.relative(file)) has \(count) lines")
    }
  }

  @Test func nothingIsForced() throws {
    for line in try lines(below: "Sources", holding: ["fatalError(", "try!", "as!"]) {
      #expect(
        line.code.firstMatch(of: /\bfatalError\(|\btry!|\bas!/) == nil,
        "\(line.place) can trap: \(line.text)"
      )
    }
  }

  /// The engine knows tables and nothing of what they are about.
  @Test func theEngineKnowsNoPosture() throws {
    for line in try lines(below: "Sources/Engine", holding: ["tenant", "compliance", "posture"]) {
      #expect(
        line.text.lowercased().firstMatch(of: /\b(tenants?|compliance|posture)\b/) == nil,
        "\(line.place) names what the engine does not know: \(line.text)"
      )
    }
  }

  /// A code means one thing, so it stands in one place.
  @Test func diagnosticCodesAreDefinedOnce() throws {
    let pattern = /"([A-Z]{3}[0-9]{4})"/
    var places: [String: [String]] = [:]
    for file in Manifest.swiftFiles(below: "Sources") {
      let bytes = Array(try Data(contentsOf: file))
      var lineNumber = 1
      for index in bytes.indices {
        if bytes[index] == UInt8(ascii: "\n") { lineNumber += 1 }
        guard bytes[index] == UInt8(ascii: "\""), index + 9 <= bytes.count else { continue }
        let literal = bytes[index..<index + 9]
        guard literal.last == UInt8(ascii: "\""),
          let match = String(decoding: literal, as: UTF8.self).wholeMatch(of: pattern)
        else { continue }
        places[String(match.1), default: []].append("\(Manifest.relative(file)):\(lineNumber)")
      }
    }
    #expect(!places.isEmpty)
    for (code, found) in places.sorted(by: { $0.key < $1.key }) {
      #expect(found.count == 1, "\(code) is at \(found.joined(separator: ", "))")
    }
  }
}
