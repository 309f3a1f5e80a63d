import Tables

// The storage of a column whose type the binder has settled; another type is an engine bug.

extension Column {
  var bools: FixedWidth<Bool> {
    if case .bool(let column) = self { return column }
    preconditionFailure("the binder chose an overload that takes a bool here")
  }

  var ints: FixedWidth<Int32> {
    if case .int(let column) = self { return column }
    preconditionFailure("the binder chose an overload that takes an int here")
  }

  /// The 64-bit values of a long, datetime or timespan.
  var longs: FixedWidth<Int64> {
    switch self {
    case .long(let column), .datetime(let column), .timespan(let column): return column
    default: preconditionFailure("the binder chose an overload that takes 64 bits here")
    }
  }

  var reals: FixedWidth<Double> {
    if case .real(let column) = self { return column }
    preconditionFailure("the binder chose an overload that takes a real here")
  }

  var decimals: FixedWidth<Decimal34> {
    if case .decimal(let column) = self { return column }
    preconditionFailure("the binder chose an overload that takes a decimal here")
  }

  var guids: FixedWidth<GUID> {
    if case .guid(let column) = self { return column }
    preconditionFailure("the binder chose an overload that takes a guid here")
  }

  var strings: StringColumn {
    if case .string(let column) = self { return column }
    preconditionFailure("the binder chose an overload that takes a string here")
  }

  var dynamics: DynamicColumn {
    if case .dynamic(let column) = self { return column }
    preconditionFailure("the binder chose an overload that takes a dynamic here")
  }
}

extension StringColumn {
  /// Calls `body` with a row's bytes.
  @inline(__always)
  func withBytes<Result>(
    _ row: Int,
    _ body: (Span<UInt8>) throws -> Result
  ) rethrows -> Result {
    try body(rows.bytes.span.extracting(rows.range(at: row).range))
  }
}

/// Where a row of a dynamic column lies.
struct DynamicRef {
  let bytes: ContiguousArray<UInt8>
  let range: ByteRange

  var tag: DynamicEncoding.Tag { DynamicEncoding.tag(bytes, range) }
  var isNull: Bool { tag == .null }
  var value: DynamicValue { DynamicEncoding.decode(bytes, range) }

  /// The elements of an array; nil for anything else.
  var elements: [ByteRange]? {
    guard tag == .array else { return nil }
    var list: [ByteRange] = []
    DynamicEncoding.forEachElement(of: bytes, range) { list.append($0) }
    return list
  }
}

extension DynamicColumn {
  func ref(_ row: Int) -> DynamicRef { DynamicRef(bytes: rows.bytes, range: rows.range(at: row)) }
}
