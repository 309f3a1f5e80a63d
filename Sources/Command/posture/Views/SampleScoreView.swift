import Classification
import Documents

/// Shows how well rules find what samples expect.
enum SampleScoreView {
  /// For people: the misses, the types in columns, one line of figures.
  static func lines(_ score: SampleScore) -> [String] {
    var lines: [String] = []
    for miss in score.misses {
      lines.append(miss.sample)
      lines += miss.reasons.map { "  " + $0 }
    }
    var table = TextTable(columns: [
      TextTable.Column(title: "Type", shrinks: true),
      TextTable.Column(title: "Right", alignment: .right),
      TextTable.Column(title: "Too many", alignment: .right),
      TextTable.Column(title: "Missed", alignment: .right),
      TextTable.Column(title: "Precision", alignment: .right),
      TextTable.Column(title: "Recall", alignment: .right),
    ])
    for type in score.types {
      table.rows.append([
        TextTable.Cell(type.type), TextTable.Cell("\(type.right)"),
        TextTable.Cell("\(type.tooMany)"),
        TextTable.Cell("\(type.missed)"), TextTable.Cell(share(type.precision)),
        TextTable.Cell(share(type.recall)),
      ])
    }
    lines += table.lines(on: Terminal.standardOutput)
    let right = score.count - score.misses.count
    return lines + ["\(right) of \(Count.of(score.count, "sample")) as expected"]
  }

  private static func share(_ value: Double?) -> String {
    value.map { "\(Int(($0 * 1000).rounded()) / 10).\(Int(($0 * 1000).rounded()) % 10) %" } ?? "-"
  }

  /// The same as data.
  static func json(_ score: SampleScore) -> String {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schemaVersion", 1)
      json.member("kind", "posture-classify-samples")
      json.member("samples", score.count)
      json.array("misses") { json in
        for miss in score.misses {
          json.object { json in
            json.member("sample", miss.sample)
            json.member("reasons", miss.reasons)
          }
        }
      }
      json.array("types") { json in
        for type in score.types {
          json.object { json in
            json.member("type", type.type)
            json.member("right", type.right)
            json.member("tooMany", type.tooMany)
            json.member("missed", type.missed)
            json.member("precision", type.precision)
            json.member("recall", type.recall)
          }
        }
      }
    }
    return json.text + "\n"
  }
}
