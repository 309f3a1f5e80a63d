import Diagnostics
import Documents
import Tables

/// Makes columns out of the objects of one table.
struct ColumnReader {
  let table: TableSpec
  /// Which column a member of an object belongs to.
  let keys: KeyMap
  let rows: [Row]
  let paths: [String]
  /// What could not be read, in order of column and row.
  private(set) var problems: [Problem] = []
  /// The columns whose property some row has.
  private(set) var present: Set<Int> = []

  /// Something that could not be read, and the column that it is of.
  struct Problem: Sendable {
    var column: Int
    var diagnostic: Diagnostic

    /// The first of what was found in several parts of a table, in order of column and row.
    static func first(of parts: [[Problem]]) -> [Problem] {
      let all = parts.flatMap(\.self).enumerated().sorted {
        ($0.element.column, $0.offset) < ($1.element.column, $1.offset)
      }
      return all.prefix(problemLimit).map(\.element)
    }
  }

  private static let problemLimit = 50
  private var column = 0

  init(table: TableSpec, keys: KeyMap, rows: [Row], paths: [String]) {
    self.table = table
    self.keys = keys
    self.rows = rows
    self.paths = paths
  }

  /// The wanted columns, in their order.
  mutating func columns(_ wanted: [Int]) -> [Column] {
    let found = values(of: wanted)
    return wanted.enumerated().map { offset, column in
      let field = table.schema.fields[column]
      self.column = column
      switch column - (table.schema.count - TableSpec.commonFields.count) {
      case 0: return origins()
      case 1: return raw()
      default:
        let width = wanted.count
        let nodes = rows.indices.map { found[$0 * width + offset] }
        // Of a part of many rows, what is nowhere should take no room.
        if nodes.contains(where: { $0 != nil }) || keyedColumn == field.name {
          present.insert(column)
        } else if rows.first?.isOfPart == true {
          return Column(nulls: rows.count, of: field.type)
        }
        return self.column(field, at: column, of: nodes)
      }
    }
  }

  /// The values of the wanted columns, row by row.
  private func values(of wanted: [Int]) -> [JSONNode?] {
    var slots = [Int](repeating: -1, count: table.schema.count)
    for (offset, column) in wanted.enumerated() { slots[column] = offset }
    let width = wanted.count
    let carried = carried
    var found = [JSONNode?](repeating: nil, count: rows.count * width)
    var fromAlias = [Bool](repeating: false, count: width)
    for (position, row) in rows.enumerated() {
      for offset in 0..<width { fromAlias[offset] = false }
      let start = position * width
      func take(_ object: JSONNode, isInner: Bool) {
        for member in object.members {
          guard let (column, isAlias) = keys.column(of: member.keyNode) else {
            if !isInner, table.isGraph, member.key == "AdditionalProperties" {
              take(member.value, isInner: true)
            }
            continue
          }
          let offset = slots[column]
          guard offset >= 0 else { continue }
          let isTaken = found[start + offset] != nil
          // The proper name goes before an alias, the object before its additional properties.
          if isTaken && (isInner || isAlias && !fromAlias[offset]) { continue }
          found[start + offset] = member.value
          fromAlias[offset] = isAlias
        }
      }
      take(row.node, isInner: false)
      if let older = row.fallback { take(older, isInner: true) }
      guard let owner = row.owner else { continue }
      for (offset, column) in wanted.enumerated() where found[start + offset] == nil {
        guard let member = carried[table.schema.fields[column].name] else { continue }
        found[start + offset] = owner[ignoringCase: member]
      }
    }
    return found
  }

  /// The columns that are filled from the object around a row, and the members they come from.
  private var carried: [String: String] {
    table.sources.reduce(into: [:]) { all, source in
      all.merge(source.carry) { first, _ in first }
    }
  }

  /// The column that takes the member name of rows that were members of an object.
  private var keyedColumn: String? {
    for case .scubaGear(_, let keyed?, _) in table.sources.map(\.kind) { return keyed }
    return nil
  }

  private func origins() -> Column {
    var builder = StringBuilder(capacity: rows.count)
    for row in rows { builder.append("\(paths[row.file])#\(row.pointer)") }
    return .string(builder.finish())
  }

  private func raw() -> Column {
    var builder = DynamicBuilder(capacity: rows.count)
    var writer = DynamicWriter(usesGraphNames: false, isRaw: true)
    for row in rows {
      writer.write(row.exported ?? row.node, lists: nil, into: &builder.bytes)
      builder.endRow()
    }
    return .dynamic(builder.finish())
  }

  private mutating func column(_ field: Schema.Field, at index: Int, of nodes: [JSONNode?])
    -> Column
  {
    switch field.type {
    case .string: strings(field.name, names: table.enums[index], nodes)
    case .dynamic: dynamics(field.name, nodes)
    case .bool: .bool(fixed(field, false, nodes) { ScalarReading.bool($0) })
    case .long: .long(fixed(field, 0, nodes) { ScalarReading.long($0) })
    case .int:
      .int(
        fixed(field, 0, nodes) { node in
          switch ScalarReading.long(node) {
          case .value(let value): Int32(exactly: value).map { .value($0) } ?? .mismatch
          case .none: .none
          case .mismatch: .mismatch
          }
        }
      )
    case .real: .real(fixed(field, 0, nodes) { ScalarReading.real($0) })
    case .datetime: .datetime(fixed(field, 0, nodes) { ScalarReading.datetime($0) })
    case .timespan: .timespan(fixed(field, 0, nodes) { ScalarReading.timespan($0) })
    case .guid: .guid(fixed(field, GUID(high: 0, low: 0), nodes) { ScalarReading.guid($0) })
    case .decimal: .decimal(fixed(field, .zero, nodes) { ScalarReading.decimal($0) })
    }
  }

  private mutating func fixed<Element: BitwiseCopyable & Sendable & Hashable>(
    _ field: Schema.Field,
    _ nullValue: Element,
    _ nodes: [JSONNode?],
    _ read: (JSONNode) -> Reading<Element>
  ) -> FixedWidth<Element> {
    var builder = FixedBuilder(nullValue: nullValue, capacity: nodes.count)
    for (position, node) in nodes.enumerated() {
      guard let node else {
        builder.appendNull()
        continue
      }
      let plain = plainScalar(node)
      switch read(plain) {
      case .value(let value): builder.append(value)
      case .none: builder.appendNull()
      case .mismatch:
        builder.appendNull()
        report(plain, field, at: position)
      }
    }
    return builder.finish()
  }

  private mutating func strings(
    _ name: String,
    names: [Int64: String]?,
    _ nodes: [JSONNode?]
  ) -> Column {
    var builder = StringBuilder(capacity: nodes.count)
    let isKeyed = keyedColumn == name
    var last: (node: JSONNode, range: ByteRange)?
    for (position, node) in nodes.enumerated() {
      if isKeyed, let key = rows[position].name {
        builder.append(key)
        continue
      }
      guard let node else {
        builder.appendEmpty()
        continue
      }
      let plain = plainScalar(node)
      if plain.isTruncatedObject {
        builder.appendEmpty()
        report(plain, Schema.Field(name, .string), at: position)
      } else if names == nil, plain.kind == .string {
        // Neighbours often have the same text.
        if let last, last.node.hasSameText(as: plain) {
          builder.append(again: last.range)
        } else {
          _ = plain.withUTF8 { builder.write(utf8: $0) }
          last = (plain, builder.endRow())
        }
      } else {
        builder.append(ScalarReading.text(plain, names: names))
      }
    }
    return .string(builder.finish())
  }

  private mutating func dynamics(_ name: String, _ nodes: [JSONNode?]) -> Column {
    var builder = DynamicBuilder(capacity: nodes.count)
    var writer = DynamicWriter(usesGraphNames: table.isGraph)
    let lists = table.lists.members[name.lowercased()]
    for (position, node) in nodes.enumerated() {
      if let node { writer.write(node, lists: lists, into: &builder.bytes) }
      builder.endRow()
      if node == nil { continue }
      for lost in writer.truncated { addTruncated(lost, at: position) }
      if writer.isTooDeep, let node {
        add(Code.tooDeep, "the value is nested too deeply to be read", at: position, node)
      }
    }
    return .dynamic(builder.finish())
  }

  private mutating func report(_ node: JSONNode, _ field: Schema.Field, at position: Int) {
    if node.isTruncatedObject {
      addTruncated(node, at: position)
    } else {
      add(
        Code.wrongType,
        "\(node.kindName) stands where a \(field.type.rawValue) should; it counts as unknown",
        at: position,
        node
      )
    }
  }

  private mutating func addTruncated(_ node: JSONNode, at position: Int) {
    add(
      Code.truncatedObject,
      "the value was lost when the export was cut at its depth; it counts as unknown",
      at: position,
      node,
      hints: ["export again with 'ConvertTo-Json -Depth 100'"]
    )
  }

  private mutating func add(
    _ code: String,
    _ message: String,
    at position: Int,
    _ node: JSONNode,
    hints: [String] = []
  ) {
    guard problems.count < Self.problemLimit else { return }
    let diagnostic = Diagnostic(
      code,
      message,
      in: paths[rows[position].file],
      at: .pointer(rows[position].pointer(of: node)),
      severity: .warning,
      hints: hints
    )
    problems.append(Problem(column: column, diagnostic: diagnostic))
  }
}

extension JSONNode {
  /// Whether both are strings of the same bytes.
  fileprivate func hasSameText(as other: JSONNode) -> Bool {
    guard utf8Count == other.utf8Count else { return false }
    return withUTF8 { mine in
      other.withUTF8 { theirs in
        for index in 0..<mine.count where mine[index] != theirs[index] { return false }
        return true
      } ?? false
    } ?? false
  }
}
