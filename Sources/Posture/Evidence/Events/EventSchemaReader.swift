import Diagnostics
import Documents
import Tables

/// Reads descriptions of tables of events: files such as those of `Controls/Tables/Events`, and
/// JSON lists of tables with their columns.
struct EventSchemaReader {
  /// What is wrong with the file.
  private(set) var problems: [Diagnostic] = []
  private let file: String

  init(file: String) { self.file = file }

  /// The tables and functions that the file describes.
  mutating func read(_ bytes: Span<UInt8>) -> [EventSchema] {
    var position = 0
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    let isJSON =
      position < bytes.count
      && (bytes[position] == UInt8(ascii: "[") || bytes[position] == UInt8(ascii: "{"))
    do throws(Diagnostic) {
      if isJSON { return schemas(in: try JSONDocument(bytes, named: file).root) }
      return try YAMLReader.documents(bytes, named: file).compactMap { schema(in: $0) }
    } catch {
      problems.append(error)
      return []
    }
  }

  /// The table or function that a bundled text describes.
  mutating func read(_ text: String, packed: PackedYAML?) -> EventSchema? {
    do throws(Diagnostic) {
      return schema(in: try YAMLReader.document(text, named: file, packed: packed))
    } catch {
      problems.append(error)
      return nil
    }
  }

  private mutating func schema(in node: YAMLNode) -> EventSchema? {
    let known: Set<String> = ["table", "function", "about", "product", "takes", "keys", "columns"]
    for entry in node.entries where !known.contains(entry.key) {
      problems.append(
        Diagnostic(
          Code.specUnknownField,
          "there is no field '\(entry.key)' in a description of events",
          in: file,
          at: .position(entry.keyNode.position),
          hints: nearMissHints(for: entry.key, among: known.sorted())
        )
      )
    }
    let isFunction = node["function"] != nil
    guard let name = node["table"]?.text ?? node["function"]?.text, !name.isEmpty else {
      problems.append(
        Diagnostic(
          Code.specMissingField,
          "a description of events needs the field 'table'",
          in: file,
          at: .position(node.position)
        )
      )
      return nil
    }
    var fields: [Schema.Field] = []
    for entry in node["columns"]?.entries ?? [] {
      let type = entry.value.text ?? ""
      add(entry.key, type, to: &fields, at: .position(entry.value.position))
    }
    let schema = Schema(fields)
    let function = ServiceFunction(
      name: name,
      takesRows: node["takes"]?.text == "rows",
      keys: node["keys"]?.elements.compactMap(\.text) ?? [],
      schema: schema
    )
    return EventSchema(
      name: name,
      about: node["about"]?.text,
      product: node["product"]?.text,
      schema: schema,
      function: isFunction ? function : nil
    )
  }

  /// `[{"table", "columns": [{"name", "type"}]}]`, the same under `tables`, or one such object.
  private mutating func schemas(in root: JSONNode) -> [EventSchema] {
    let list = root.kind == .array ? root : root["tables"] ?? root
    let nodes = list.kind == .array ? Array(list.elements) : [list]
    var schemas: [EventSchema] = []
    for (index, node) in nodes.enumerated() {
      guard let name = node["table"]?.string ?? node["name"]?.string, !name.isEmpty else {
        problems.append(
          Diagnostic(
            Code.specMissingField,
            "a described table needs the member 'table'",
            in: file,
            at: .pointer("/\(index)")
          )
        )
        continue
      }
      var fields: [Schema.Field] = []
      for (position, column) in (node["columns"]?.elements.map { $0 } ?? []).enumerated() {
        let place = Diagnostic.Place.pointer("/\(index)/columns/\(position)")
        let columnName = column[ignoringCase: "name"]?.string ?? ""
        add(columnName, column[ignoringCase: "type"]?.string ?? "", to: &fields, at: place)
      }
      schemas.append(
        EventSchema(
          name: name,
          about: node["about"]?.string,
          product: node["product"]?.string,
          schema: Schema(fields),
          function: nil
        )
      )
    }
    return schemas
  }

  private mutating func add(
    _ name: String,
    _ typeName: String,
    to fields: inout [Schema.Field],
    at place: Diagnostic.Place
  ) {
    guard !name.isEmpty, !fields.contains(where: { $0.name == name }) else {
      problems.append(
        Diagnostic(
          Code.specDuplicateColumn,
          name.isEmpty ? "a column needs a name" : "the column '\(name)' is there already",
          in: file,
          at: place
        )
      )
      return
    }
    guard let type = ScalarType(name: typeName) else {
      problems.append(
        Diagnostic(
          Code.specUnknownType,
          "there is no type '\(typeName)' for the column '\(name)'",
          in: file,
          at: place,
          hints: nearMissHints(for: typeName, among: ScalarType.allCases.map(\.rawValue))
        )
      )
      return
    }
    fields.append(.init(name, type))
  }
}
