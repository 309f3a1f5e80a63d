import Conditions
import Diagnostics
import Documents

/// The definitions and requirements of one file, before their conditions are read.
struct BaselinePartText {
  let id: String
  let baseline: String
  let position: SourcePosition
  let definitions: [ConditionLibrary.Definition]
  private let title: String?
  private let succeeded: String?
  private let silent: SourceText?
  private let declarations: [Baseline.Declarable]
  private let requirements: [YAMLNode]

  /// Reads the file of a part.
  init?(_ root: YAMLNode, log: inout ReadingLog) {
    guard let fields = FieldReader(root, path: "", log: &log) else { return nil }
    fields.rejectUnknown(
      [
        "part", "baseline", "title", "succeeded", "silent", "declarations", "definitions",
        "requirements",
      ],
      log: &log
    )
    let id = fields.text("part", log: &log)
    let baseline = fields.text("baseline", log: &log)
    _ = fields.required("requirements", log: &log)
    guard let id, let baseline else { return nil }
    self.init(id: id, baseline: baseline, fields: fields, log: &log)
  }

  /// Takes the definitions and requirements of a file.
  init(id: String, baseline: String, fields: FieldReader, log: inout ReadingLog) {
    self.id = id
    self.baseline = baseline
    position = fields.position
    title = fields.optionalText("title", log: &log)
    succeeded = fields.optionalText("succeeded", log: &log)
    silent = Self.source("silent", of: fields, log: &log)
    definitions = Self.definitions(fields, log: &log)
    declarations = fields.elements("declarations", log: &log).enumerated().compactMap {
      Self.declarable($1, path: "declarations.\($0)", log: &log)
    }
    requirements = fields.elements("requirements", log: &log)
  }

  /// The identifiers of the requirements with their places.
  var identifiers: [(String, SourcePosition)] {
    requirements.compactMap { node in node["id"]?.text.map { ($0, node.position) } }
  }

  /// The part with its conditions read.
  func read(
    using library: ConditionLibrary,
    defaults: BaselineDefaults,
    log: inout ReadingLog
  ) -> Baseline.Part {
    var read: [Baseline.Requirement] = []
    for (index, node) in requirements.enumerated() {
      guard let fields = FieldReader(node, path: "requirements.\(index)", log: &log) else {
        continue
      }
      let requirement = BaselineRequirementReader.read(
        fields,
        using: library,
        defaults: defaults,
        log: &log
      )
      if let name = requirement?.declare, let value = fields.value("declare"),
        !declarations.contains(where: { $0.name == name })
      {
        log.complain(
          Codes.missingPart,
          "the part has no declaration '\(name)'",
          at: value.position,
          hints: nearMissHints(for: name, among: declarations.map(\.name))
        )
      }
      if let requirement { read.append(requirement) }
    }
    return Baseline.Part(
      id: id,
      title: title,
      succeeded: succeeded,
      silent: Self.condition(silent, using: library, log: &log),
      declarations: declarations,
      requirements: read
    )
  }

  private static func declarable(
    _ node: YAMLNode,
    path: String,
    log: inout ReadingLog
  ) -> Baseline.Declarable? {
    guard let fields = FieldReader(node, path: path, log: &log) else { return nil }
    fields.rejectUnknown(["name", "section", "field", "objects", "together", "lists"], log: &log)
    let name = fields.text("name", log: &log)
    let section = fields.text("section", log: &log)
    let field = fields.optionalText("field", log: &log)
    let objects = fields.text("objects", log: &log)
    guard let value = fields.required("lists", log: &log),
      let lists = FieldReader(value, path: "\(path).lists", log: &log), let name, let section,
      let objects
    else { return nil }
    return Baseline.Declarable(
      name: name,
      section: section,
      field: field,
      objects: objects,
      isTogether: fields.value("together")?.bool ?? false,
      lists: value.entries.compactMap { entry in
        lists.text(entry.key, log: &log).map {
          (entry.key, $0.split(separator: ".").map(String.init))
        }
      }
    )
  }

  /// The text of a condition inside its file, so that positions are those of the file.
  static func source(
    _ key: String,
    of fields: FieldReader,
    log: inout ReadingLog
  ) -> SourceText? {
    guard fields.optionalText(key, log: &log) != nil else { return nil }
    return fields.value(key)?.scalar?.sourceText(named: log.source.name)
  }

  /// Reads a condition, if there is one.
  static func condition(
    _ source: SourceText?,
    using library: ConditionLibrary,
    log: inout ReadingLog
  ) -> Condition? {
    guard let source else { return nil }
    do {
      return try library.condition(source)
    } catch {
      log.append(error)
      return nil
    }
  }

  private static func definitions(
    _ fields: FieldReader,
    log: inout ReadingLog
  ) -> [ConditionLibrary.Definition] {
    guard let value = fields.value("definitions") else { return [] }
    guard value.isMapping else {
      log.complain(
        Codes.wrongType,
        "'definitions' must be a mapping, not \(value.kindName)",
        at: value.position
      )
      return []
    }
    return value.entries.compactMap { entry in
      guard let header = entry.keyNode.scalar, let body = entry.value.scalar, !body.isNull else {
        log.complain(
          Codes.wrongType,
          "'definitions.\(entry.key)' must be a text, not \(entry.value.kindName)",
          at: entry.value.position
        )
        return nil
      }
      return ConditionLibrary.Definition(
        header: header.sourceText(named: log.source.name),
        body: body.sourceText(named: log.source.name)
      )
    }
  }
}
