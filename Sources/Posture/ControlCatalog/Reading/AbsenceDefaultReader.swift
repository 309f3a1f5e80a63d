import Documents

/// Reads the files of `Defaults`: what it means that properties are not there.
enum AbsenceDefaultReader {
  static func read(_ tree: YAMLNode, log: inout ReadingLog) -> [AbsenceDefault] {
    guard let reader = FieldReader(tree, path: "", log: &log) else { return [] }
    reader.rejectUnknown(["defaults"], log: &log)
    _ = reader.required("defaults", log: &log)
    return reader.elements("defaults", log: &log).enumerated().compactMap { index, element in
      guard let fields = FieldReader(element, path: "defaults.\(index)", log: &log) else {
        return nil
      }
      fields.rejectUnknown(["table", "source", "controls", "absent"], log: &log)
      let table = fields.text("table", log: &log)
      let source = fields.text("source", log: &log)
      let controls = fields.texts("controls", log: &log)
      guard let value = fields.required("absent", log: &log),
        let meanings = FieldReader(value, path: "defaults.\(index).absent", log: &log)
      else { return nil }
      let absent = value.entries.compactMap { entry in
        meanings.text(entry.key, log: &log).map { (path: entry.key, meaning: $0) }
      }
      guard let table, let source else { return nil }
      return AbsenceDefault(table: table, source: source, meanings: absent, controls: controls)
    }
  }
}
