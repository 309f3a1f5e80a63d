import Classification
import Documents

/// What the checks of a scheme came to, in the Static Analysis Results Interchange Format 2.1.0.
enum ClassificationSARIF {
  static func text(_ outcome: SchemeValidator.Outcome) -> String {
    let used = Set((outcome.findings + outcome.accepted).map(\.check))
    let checks = SchemeChecks.all.filter { used.contains($0.id) }
    let index = Dictionary(checks.enumerated().map { ($1.id, $0) }) { first, _ in first }
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member(
        "$schema",
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
      )
      json.member("version", "2.1.0")
      json.array("runs") { json in
        json.object { json in
          tool(checks, to: &json)
          json.array("results") { json in
            for finding in outcome.findings {
              result(finding, isAccepted: false, rule: index[finding.check], to: &json)
            }
            for finding in outcome.accepted {
              result(finding, isAccepted: true, rule: index[finding.check], to: &json)
            }
          }
          json.member("columnKind", "unicodeCodePoints")
        }
      }
    }
    return json.text + "\n"
  }

  private static func tool(_ checks: [SchemeCheck], to json: inout JSONWriter) {
    json.object("tool") { json in
      json.object("driver") { json in
        json.member("name", "posture")
        json.member("version", Version.text)
        json.array("rules") { json in
          for check in checks {
            json.object { json in
              json.member("id", check.id)
              message("shortDescription", check.title, to: &json)
              message("help", check.advice.isEmpty ? check.title : check.advice, to: &json)
              json.object("defaultConfiguration") { json in
                json.member("level", level(of: check.severity))
              }
            }
          }
        }
      }
    }
  }

  private static func result(
    _ finding: SchemeFinding,
    isAccepted: Bool,
    rule: Int?,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("ruleId", finding.check)
      if let rule { json.member("ruleIndex", rule) }
      json.member("level", level(of: finding.severity))
      message("message", "\(finding.message); \(finding.advice)", to: &json)
      json.array("locations") { json in
        json.object { json in
          json.object("physicalLocation") { json in
            json.object("artifactLocation") { json in
              json.member("uri", uri(finding.place.file))
            }
            if let line = finding.place.line, finding.place.pointer == nil {
              json.object("region") { json in json.member("startLine", max(1, line)) }
            }
          }
          json.array("logicalLocations") { json in
            json.object { json in
              json.member("name", String(finding.object.prefix(200)))
              if let pointer = finding.place.pointer {
                json.member("fullyQualifiedName", pointer)
              }
            }
          }
        }
      }
      if isAccepted {
        json.array("suppressions") { json in
          json.object { json in
            json.member("kind", "external")
            json.member("status", "accepted")
          }
        }
      }
    }
  }

  /// Braces with a number are placeholders, and brackets are links, in a message of SARIF.
  private static func message(_ key: String, _ text: String, to json: inout JSONWriter) {
    var out = ""
    for scalar in text.unicodeScalars {
      if scalar == "{" || scalar == "}" { out.unicodeScalars.append(scalar) }
      if scalar == "[" || scalar == "]" || scalar == "\\" { out += "\\" }
      out.unicodeScalars.append(scalar)
    }
    json.object(key) { json in json.member("text", out) }
  }

  private static func level(of severity: SchemeFinding.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .advice: "note"
    }
  }

  /// A path as a relative reference: what is not allowed in one is percent-encoded.
  private static func uri(_ path: String) -> String {
    let allowed = Set("-._~/!".utf8)
    var out = ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte < 128,
        scalar.properties.isAlphabetic || (0x30...0x39).contains(byte)
          || allowed.contains(byte)
      {
        out.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        out += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return out
  }
}
