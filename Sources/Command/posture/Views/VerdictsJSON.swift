import Assessment
import ControlCatalog
import Documents
import Evidence

/// An assessment in the words of a baseline, as data.
enum VerdictsJSON {
  /// What the command line calls it.
  static let name = "verdicts"

  /// The JSON text: a verdict for every requirement of the baseline.
  static func text(of made: TenantAssessment) -> String {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schemaVersion", "1.0")
      json.member("kind", "posture-verdicts")
      json.member("baseline", made.baseline?.id)
      json.object("verdicts") { json in
        guard let baseline = made.baseline else { return }
        let judged = BaselineVerdicts(
          baseline,
          of: made.assessment,
          document: made.evidence.scubaExport,
          tables: made.evidence,
          withRetired: made.withRetired,
          now: made.now
        )
        for judgement in judged.judgements {
          json.member(judgement.requirement.id, judgement.verdict.rawValue)
        }
      }
    }
    return json.text + "\n"
  }
}
