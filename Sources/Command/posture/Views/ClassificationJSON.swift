import Classification
import Documents

/// What the checks of a scheme came to, as data.
enum ClassificationJSON {
  static func text(_ outcome: SchemeValidator.Outcome) -> String {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schemaVersion", "1.0")
      json.member("kind", "posture-classification")
      json.member("checksRun", outcome.assessed)
      json.object("counts") { json in
        for severity in SchemeFinding.Severity.allCases {
          json.member(severity.rawValue, outcome.count(severity))
        }
      }
      write(outcome.findings, as: "findings", to: &json)
      write(outcome.accepted, as: "accepted", to: &json)
      json.array("notAssessed") { json in
        for unassessed in outcome.unassessed {
          json.object { json in
            json.member("check", unassessed.check.id)
            json.member("missing", unassessed.missing.map { $0.command ?? $0.rawValue })
          }
        }
      }
    }
    return json.text + "\n"
  }

  private static func write(
    _ findings: [SchemeFinding],
    as key: String,
    to json: inout JSONWriter
  ) {
    json.array(key) { json in
      for finding in findings {
        json.object { json in
          json.member("check", finding.check)
          json.member("severity", finding.severity.rawValue)
          json.member("object", finding.object)
          json.member("message", finding.message)
          json.member("advice", finding.advice)
          json.member("path", finding.place.file)
          if let pointer = finding.place.pointer { json.member("pointer", pointer) }
          if let line = finding.place.line { json.member("line", line) }
        }
      }
    }
  }
}
