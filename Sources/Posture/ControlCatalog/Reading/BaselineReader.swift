import Diagnostics
import Documents
import PostureModel

/// Reads one baseline file.
enum BaselineReader {
  static func read(_ node: YAMLNode, log: inout ReadingLog) -> Baseline? {
    guard let fields = FieldReader(node, path: "", log: &log) else { return nil }
    fields.rejectUnknown(
      ["baseline", "title", "source", "requirements"],
      log: &log
    )
    let framework: Framework? = fields.choice("baseline", log: &log)
    let title = fields.text("title", log: &log)
    let source = fields.optionalText("source", log: &log)
    _ = fields.required("requirements", log: &log)
    let elements = fields.elements("requirements", log: &log)
    guard let title, let framework else { return nil }
    var requirements: [Baseline.Requirement] = []
    var seen: Set<String> = []
    for (index, element) in elements.enumerated() {
      let path = "requirements.\(index)"
      guard let requirement = requirement(element, path: path, log: &log) else {
        continue
      }
      if !seen.insert(requirement.id).inserted {
        log.complain(
          Codes.duplicateRequirement,
          "requirement '\(requirement.id)' is there already",
          at: element.position
        )
      }
      requirements.append(requirement)
    }
    guard !log.hasErrors else { return nil }
    return Baseline(
      id: framework.rawValue,
      title: title,
      source: source,
      framework: framework,
      requirements: requirements
    )
  }

  private static func requirement(
    _ node: YAMLNode,
    path: String,
    log: inout ReadingLog
  ) -> Baseline.Requirement? {
    guard let fields = FieldReader(node, path: path, log: &log) else { return nil }
    fields.rejectUnknown(
      ["id", "level", "manual", "notApplicable", "unanswered", "reading"],
      log: &log
    )
    let id = fields.text("id", log: &log)
    let level: Baseline.Level? = fields.choice("level", log: &log)
    var isManual = false
    if let value = fields.value("manual") {
      if let truth = value.bool {
        isManual = truth
      } else {
        log.complain(
          Codes.wrongType,
          "'\(path).manual' must be true or false",
          at: value.position
        )
      }
    }
    let whenNotApplicable: Baseline.WhenNotApplicable? =
      fields.value("notApplicable") == nil
      ? .pass : fields.choice("notApplicable", log: &log)
    let unanswered = fields.optionalText("unanswered", log: &log)
    let reading = fields.optionalText("reading", log: &log)
    guard let id, let level, let whenNotApplicable else { return nil }
    return Baseline.Requirement(
      id: id,
      level: level,
      isManual: isManual || unanswered != nil,
      whenNotApplicable: whenNotApplicable,
      unanswered: unanswered,
      reading: reading
    )
  }
}
