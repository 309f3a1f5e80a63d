import Tables

extension DynamicBuilder {
  /// Writes an array; `body` appends elements to the bytes and returns how many.
  mutating func array(_ body: (inout ContiguousArray<UInt8>) throws -> Int) rethrows {
    let start = DynamicEncoding.beginContainer(.array, to: &bytes)
    let count = try body(&bytes)
    DynamicEncoding.endContainer(at: start, count: count, in: &bytes)
  }

  /// Writes an array of parts of another buffer; an empty range is a null.
  mutating func array(of ranges: some Sequence<ByteRange>, in source: ContiguousArray<UInt8>) {
    array { bytes in
      var count = 0
      for range in ranges {
        DynamicEncoding.append(copy: range, of: source, to: &bytes)
        count += 1
      }
      return count
    }
  }

  /// Writes a bag; `body` appends keys and values to the bytes and returns how many.
  mutating func bag(_ body: (inout ContiguousArray<UInt8>) throws -> Int) rethrows {
    let start = DynamicEncoding.beginContainer(.bag, to: &bytes)
    let count = try body(&bytes)
    DynamicEncoding.endContainer(at: start, count: count, in: &bytes)
  }

  /// Writes a tree; a null writes nothing.
  mutating func write(_ value: DynamicValue) {
    if !value.isNull { DynamicEncoding.encode(value, into: &bytes) }
  }
}

/// A dynamic value by its encoded bytes, for sets.
struct DynamicKey: Hashable {
  let bytes: ContiguousArray<UInt8>

  init(_ source: ContiguousArray<UInt8>, _ range: ByteRange) {
    bytes = ContiguousArray(source[range.range])
  }

  init(cell column: Column, _ row: Int) {
    var bytes = ContiguousArray<UInt8>()
    if column.isValid(row) { DynamicEncoding.append(cell: column, row, to: &bytes) }
    self.bytes = bytes
  }
}
