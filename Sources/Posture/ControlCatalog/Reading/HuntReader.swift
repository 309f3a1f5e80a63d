import Diagnostics
import Documents

/// Reads the files of evidence hunts.
enum HuntReader {
  static func read(_ tree: YAMLNode, log: inout ReadingLog) -> EvidenceHunt? {
    guard let reader = FieldReader(tree, path: "", log: &log) else { return nil }
    reader.rejectUnknown(["control", "title", "query", "examples"], log: &log)
    let control = reader.text("control", log: &log)
    let title = reader.text("title", log: &log)
    let query = reader.text("query", log: &log) == nil ? nil : reader.value("query")?.scalar
    let examples = reader.elements("examples", log: &log).enumerated().compactMap {
      index,
      element in
      example(element, path: "examples.\(index)", log: &log)
    }
    guard !log.hasErrors, let control, let title, let query else { return nil }
    let file = log.source.name.split(separator: "/").last.map(String.init) ?? log.source.name
    if file != control + ".yaml" {
      log.complain(
        Codes.fileName,
        "the file of the hunt for '\(control)' must be called '\(control).yaml', not '\(file)'",
        at: reader.value("control")?.position ?? reader.position
      )
    }
    return EvidenceHunt(
      control: control,
      title: title,
      query: query.sourceText(named: log.source.name),
      examples: examples,
      source: log.source,
      places: log.places
    )
  }

  private static func example(
    _ element: YAMLNode,
    path: String,
    log: inout ReadingLog
  ) -> EvidenceHunt.Example? {
    guard let fields = FieldReader(element, path: path, log: &log) else { return nil }
    fields.rejectUnknown(["name", "given", "seen"], log: &log)
    let name = fields.text("name", log: &log)
    let seen = fields.integer("seen", in: 0...1_000_000, log: &log)
    let given = ExampleReader.tables(fields, path: path, log: &log)
    guard let name, let seen else { return nil }
    return EvidenceHunt.Example(name: name, given: given, seen: seen, position: fields.position)
  }
}
