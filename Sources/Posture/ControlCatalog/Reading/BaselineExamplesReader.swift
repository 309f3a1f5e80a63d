import Diagnostics
import Documents
import PostureModel

/// Reads a file of examples: an export on which everything passes, and how others differ from it.
enum BaselineExamplesReader {
  static func read(_ log: inout ReadingLog) -> BaselineExamples? {
    let root: YAMLNode
    do {
      root = try YAMLReader.document(log.source.text, named: log.source.name)
    } catch {
      log.append(error.located(in: log.source))
      return nil
    }
    guard let fields = FieldReader(root, path: "", log: &log) else { return nil }
    fields.rejectUnknown(["examples", "given", "but"], log: &log)
    let part = fields.text("examples", log: &log)
    guard let part, let given = fields.required("given", log: &log), isMapping(given, &log) else {
      return nil
    }
    var cases = [
      BaselineExamples.Case(
        name: "everything met",
        position: given.position,
        document: json(given.entries),
        verdicts: nil
      )
    ]
    for (index, element) in fields.elements("but", log: &log).enumerated() {
      guard let fields = FieldReader(element, path: "but.\(index)", log: &log),
        let found = read(fields, base: given.entries, log: &log)
      else { continue }
      cases.append(found)
    }
    return log.hasErrors ? nil : BaselineExamples(part: part, file: log.source.name, cases: cases)
  }

  private static func read(
    _ fields: FieldReader,
    base: [YAMLEntry],
    log: inout ReadingLog
  ) -> BaselineExamples.Case? {
    fields.rejectUnknown(["name", "given", "without", "verdicts"], log: &log)
    let name = fields.text("name", log: &log)
    let without = Set(fields.texts("without", log: &log))
    var given: [YAMLEntry] = []
    if let value = fields.value("given"), isMapping(value, &log) { given = value.entries }
    guard let name, let wanted = fields.required("verdicts", log: &log), isMapping(wanted, &log)
    else { return nil }
    let verdicts = wanted.entries.compactMap { entry -> (String, BaselineVerdict)? in
      if let verdict = entry.value.text.flatMap(BaselineVerdict.init) {
        return (entry.key, verdict)
      }
      log.complain(
        Codes.unknownValue,
        "'\(entry.value.text ?? entry.value.kindName)' is no verdict of a baseline",
        at: entry.value.position,
        hints: ["one of \(BaselineVerdict.allCases.map(\.rawValue).joined(separator: ", "))"]
      )
      return nil
    }
    let replaced = Set(given.map(\.key)).union(without)
    return BaselineExamples.Case(
      name: name,
      position: fields.position,
      document: json(base.filter { !replaced.contains($0.key) } + given),
      verdicts: verdicts
    )
  }

  private static func isMapping(_ node: YAMLNode, _ log: inout ReadingLog) -> Bool {
    guard !node.isMapping else { return true }
    log.complain(
      Codes.wrongType,
      "this must be a mapping, not \(node.kindName)",
      at: node.position
    )
    return false
  }

  private static func json(_ entries: [YAMLEntry]) -> String {
    var json = JSONWriter()
    write(entries, to: &json)
    return json.text
  }

  private static func write(_ entries: [YAMLEntry], to json: inout JSONWriter) {
    json.object { json in
      for entry in entries {
        json.key(entry.key)
        write(entry.value, to: &json)
      }
    }
  }

  private static func write(_ node: YAMLNode, to json: inout JSONWriter) {
    switch node.content {
    case .mapping(let entries): write(entries, to: &json)
    case .sequence(let elements):
      json.array { json in
        for element in elements { write(element, to: &json) }
      }
    case .scalar(let scalar):
      if scalar.isNull {
        json.null()
      } else if let value = scalar.bool {
        json.value(value)
      } else if let value = scalar.int {
        json.value(value)
      } else if let value = scalar.double, value.isFinite {
        json.value(value)
      } else {
        json.value(scalar.text)
      }
    }
  }
}
