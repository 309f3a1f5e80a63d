import Comparison
import Documents

/// A gate's verdict as data.
enum GateJSON {
  /// The version of the form; its first number changes when a reader could break.
  static let schemaVersion = "1.0"

  /// The JSON text.
  static func text(of verdict: GateVerdict) -> String {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schemaVersion", schemaVersion)
      json.member("kind", "posture-gate")
      json.member("passed", verdict.passed)
      json.member("exitCode", verdict.exitCode)
      json.array("rules") { json in
        for outcome in verdict.outcomes {
          json.object { json in
            json.member("rule", name(of: outcome.rule))
            json.member("holds", outcome.failure == nil)
            json.member("exitCode", outcome.failure?.exitCode ?? 0)
            json.member("reason", outcome.reason)
            json.member("controls", outcome.controls)
          }
        }
      }
    }
    return json.text + "\n"
  }

  private static func name(of rule: GateRule) -> String {
    switch rule {
    case .minimumScore: "min-score"
    case .minimumPoints: "min-points"
    case .minimumCategory: "min-category"
    case .minimumCategoryPoints: "min-category-points"
    case .maximumDrop: "max-drop"
    case .maximumPointsDrop: "max-points-drop"
    case .newFailures: "new-failures"
    case .severity, .control: "fail-on"
    case .minimumCoverage: "min-coverage"
    }
  }
}
