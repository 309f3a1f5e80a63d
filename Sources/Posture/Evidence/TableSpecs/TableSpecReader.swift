import Diagnostics
import Documents
import Tables

/// Reads one file of `Controls/Tables`.
struct TableSpecReader {
  /// What is wrong with the file.
  private(set) var problems: [Diagnostic] = []
  private let file: String

  init(file: String) { self.file = file }

  /// The table that the file describes, or nil when too much is missing.
  mutating func read(_ file: TableFile) -> TableSpec? {
    let root: YAMLNode
    do {
      root = try YAMLReader.document(file.text, named: file.path, packed: file.packed)
    } catch {
      problems.append(error)
      return nil
    }
    let known: Set<String> = [
      "table", "title", "product", "collect", "key", "single", "columns", "aliases", "enums",
      "lists", "sources",
    ]
    for entry in root.entries where !known.contains(entry.key) {
      report(
        Code.specUnknownField,
        "there is no field '\(entry.key)' in a table file",
        at: entry.keyNode,
        hints: nearMissHints(for: entry.key, among: known.sorted())
      )
    }
    guard let name = required("table", in: root), let title = required("title", in: root),
      let product = required("product", in: root), let collect = required("collect", in: root)
    else { return nil }
    let fields = columns(of: root["columns"])
    let schema = Schema(fields + TableSpec.commonFields)
    return TableSpec(
      name: name,
      title: title,
      product: product,
      collect: collect,
      key: key(of: root["key"], in: schema),
      isSingle: root["single"]?.bool ?? false,
      schema: schema,
      sources: root["sources"]?.elements.compactMap { source($0) } ?? [],
      aliases: aliases(of: root["aliases"], in: schema),
      enums: enums(of: root["enums"], in: schema),
      lists: lists(of: root["lists"], in: schema)
    )
  }

  private mutating func report(
    _ code: String,
    _ message: String,
    at node: YAMLNode,
    hints: [String] = []
  ) {
    problems.append(Diagnostic(code, message, in: file, at: .position(node.position), hints: hints))
  }

  private mutating func required(_ field: String, in root: YAMLNode) -> String? {
    if let text = root[field]?.text, !text.isEmpty { return text }
    report(Code.specMissingField, "a table file needs the field '\(field)'", at: root)
    return nil
  }

  private mutating func columns(of node: YAMLNode?) -> [Schema.Field] {
    var fields: [Schema.Field] = []
    for entry in node?.entries ?? [] {
      guard let text = entry.value.text, let type = ScalarType(rawValue: text) else {
        report(
          Code.specUnknownType,
          "there is no type '\(entry.value.text ?? "")' for the column '\(entry.key)'",
          at: entry.value,
          hints: nearMissHints(
            for: entry.value.text ?? "",
            among: ScalarType.allCases.map(\.rawValue)
          )
        )
        continue
      }
      fields.append(Schema.Field(entry.key, type))
    }
    return fields
  }

  private mutating func column(_ name: String, in schema: Schema, at node: YAMLNode) -> Int? {
    if let index = schema.index(of: name) { return index }
    report(
      Code.specUnknownColumn,
      "there is no column '\(name)'",
      at: node,
      hints: nearMissHints(for: name, among: schema.fields.map(\.name))
    )
    return nil
  }

  private mutating func key(of node: YAMLNode?, in schema: Schema) -> String? {
    guard let node, let name = node.text, !name.isEmpty else { return nil }
    return column(name, in: schema, at: node) == nil ? nil : name
  }

  private mutating func aliases(of node: YAMLNode?, in schema: Schema) -> [String: Int] {
    var out: [String: Int] = [:]
    for entry in node?.entries ?? [] {
      guard let index = column(entry.key, in: schema, at: entry.keyNode) else { continue }
      for alias in entry.value.elements {
        if let text = alias.text { out[text.lowercased()] = index }
      }
    }
    return out
  }

  private mutating func enums(of node: YAMLNode?, in schema: Schema) -> [Int: [Int64: String]] {
    var out: [Int: [Int64: String]] = [:]
    for entry in node?.entries ?? [] {
      guard let index = column(entry.key, in: schema, at: entry.keyNode) else { continue }
      for value in entry.value.entries {
        if let number = Int64(value.key), let name = value.value.text {
          out[index, default: [:]][number] = name
        }
      }
    }
    return out
  }

  private mutating func lists(of node: YAMLNode?, in schema: Schema) -> ListPaths {
    var out = ListPaths()
    for element in node?.elements ?? [] {
      let path = (element.text ?? "").split(separator: ".").map(String.init)
      guard let first = path.first, column(first, in: schema, at: element) != nil else { continue }
      out.insert(path)
    }
    return out
  }

  private mutating func source(_ node: YAMLNode) -> TableSource? {
    let kind: TableSource.Kind
    if let key = node["scubagear"]?.text {
      let commands = texts(node["commands"])
      kind = .scubaGear(key: key, keyed: node["keyed"]?.text, commands: commands)
    } else if let paths = node["graph"] {
      kind = .graph(
        paths: texts(paths),
        types: texts(node["types"]),
        folders: texts(node["folders"])
      )
    } else if let name = node["cmdlet"]?.text {
      kind = .cmdlet(name: name)
    } else if let table = node["within"]?.text {
      kind = .within(table: table)
    } else if let key = node["wrapper"]?.text {
      kind = .wrapper(key: key)
    } else if let resource = node["dsc"]?.text {
      kind = .dsc(resource: resource, mapping: mapping(of: node))
    } else {
      report(
        Code.specMissingField,
        "a source needs one of 'scubagear', 'graph', 'cmdlet', 'within', 'wrapper' and 'dsc'",
        at: node
      )
      return nil
    }
    var carry: [String: String] = [:]
    for entry in node["carry"]?.entries ?? [] { carry[entry.key] = entry.value.text ?? "" }
    return TableSource(
      kind: kind,
      path: (node["path"]?.text ?? "").split(separator: "/").map(String.init),
      isUnlisted: node["unlisted"]?.bool ?? false,
      carry: carry,
      signature: texts(node["signature"]).map { $0.lowercased() }
    )
  }

  private func mapping(of node: YAMLNode) -> DSCMapping {
    var names: [String: [String: String]] = [:]
    for entry in node["names"]?.elements ?? [] {
      var values: [String: String] = [:]
      for value in entry["are"]?.entries ?? [] { values[value.key] = value.value.text }
      for property in texts(entry["for"]) { names[property.lowercased()] = values }
    }
    return DSCMapping(
      members: (node["map"]?.entries ?? []).compactMap { entry in
        entry.value.text.map { (entry.key.split(separator: ".").map(String.init), $0) }
      },
      constants: (node["set"]?.entries ?? []).map { ($0.key, $0.value.text ?? "") },
      names: names
    )
  }

  private func texts(_ node: YAMLNode?) -> [String] {
    guard let node else { return [] }
    return node.text.map { [$0] } ?? node.elements.compactMap(\.text)
  }
}
