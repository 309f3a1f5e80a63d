import Compression
import Diagnostics
import Documents
import Tables

/// The rows of one file of events, before they are columns.
struct EventRows {
  /// A cell: a JSON value, or the text of a CSV field.
  enum Cell {
    case json(JSONNode)
    case text(String)
  }

  /// The columns in the order they are first seen.
  var names: [String] = []
  /// The types that the file itself declares.
  var types: [String: ScalarType] = [:]
  /// The rows; each as wide as the names that were known when it was read, nil where it has none.
  var rows: [[Cell?]] = []
  private var positions: [String: Int] = [:]

  /// The position of a column, added when it is new.
  mutating func position(of name: String) -> Int {
    if let known = positions[name] { return known }
    positions[name] = names.count
    names.append(name)
    return names.count - 1
  }
}

/// One file of events: recognised by its content.
struct EventFile {
  let name: String
  let bytes: ContiguousArray<UInt8>

  init(_ file: FoundFile) throws(EvidenceError) {
    name = file.name
    let raw = try InputFiles.bytes(of: file)
    do throws(Diagnostic) {
      bytes = try EventFile.text(raw, named: file.name)
    } catch {
      throw EvidenceError(.invalid, [error])
    }
  }

  /// The UTF-8 text of a file that may be compressed.
  private static func text(
    _ raw: [UInt8],
    named name: String
  ) throws(Diagnostic) -> ContiguousArray<UInt8> {
    guard raw.count > 2, raw[0] == 0x1F, raw[1] == 0x8B else {
      return try DocumentEncoding.utf8(from: raw.span, named: name)
    }
    do {
      let plain = try CompressionFormat.gzip.decompress(raw.span, limit: 8 << 30)
      return try DocumentEncoding.utf8(from: plain.span, named: name)
    } catch let error as CompressionError {
      throw error.diagnostic(in: name)
    } catch let error as Diagnostic {
      throw error
    } catch {
      throw Diagnostic(Code.unreadable, "the file cannot be unpacked", in: name)
    }
  }

  /// The rows.
  func rows() throws(EvidenceError) -> EventRows {
    let first = bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    do throws(Diagnostic) {
      switch first {
      case nil: throw Diagnostic(Code.nothingRecognised, "the file is empty", in: name)
      case UInt8(ascii: "{"): return try linesOrDocument()
      case UInt8(ascii: "["): return try document()
      default: return try CSVRows(bytes, named: name).rows()
      }
    } catch {
      throw EvidenceError(.invalid, [error])
    }
  }

  /// Lines of objects, or one object over several lines.
  private func linesOrDocument() throws(Diagnostic) -> EventRows {
    var rows = EventRows()
    var start = 0
    var line = 1
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let span = bytes.span.extracting(start..<end)
      if !isBlank(span) {
        do throws(Diagnostic) {
          let node = try JSONDocument(span, named: name).root
          if rows.rows.isEmpty,
            end >= bytes.count || node["value"] != nil || node["results"] != nil,
            isBlank(bytes.span.extracting(min(end + 1, bytes.count)..<bytes.count))
          {
            return try document()
          }
          add(node, to: &rows)
        } catch {
          // An object over several lines does not end with its first one.
          if rows.rows.isEmpty { return try document() }
          throw Diagnostic(
            error.code,
            "line \(line): " + error.message,
            in: name,
            at: .whole,
            hints: error.hints
          )
        }
      }
      start = end + 1
      line += 1
    }
    return rows
  }

  private func isBlank(_ span: Span<UInt8>) -> Bool {
    for index in 0..<span.count where span[index] > 0x20 { return false }
    return true
  }

  /// One document: an array, a Graph page, the answer of a hunting query, or one object.
  private func document() throws(Diagnostic) -> EventRows {
    let root = try JSONDocument(bytes.span, named: name).root
    var rows = EventRows()
    if let schema = root[ignoringCase: "schema"], let results = root[ignoringCase: "results"] {
      for field in EventFile.declared(schema) {
        _ = rows.position(of: field.name)
        rows.types[field.name] = field.type
      }
      for node in results.elements { add(node, to: &rows) }
      return rows
    }
    let list = root.kind == .array ? root : root["value"] ?? root
    if list.kind == .array {
      for node in list.elements { add(node, to: &rows) }
    } else {
      add(list, to: &rows)
    }
    return rows
  }

  /// The columns that a hunting query's answer describes; of two of one name the first counts.
  static func declared(_ schema: JSONNode) -> [Schema.Field] {
    var fields: [Schema.Field] = []
    var known: Set<String> = []
    for column in schema.elements {
      guard let name = column[ignoringCase: "name"]?.string, known.insert(name).inserted else {
        continue
      }
      let written = column[ignoringCase: "type"]?.string
      fields.append(.init(name, written.flatMap { EventFile.type(named: $0) } ?? .dynamic))
    }
    return fields
  }

  /// The type that a hunting query's answer names; source: Graph resource `singlePropertySchema`.
  private static func type(named name: String) -> ScalarType? {
    switch name.lowercased() {
    case "string": .string
    case "datetime", "datetimeoffset": .datetime
    case "int64", "long": .long
    case "int32", "int", "int16": .int
    case "sbyte", "boolean", "bool": .bool
    case "double", "single", "real": .real
    case "guid": .guid
    case "timespan": .timespan
    case "object", "dynamic": .dynamic
    default: ScalarType(name: name)
    }
  }

  private func add(_ node: JSONNode, to rows: inout EventRows) {
    var row = [EventRows.Cell?](repeating: nil, count: rows.names.count)
    for member in node.members {
      let position = rows.position(of: member.key)
      while row.count <= position { row.append(nil) }
      row[position] = .json(member.value)
    }
    rows.rows.append(row)
  }
}
