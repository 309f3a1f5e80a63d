import Documents
import PostureModel

/// Reads the lists of identifiers of frameworks.
enum FrameworkReader {
  static func read(_ tree: YAMLNode, log: inout ReadingLog) -> FrameworkList? {
    guard let reader = FieldReader(tree, path: "", log: &log) else { return nil }
    reader.rejectUnknown(["framework", "source", "groups", "parts", "titles"], log: &log)
    let framework: Framework? = reader.choice("framework", log: &log)
    let source = reader.text("source", log: &log)
    guard let value = reader.required("groups", log: &log),
      let groups = FieldReader(value, path: "groups", log: &log)
    else { return nil }
    let lists = value.entries.map { entry in
      (name: entry.key, identifiers: groups.texts(entry.key, log: &log))
    }
    let parts = parts(reader, log: &log)
    let titles = titles(reader, of: Set(lists.flatMap(\.identifiers)), log: &log)
    guard let framework, let source, !log.hasErrors else { return nil }
    return FrameworkList(
      framework: framework,
      source: source,
      groups: lists,
      parts: parts,
      titles: titles
    )
  }

  /// The titles of identifiers, each of one that is listed.
  private static func titles(
    _ reader: FieldReader,
    of identifiers: Set<String>,
    log: inout ReadingLog
  ) -> [(identifier: String, title: String)] {
    guard let value = reader.value("titles"),
      let titles = FieldReader(value, path: "titles", log: &log)
    else { return [] }
    titles.rejectUnknown(identifiers.sorted(), log: &log)
    return value.entries.compactMap { entry in
      titles.text(entry.key, log: &log).map { (entry.key, $0) }
    }
  }

  /// The identifiers of lettered items: `AC-2: ab` are `AC-2a` and `AC-2b`, `SC-7(10): a` is
  /// `SC-7(10)(a)`.
  private static func parts(_ reader: FieldReader, log: inout ReadingLog) -> Set<String> {
    guard let value = reader.value("parts"),
      let parts = FieldReader(value, path: "parts", log: &log)
    else { return [] }
    var identifiers: Set<String> = []
    for entry in value.entries {
      for letter in parts.text(entry.key, log: &log) ?? "" {
        identifiers.insert(entry.key + (entry.key.hasSuffix(")") ? "(\(letter))" : "\(letter)"))
      }
    }
    return identifiers
  }
}
