import Tables

/// What `tostring` prints, and how it is read back.
extension Column {
  /// The text of every row; empty for null.
  var texts: StringColumn {
    switch self {
    case .string(let column): column
    case .bool(let column): column.texts { $0 ? "True" : "False" }
    case .int(let column): column.texts { String($0) }
    case .long(let column): column.texts { String($0) }
    case .real(let column): column.texts { RealText.text($0) }
    case .decimal(let column): column.texts { $0.description }
    case .datetime(let column): column.texts { Ticks.text(datetime: $0) }
    case .timespan(let column): column.texts { Ticks.text(timespan: $0) }
    case .guid(let column): column.texts { $0.description }
    case .dynamic(let column): column.texts
    }
  }
}

extension FixedWidth {
  fileprivate func texts(_ text: (Element) -> String) -> StringColumn {
    let stored = isConstant ? min(count, 1) : count
    var builder = StringBuilder(capacity: stored)
    for row in 0..<stored {
      if isValid(row) { builder.write(text(at(row))) }
      builder.endRow()
    }
    let column = builder.finish()
    return isConstant && count > 0 ? column.repeated(count) : column
  }
}

extension DynamicColumn {
  /// The text of every row: strings without quotes, arrays and bags as JSON, empty for null.
  var texts: StringColumn {
    let stored = isConstant ? min(count, 1) : count
    var builder = StringBuilder(capacity: stored)
    var scratch = ContiguousArray<UInt8>()
    for row in 0..<stored {
      DynamicText.write(rows.bytes, rows.range(at: row), to: &builder, scratch: &scratch)
      builder.endRow()
    }
    let column = builder.finish()
    return isConstant && count > 0 ? column.repeated(count) : column
  }
}

/// The text of one dynamic value.
enum DynamicText {
  /// Writes a value's text.
  static func write(
    _ bytes: ContiguousArray<UInt8>,
    _ range: ByteRange,
    to builder: inout StringBuilder,
    scratch: inout ContiguousArray<UInt8>
  ) {
    switch DynamicEncoding.tag(bytes, range) {
    case .null: break
    case .string:
      builder.write(utf8: bytes.span.extracting(DynamicEncoding.text(bytes, range).range))
    default:
      scratch.removeAll(keepingCapacity: true)
      DynamicJSON.write(bytes, range, into: &scratch)
      let isQuoted = scratch.first == UInt8(ascii: "\"")
      let text = scratch.span
      builder.write(utf8: isQuoted ? text.extracting(1..<(text.count - 1)) : text)
    }
  }

  /// A value's text.
  static func text(_ bytes: ContiguousArray<UInt8>, _ range: ByteRange) -> String {
    var builder = StringBuilder()
    var scratch = ContiguousArray<UInt8>()
    write(bytes, range, to: &builder, scratch: &scratch)
    builder.endRow()
    return builder.finish()[0]
  }
}

extension String {
  /// The text of UTF-8 bytes.
  init(_ span: Span<UInt8>) {
    self = unsafe span.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
