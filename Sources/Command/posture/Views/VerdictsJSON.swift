import Documents
import PostureModel

/// The verdicts of a baseline, as data.
enum VerdictsJSON {
  /// What the command line calls it.
  static let name = "verdicts"

  /// The JSON text: a verdict for every requirement of the baseline.
  static func text(of outcome: BaselineOutcome) -> String {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schemaVersion", "1.0")
      json.member("kind", "posture-verdicts")
      json.member("baseline", outcome.id)
      json.object("verdicts") { json in
        for requirement in outcome.requirements {
          json.member(requirement.id, requirement.verdict.rawValue)
        }
      }
    }
    return json.text + "\n"
  }
}
