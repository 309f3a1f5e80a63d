import Classification
import Documents

/// What rules found in one file.
struct FileDetection {
  let name: String
  let text: String
  let result: DetectionResult
}

/// Shows what rules found.
enum DetectionView {
  /// Writes the matches of a text, a type each with its highest level.
  static func write(_ result: DetectionResult, to json: inout JSONWriter) {
    json.array("matches") { json in
      for match in result.matches {
        let levels = match.levels
        json.object { json in
          json.member("type", match.type)
          json.member("typeId", match.typeID)
          json.member("confidence", match.confidence)
          json.member("count", levels[match.confidence] ?? 0)
          json.object("levels") { json in
            for level in levels.keys.sorted(by: >) { json.member(String(level), levels[level]) }
          }
          json.member("occurrences", match.instances.count)
        }
      }
    }
    if !result.problems.isEmpty { write(result.problems, "notEvaluated", to: &json) }
  }

  private static func write(
    _ problems: [DetectionProblem],
    _ key: String,
    to json: inout JSONWriter
  ) {
    json.array(key) { json in
      for problem in problems {
        json.object { json in
          json.member("subject", problem.subject)
          json.member("reason", problem.reason)
        }
      }
    }
  }

  /// The files as JSON, with every instance and its evidence.
  static func json(_ files: [FileDetection], notRead: [DetectionProblem]) -> String {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schemaVersion", 1)
      json.member("kind", "posture-classify-test")
      json.array("files") { json in
        for file in files {
          json.object { json in
            json.member("file", file.name)
            write(file.result, to: &json)
            let places = TextPlaces(file.text)
            json.array("instances") { json in
              for match in file.result.matches {
                for instance in match.instances { write(instance, of: match, places, to: &json) }
              }
            }
          }
        }
      }
      if !notRead.isEmpty { write(notRead, "notRead", to: &json) }
    }
    return json.text + "\n"
  }

  private static func write(
    _ instance: Instance,
    of match: TypeMatch,
    _ places: TextPlaces,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("type", match.type)
      json.member("confidence", instance.confidence)
      json.member("text", instance.text)
      write(instance.range, places, to: &json)
      json.array("evidence") { json in
        for evidence in instance.evidence {
          json.object { json in
            json.member("processor", evidence.processor)
            json.member("text", evidence.text)
            write(evidence.range, places, to: &json)
          }
        }
      }
    }
  }

  private static func write(_ range: Range<Int>, _ places: TextPlaces, to json: inout JSONWriter) {
    let place = places[range.lowerBound]
    json.member("offset", range.lowerBound)
    json.member("length", range.count)
    json.member("line", place.line)
    json.member("column", place.column)
  }

  /// One file for people.
  static func lines(_ file: FileDetection) -> [String] {
    guard !file.result.matches.isEmpty else { return ["\(file.name): nothing found"] }
    let places = TextPlaces(file.text)
    var lines = [file.name]
    for match in file.result.matches {
      let levels = match.levels
      let counts = levels.keys.sorted(by: >).map { "\(levels[$0] ?? 0) at \($0)" }
      lines.append("  \(match.type): \(counts.joined(separator: ", "))")
      for instance in match.instances {
        let place = places[instance.range.lowerBound]
        lines.append(
          "    \(place.line):\(place.column)  \(shown(instance.text))  \(instance.confidence)"
        )
        for evidence in instance.evidence {
          let place = places[evidence.range.lowerBound]
          lines.append(
            "      with \(evidence.processor) '\(shown(evidence.text))' at \(place.line):\(place.column)"
          )
        }
      }
    }
    if file.result.isTruncated { lines.append("  only the first megabyte was read") }
    return lines + file.result.problems.map { "  \($0.subject): \($0.reason)" }
  }

  /// A found text on one line, without what would move the cursor.
  private static func shown(_ text: String) -> String {
    var shown = ""
    for character in text.unicodeScalars.prefix(80) {
      shown.unicodeScalars.append(
        character.properties.generalCategory == .control ? " " : character
      )
    }
    return shown + (text.unicodeScalars.count > 80 ? "…" : "")
  }
}

/// Lines and columns of offsets in a text, both counted from one in Unicode characters.
struct TextPlaces {
  private var starts = [0]

  init(_ text: String) {
    for (index, scalar) in text.unicodeScalars.enumerated() where scalar == "\n" {
      starts.append(index + 1)
    }
  }

  subscript(offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, offset - starts[low] + 1)
  }
}
