import Diagnostics
import Documents
import PostureModel

/// The file that names a baseline.
struct BaselineHead {
  let framework: Framework
  let title: String
  let source: String?
  /// The parts that stand in files of their own, in the order of the framework.
  let parts: [(name: String, position: SourcePosition)]
  let defaults: BaselineDefaults
  /// The definitions and requirements in this file itself.
  let part: BaselinePartText

  init?(_ root: YAMLNode, log: inout ReadingLog) {
    guard let fields = FieldReader(root, path: "", log: &log) else { return nil }
    fields.rejectUnknown(
      [
        "baseline", "title", "source", "level", "notApplicable", "parts", "declarations",
        "definitions",
        "requirements",
      ],
      log: &log
    )
    let framework: Framework? = fields.choice("baseline", log: &log)
    let title = fields.text("title", log: &log)
    source = fields.optionalText("source", log: &log)
    defaults = BaselineDefaults(fields, log: &log)
    if fields.value("parts") == nil { _ = fields.required("requirements", log: &log) }
    parts = fields.elements("parts", log: &log).compactMap { element in
      guard let name = element.string else {
        log.complain(
          Codes.wrongType,
          "a part must be a text, not \(element.kindName)",
          at: element.position
        )
        return nil
      }
      return (name, element.position)
    }
    guard let framework, let title else { return nil }
    self.framework = framework
    self.title = title
    part = BaselinePartText(
      id: framework.rawValue,
      baseline: framework.rawValue,
      fields: fields,
      log: &log
    )
  }
}
