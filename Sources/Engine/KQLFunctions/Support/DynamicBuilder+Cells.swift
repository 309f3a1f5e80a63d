import Tables

extension DynamicBuilder {
  /// Writes a cell of any column as (part of) the current row; a null writes nothing at the top.
  mutating func append(cell column: Column, _ row: Int) {
    if column.isValid(row) { DynamicEncoding.append(cell: column, row, to: &bytes) }
  }
}

extension DynamicEncoding {
  /// Appends a cell of any column as an element or property value.
  static func append(cell column: Column, _ row: Int, to bytes: inout ContiguousArray<UInt8>) {
    guard column.isValid(row) else {
      bytes.append(Tag.null.rawValue)
      return
    }
    switch column {
    case .bool(let column): bytes.append(column.at(row) ? Tag.true.rawValue : Tag.false.rawValue)
    case .int(let column): append(.long, UInt64(bitPattern: Int64(column.at(row))), to: &bytes)
    case .long(let column): append(.long, UInt64(bitPattern: column.at(row)), to: &bytes)
    case .real(let column): append(.real, column.at(row).bitPattern, to: &bytes)
    case .datetime(let column): append(.datetime, UInt64(bitPattern: column.at(row)), to: &bytes)
    case .timespan(let column): append(.timespan, UInt64(bitPattern: column.at(row)), to: &bytes)
    case .string(let column): column.withBytes(row) { beginText($0, to: &bytes) }
    case .dynamic(let column):
      bytes.append(contentsOf: column.rows.bytes[column.rows.range(at: row).range])
    case .decimal, .guid: encode(column.value(at: row).asDynamic, into: &bytes)
    }
  }

  /// Appends a string.
  static func beginText(_ text: Span<UInt8>, to bytes: inout ContiguousArray<UInt8>) {
    unsafe text.withUnsafeBufferPointer { unsafe appendText(.string, $0, to: &bytes) }
  }

  /// Appends an element that lies in another buffer; an empty range is null.
  static func append(
    copy range: ByteRange,
    of source: ContiguousArray<UInt8>,
    to bytes: inout ContiguousArray<UInt8>
  ) {
    if range.count == 0 {
      bytes.append(Tag.null.rawValue)
    } else {
      bytes.append(contentsOf: source[range.range])
    }
  }
}
