import KQLPlan
import Tables

/// Takes dynamic values apart into rows.
struct Expander: Sendable {
  private struct Item: Sendable {
    let expression: Evaluator
    let output: Int
    let type: ScalarType
  }

  private let items: [Item]
  private let indexColumn: Int?
  private let limit: Int
  private let bagsAsArrays: Bool
  private let columnCount: Int

  init(_ plan: ExpandPlan, _ run: Run) throws {
    items = try plan.items.map { item in
      Item(expression: try run.prepare(item.expression), output: item.output, type: item.type)
    }
    indexColumn = plan.indexColumn
    limit = max(0, plan.limit ?? .max)
    bagsAsArrays = plan.bagsAsArrays
    columnCount = plan.schema.count
  }

  /// The values of all items for the rows of a batch.
  func values(_ batch: Batch) throws -> [DynamicColumn] {
    try items.map { try $0.expression.evaluate(batch).asDynamicColumn }
  }

  /// How many rows each row of a batch becomes.
  func lengths(_ values: [DynamicColumn], count: Int) -> ContiguousArray<Int> {
    var lengths = ContiguousArray<Int>(repeating: 0, count: count)
    for column in values {
      let bytes = column.rows.bytes
      for row in 0..<count {
        // A value that is no container, null too, is its own only element.
        let length = DynamicEncoding.count(bytes, column.rows.range(at: row)) ?? 1
        lengths[row] = max(lengths[row], length)
      }
    }
    if limit < .max { for row in 0..<count { lengths[row] = min(lengths[row], limit) } }
    return lengths
  }

  /// The rows that some rows of a batch become.
  func expand(
    _ batch: Batch,
    _ values: [DynamicColumn],
    rows: Range<Int>,
    lengths: ContiguousArray<Int>
  ) -> Batch {
    var origins = ContiguousArray<Int>()
    origins.reserveCapacity(rows.reduce(0) { $0 + lengths[$1] })
    for row in rows { origins.append(contentsOf: repeatElement(row, count: lengths[row])) }
    var columns = (0..<columnCount).map { index in
      index < batch.columns.count ? nil : Column(nulls: origins.count, of: .dynamic)
    }
    for (item, value) in Swift.zip(items, values) {
      columns[item.output] =
        numbers(of: value, item.type, rows: rows, lengths: lengths)
        ?? elements(of: value, rows: rows, lengths: lengths).cast(to: item.type)
    }
    if let indexColumn {
      var positions = ContiguousArray<Int64>()
      for row in rows { for position in 0..<lengths[row] { positions.append(Int64(position)) } }
      columns[indexColumn] = .long(FixedWidth(positions))
    }
    let output = columns.enumerated().map { index, column in
      column ?? batch.columns[index].gather(origins)
    }
    return Batch(columns: output, count: origins.count)
  }

  /// The elements of rows that are arrays of nothing but values of a type, as many as are wanted.
  private func numbers(
    of column: DynamicColumn,
    _ type: ScalarType,
    rows: Range<Int>,
    lengths: ContiguousArray<Int>
  ) -> Column? {
    let tag: DynamicEncoding.Tag
    switch type {
    case .long: tag = .long
    case .real: tag = .real
    case .datetime: tag = .datetime
    case .timespan: tag = .timespan
    default: return nil
    }
    var values = ContiguousArray<Int64>()
    values.reserveCapacity(rows.reduce(0) { $0 + lengths[$1] })
    for row in rows {
      let end = values.count + lengths[row]
      guard
        DynamicEncoding.appendPayloads(
          column.rows.bytes,
          column.rows.range(at: row),
          tag,
          limit: lengths[row],
          to: &values
        ), values.count == end
      else { return nil }
    }
    switch type {
    case .long: return .long(FixedWidth(values))
    case .datetime: return .datetime(FixedWidth(values))
    case .timespan: return .timespan(FixedWidth(values))
    default: return .real(FixedWidth(values).map { Double(bitPattern: UInt64(bitPattern: $0)) })
    }
  }

  /// The elements of rows, nulls where a row has too few.
  private func elements(
    of column: DynamicColumn,
    rows: Range<Int>,
    lengths: ContiguousArray<Int>
  ) -> DynamicColumn {
    let bytes = column.rows.bytes
    let hasBag = rows.contains {
      DynamicEncoding.tag(bytes, column.rows.range(at: $0)) == .bag
    }
    if hasBag { return copiedElements(of: column, rows: rows, lengths: lengths) }
    var ranges = ContiguousArray<ByteRange>()
    for row in rows {
      let range = column.rows.range(at: row)
      let end = ranges.count + lengths[row]
      if DynamicEncoding.tag(bytes, range) == .array {
        DynamicEncoding.forEachElement(of: bytes, range) {
          if ranges.count < end { ranges.append($0) }
        }
      } else if ranges.count < end {
        ranges.append(range)
      }
      while ranges.count < end { ranges.append(.empty) }
    }
    return DynamicColumn(rows: ByteRanges(bytes: bytes, ranges: ranges))
  }

  /// The elements of rows some of which are bags, whose properties have to be written anew.
  private func copiedElements(
    of column: DynamicColumn,
    rows: Range<Int>,
    lengths: ContiguousArray<Int>
  ) -> DynamicColumn {
    let bytes = column.rows.bytes
    var builder = DynamicBuilder()
    for row in rows {
      let range = column.rows.range(at: row)
      let end = builder.count + lengths[row]
      switch DynamicEncoding.tag(bytes, range) {
      case .array:
        DynamicEncoding.forEachElement(of: bytes, range) {
          if builder.count < end { builder.append(encoded: bytes, $0) }
        }
      case .bag:
        DynamicEncoding.forEachProperty(of: bytes, range) { key, value in
          if builder.count < end { append(bytes, key, value, to: &builder) }
        }
      default:
        if builder.count < end { builder.append(encoded: bytes, range) }
      }
      while builder.count < end { builder.appendNull() }
    }
    return builder.finish()
  }

  private func append(
    _ bytes: ContiguousArray<UInt8>,
    _ key: ByteRange,
    _ value: ByteRange,
    to builder: inout DynamicBuilder
  ) {
    let start = DynamicEncoding.beginContainer(bagsAsArrays ? .array : .bag, to: &builder.bytes)
    if bagsAsArrays {
      DynamicEncoding.appendText(.string, bytes[key.range], to: &builder.bytes)
    } else {
      DynamicEncoding.appendKey(bytes[key.range], to: &builder.bytes)
    }
    if value.count == 0 {
      builder.bytes.append(DynamicEncoding.Tag.null.rawValue)
    } else {
      builder.bytes.append(contentsOf: bytes[value.range])
    }
    DynamicEncoding.endContainer(at: start, count: bagsAsArrays ? 2 : 1, in: &builder.bytes)
    builder.endRow()
  }
}

extension Column {
  /// The values as dynamic ones.
  var asDynamicColumn: DynamicColumn {
    if case .dynamic(let column) = self { return column }
    if isConstant, count > 0 {
      return DynamicColumn(constant: value(at: 0).asDynamic, count: count)
    }
    var builder = DynamicBuilder(capacity: count)
    for row in 0..<count { builder.append(value(at: row).asDynamic) }
    return builder.finish()
  }
}

extension DynamicColumn {
  /// The values as scalars of a type; a value of another kind is a null.
  func cast(to type: ScalarType) -> Column {
    switch type {
    case .dynamic: return .dynamic(self)
    case .long:
      var builder = FixedBuilder<Int64>(nullValue: 0, capacity: count)
      for row in 0..<count {
        let range = rows.range(at: row)
        if DynamicEncoding.tag(rows.bytes, range) == .long {
          builder.append(Int64(bitPattern: DynamicEncoding.payload(rows.bytes, range)))
        } else if case .long(let value) = self[row].cast(to: .long) {
          builder.append(value)
        } else {
          builder.appendNull()
        }
      }
      return .long(builder.finish())
    case .string: return .string(castToString())
    default:
      var builder = ColumnBuilder(type, capacity: count)
      for row in 0..<count { builder.append(self[row].cast(to: type)) }
      return builder.finish()
    }
  }

  private func castToString() -> StringColumn {
    let bytes = rows.bytes
    var isPlain = true
    var ranges = ContiguousArray<ByteRange>()
    ranges.reserveCapacity(count)
    for row in 0..<count {
      let range = rows.range(at: row)
      switch DynamicEncoding.tag(bytes, range) {
      case .string: ranges.append(DynamicEncoding.text(bytes, range))
      case .null: ranges.append(.empty)
      default: isPlain = false
      }
    }
    if isPlain { return StringColumn(rows: ByteRanges(bytes: bytes, ranges: ranges)) }
    return StringColumn((0..<count).map { text(at: $0) })
  }
}
