import Documents
import JSONColumns
import Tables

/// Makes one table of the rows of its files.
struct EventColumns {
  private let parts: [EventRows]
  private let names: [String]
  private let known: [String: ScalarType]

  /// Takes the rows of the files; described columns come first and have their types.
  init(_ parts: [EventRows], described: Schema? = nil) {
    self.parts = parts
    var names = described?.fields.map(\.name) ?? []
    var seen = Set(names)
    known = Dictionary(described?.fields.map { ($0.name, $0.type) } ?? []) { first, _ in first }
    for part in parts {
      for name in part.names where seen.insert(name).inserted { names.append(name) }
    }
    self.names = names
  }

  /// The table.
  func table() -> MemoryTable {
    var fields: [Schema.Field] = []
    var columns: [Column] = []
    for name in names {
      let cells = cells(of: name)
      let type =
        known[name] ?? parts.lazy.compactMap { $0.types[name] }.first
        ?? EventTypes.common(of: cells)
      fields.append(.init(name, type))
      columns.append(EventTypes.column(cells, type))
    }
    let count = parts.reduce(0) { $0 + $1.rows.count }
    return MemoryTable(
      schema: Schema(fields),
      batches: count > 0 ? [Batch(columns: columns, count: count)] : []
    )
  }

  private func cells(of name: String) -> [EventRows.Cell?] {
    var cells: [EventRows.Cell?] = []
    for part in parts {
      guard let position = part.names.firstIndex(of: name) else {
        cells.append(contentsOf: repeatElement(nil, count: part.rows.count))
        continue
      }
      for row in part.rows { cells.append(position < row.count ? row[position] : nil) }
    }
    return cells
  }
}

/// The types of cells.
enum EventTypes {
  /// The type that all cells have; `string` where they differ, `dynamic` where one is nested.
  static func common(of cells: [EventRows.Cell?]) -> ScalarType {
    var type: ScalarType?
    for case let cell? in cells {
      guard let own = self.type(of: cell) else { continue }
      guard let known = type else {
        type = own
        continue
      }
      if known == own { continue }
      switch (known, own) {
      case (.long, .real), (.real, .long): type = .real
      case (.dynamic, _), (_, .dynamic): return .dynamic
      default: type = .string
      }
    }
    return type ?? .string
  }

  private static func type(of cell: EventRows.Cell) -> ScalarType? {
    switch cell {
    case .json(let node):
      switch node.kind {
      case .null: return nil
      case .bool: return .bool
      case .int: return .long
      case .uint, .double, .bigNumber: return .real
      case .string:
        let text = node.string ?? ""
        return text.isEmpty ? nil : isTime(text) ? .datetime : .string
      case .array, .object: return .dynamic
      }
    case .text(let text):
      if Int64(text) != nil { return .long }
      if text.utf8.first.map({ $0 < 0x3A && $0 != 0x2F }) == true, Double(text) != nil {
        return .real
      }
      if text.lowercased() == "true" || text.lowercased() == "false" { return .bool }
      return isTime(text) ? .datetime : .string
    }
  }

  private static func isTime(_ text: String) -> Bool {
    text.utf8.count >= 10 && text.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } == true
      && DateText.ticks(text) != nil
  }

  /// The cells as a column; a cell that is not of the type is null.
  static func column(_ cells: [EventRows.Cell?], _ type: ScalarType) -> Column {
    if type == .dynamic { return .dynamic(dynamics(cells)) }
    if type == .string {
      var builder = StringBuilder(capacity: cells.count)
      for cell in cells { builder.append(cell.map(text) ?? "") }
      return .string(builder.finish())
    }
    var builder = ColumnBuilder(type, capacity: cells.count)
    for cell in cells { builder.append(cell.map { value($0, type) } ?? .null(type)) }
    return builder.finish()
  }

  private static func dynamics(_ cells: [EventRows.Cell?]) -> DynamicColumn {
    var builder = DynamicBuilder(capacity: cells.count)
    var writer = DynamicWriter(usesGraphNames: false, isRaw: true)
    for cell in cells {
      switch cell {
      case .json(let node)?: writer.write(node, lists: nil, into: &builder.bytes)
      case .text(let text)?:
        DynamicEncoding.appendText(.string, text.utf8, to: &builder.bytes)
      case nil: break
      }
      builder.endRow()
    }
    return builder.finish()
  }

  private static func text(_ cell: EventRows.Cell) -> String {
    switch cell {
    case .json(let node): ScalarReading.text(node, names: nil)
    case .text(let text): text
    }
  }

  /// How a value is read that is not written as its column's type is.
  static func conversion(_ layout: RowLayout) -> LineColumns.Conversion {
    if case .records = layout { return { value(ofField: $0, $1) } }
    return { value(ofJSON: $0, $1) }
  }

  /// A value of a column out of the text of a field.
  private static func value(ofField text: Span<UInt8>, _ type: ScalarType) -> ScalarValue {
    var bytes = ContiguousArray<UInt8>()
    bytes.reserveCapacity(text.count)
    for index in text.indices { bytes.append(text[index]) }
    return value(.text(String(decoding: bytes, as: UTF8.self)), type)
  }

  /// A value of a column out of its JSON text.
  static func value(ofJSON text: Span<UInt8>, _ type: ScalarType) -> ScalarValue {
    // What is no JSON by itself, such as half of a surrogate pair, is no value.
    guard let node = try? JSONDocument(text, named: "").root else { return .null(type) }
    if type == .string { return .string(self.text(.json(node))) }
    return value(.json(node), type)
  }

  private static func value(_ cell: EventRows.Cell, _ type: ScalarType) -> ScalarValue {
    let text = text(cell)
    switch type {
    case .bool:
      if case .json(let node) = cell, let flag = node.bool { return .bool(flag) }
      switch text.lowercased() {
      case "true", "1": return .bool(true)
      case "false", "0": return .bool(false)
      default: return .null(.bool)
      }
    case .long: return Int64(text).map { .long($0) } ?? .null(.long)
    case .int: return Int32(text).map { .int($0) } ?? .null(.int)
    case .real:
      if case .json(let node) = cell, let number = node.double { return .real(number) }
      return Double(text).map { .real($0) } ?? .null(.real)
    case .datetime:
      return (DateText.ticks(text) ?? PortalTime.ticks(text)).map { .datetime($0) }
        ?? .null(.datetime)
    case .guid: return GUID(text).map { .guid($0) } ?? .null(.guid)
    case .decimal: return Decimal34(text).map { .decimal($0) } ?? .null(.decimal)
    case .timespan:
      guard case .json(let node) = cell else {
        return TimeSpanText.ticks(text).map { .timespan($0) } ?? .null(.timespan)
      }
      guard case .value(let ticks) = ScalarReading.timespan(node) else { return .null(.timespan) }
      return .timespan(ticks)
    case .string, .dynamic: return .null(type)
    }
  }
}
