import Diagnostics
import Documents
import PostureModel

/// Reads the `recommendation` of a control file.
enum RemediationReader {
  static func read(_ control: FieldReader, log: inout ReadingLog) -> Remediation? {
    guard let value = control.required("recommendation", log: &log),
      let fields = FieldReader(value, path: "recommendation", log: &log)
    else { return nil }
    fields.rejectUnknown(["summary", "action", "steps", "verify"], log: &log)
    let summary = fields.text("summary", log: &log)
    let action = fields.optionalText("action", log: &log)
    _ = fields.required("steps", log: &log)
    let steps = fields.elements("steps", log: &log).enumerated().compactMap { index, element in
      step(element, path: "recommendation.steps.\(index)", log: &log)
    }
    let verify = fields.optionalText("verify", log: &log)
    guard let summary else { return nil }
    return Remediation(summary: summary, action: action, steps: steps, verify: verify)
  }

  private static func step(
    _ element: YAMLNode,
    path: String,
    log: inout ReadingLog
  ) -> RemediationStep? {
    guard let fields = FieldReader(element, path: path, log: &log) else { return nil }
    let means = RemediationStep.Means.allCases
    fields.rejectUnknown(means.map(\.rawValue) + ["note"], log: &log)
    let given = means.filter { fields.value($0.rawValue) != nil }
    guard let way = given.first, given.count == 1 else {
      let names = means.map(\.rawValue).joined(separator: ", ")
      log.complain(Codes.stepMeans, "a step has exactly one of \(names)", at: fields.position)
      return nil
    }
    let note = fields.optionalText("note", log: &log)
    guard let text = fields.text(way.rawValue, log: &log) else { return nil }
    return RemediationStep(means: way, text: text, note: note)
  }
}
