import CJSONColumns
public import Tables

/// Reads JSON objects or records of fields into columns: only the members that are asked for,
/// without an allocation a row.
public struct LineColumns: Sendable {
  /// Converts the JSON text of a value, or the text of a field, that is not written as its column's
  /// type is.
  public typealias Conversion = @Sendable (_ text: Span<UInt8>, _ type: ScalarType) -> ScalarValue

  /// Why rows could not be read.
  public enum Failure: Error, Sendable {
    /// A row is not what it should be, or not in UTF-8.
    case invalid
    /// The file cannot be read, or there is no memory.
    case unreadable
  }

  /// Rows, and the members that were met and are no columns.
  public struct Part: Sendable {
    /// The rows.
    public let batch: Batch
    /// The names of the members that nobody asked for.
    public let others: [String]
  }

  private let fields: [Schema.Field]
  private let layout: RowLayout
  private let convert: Conversion
  private let names: ContiguousArray<UInt8>
  private let lengths: [Int]
  private let types: [UInt8]
  /// For each field of a record the position of its name.
  private let places: [Int]

  /// Reads the members named as `fields`, whose names differ.
  public init(
    _ fields: [Schema.Field],
    _ layout: RowLayout = .lines,
    convert: @escaping Conversion
  ) {
    self.fields = fields
    self.layout = layout
    self.convert = convert
    var all = fields.map(\.name)
    var places: [Int] = []
    if case .records(_, let header) = layout {
      var known = Dictionary(all.enumerated().map { ($1, $0) }) { first, _ in first }
      for name in header {
        if known[name] == nil {
          known[name] = all.count
          all.append(name)
        }
        places.append(known[name] ?? 0)
      }
    }
    self.places = places
    var names = ContiguousArray<UInt8>()
    for name in all { names.append(contentsOf: name.utf8) }
    self.names = names
    lengths = all.map(\.utf8.count)
    let own = fields.map { Self.type(of: $0.type) }
    types = (own + all.dropFirst(fields.count).map { _ in CJC_KNOWN }).map {
      UInt8(truncatingIfNeeded: $0.rawValue)
    }
  }

  /// The rows of a part of a text: of the lines that begin in it, or of whole rows.
  public func read(_ source: LineSource, _ range: Range<Int>) throws(Failure) -> Part {
    let reader = try LineReader(names, lengths, types, layout, fields: places, wantsKinds: false)
    try reader.read(source, range)
    let count = reader.count
    var columns: [Column] = []
    let odds = reader.odds()
    for (index, field) in fields.enumerated() {
      columns.append(column(field.type, index, reader, odds[index] ?? []))
    }
    return Part(
      batch: Batch(columns: columns, count: count),
      others: reader.members().dropFirst(fields.count).map(\.name)
    )
  }

  private static func type(of type: ScalarType) -> cjc_type {
    switch type {
    case .bool: CJC_BOOL
    case .int: CJC_INT
    case .long: CJC_LONG
    case .real: CJC_REAL
    case .datetime: CJC_DATETIME
    case .string: CJC_STRING
    case .dynamic: CJC_JSON
    case .decimal, .guid, .timespan: CJC_OTHER
    }
  }

  private func column(
    _ type: ScalarType,
    _ index: Int,
    _ reader: LineReader,
    _ odds: [LineReader.Odd]
  ) -> Column {
    switch type {
    case .string: return .string(strings(index, reader, odds))
    case .dynamic: return .dynamic(dynamics(index, reader))
    case .bool: return .bool(fixed(index, reader, odds, { $0 != 0 }, { $0.boolValue }))
    case .int:
      return .int(fixed(index, reader, odds, { Int32(truncatingIfNeeded: $0) }, { $0.intValue }))
    case .long: return .long(fixed(index, reader, odds, { $0 }, { $0.longValue }))
    case .datetime: return .datetime(fixed(index, reader, odds, { $0 }, { $0.datetimeValue }))
    case .real:
      return .real(
        fixed(index, reader, odds, { Double(bitPattern: UInt64(bitPattern: $0)) }, { $0.realValue })
      )
    case .decimal, .guid, .timespan: return careful(type, reader.count, reader, odds)
    }
  }

  private func fixed<Element>(
    _ index: Int,
    _ reader: LineReader,
    _ odds: [LineReader.Odd],
    _ read: (Int64) -> Element,
    _ value: (ScalarValue) -> Element?
  ) -> FixedWidth<Element> {
    var (values, validity) = reader.fixed(index, read)
    guard !odds.isEmpty, var mask = validity else { return FixedWidth(values, validity: validity) }
    let type = fields[index].type
    for odd in odds {
      guard let found = value(convert(reader.text(of: odd).span, type)) else { continue }
      values[odd.row] = found
      mask[odd.row] = true
    }
    validity = mask.contains(false) ? mask : nil
    return FixedWidth(values, validity: validity)
  }

  private func strings(
    _ index: Int,
    _ reader: LineReader,
    _ odds: [LineReader.Odd]
  ) -> StringColumn {
    var (bytes, ranges) = reader.texts(index)
    for odd in odds {
      guard case .string(let text) = convert(reader.text(of: odd).span, .string) else { continue }
      ranges[odd.row] = ByteRange(offset: bytes.count, count: text.utf8.count)
      bytes.append(contentsOf: text.utf8)
    }
    return StringColumn(rows: ByteRanges(bytes: bytes, ranges: ranges))
  }

  private func dynamics(_ index: Int, _ reader: LineReader) -> DynamicColumn {
    let (bytes, ranges) = reader.texts(index)
    var builder = DynamicBuilder(capacity: ranges.count)
    for range in ranges {
      if range.count > 0 { append(bytes, range, to: &builder) }
      builder.endRow()
    }
    return builder.finish()
  }

  private func append(
    _ bytes: ContiguousArray<UInt8>,
    _ range: ByteRange,
    to builder: inout DynamicBuilder
  ) {
    let text = bytes.span.extracting(range.range)
    guard case .records = layout else {
      // What is no JSON within a row that is one cannot be told here, and is null.
      _ = DynamicJSON.parse(text, into: &builder.bytes)
      return
    }
    // A field holds a list or an object as JSON, or else it is text.
    let start = builder.bytes.count
    if text[0] == UInt8(ascii: "{") || text[0] == UInt8(ascii: "["),
      DynamicJSON.parse(text, into: &builder.bytes)
    {
      return
    }
    builder.bytes.removeLast(builder.bytes.count - start)
    DynamicEncoding.appendText(.string, bytes[range.range], to: &builder.bytes)
  }

  private func careful(
    _ type: ScalarType,
    _ count: Int,
    _ reader: LineReader,
    _ odds: [LineReader.Odd]
  ) -> Column {
    var builder = ColumnBuilder(type, capacity: count)
    var next = 0
    for row in 0..<count {
      var value = ScalarValue.null(type)
      while next < odds.count, odds[next].row == row {
        value = convert(reader.text(of: odds[next]).span, type)
        next += 1
      }
      builder.append(value)
    }
    return builder.finish()
  }
}

extension ScalarValue {
  fileprivate var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }
  fileprivate var intValue: Int32? { if case .int(let value) = self { value } else { nil } }
  fileprivate var longValue: Int64? { if case .long(let value) = self { value } else { nil } }
  fileprivate var realValue: Double? { if case .real(let value) = self { value } else { nil } }
  fileprivate var datetimeValue: Int64? {
    if case .datetime(let value) = self { value } else { nil }
  }
}
