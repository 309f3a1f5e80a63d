import CJSONColumns

/// Where whole rows begin and end in a document that is not one of lines.
public struct RowParts: Sendable {
  /// The parts in order.
  public let ranges: [Range<Int>]
  /// Where the description of the columns lies, which the answer of a hunting query has.
  public let schema: Range<Int>?

  /// Looks through a document for parts of about `size` bytes.
  ///
  /// JSON is an array of objects, a page of Graph with one in `value`, or the answer of a hunting
  /// query with one in `results`; records begin at `start`.
  public init(
    _ source: LineSource,
    _ layout: RowLayout,
    from start: Int = 0,
    size: Int
  ) throws(LineColumns.Failure) {
    var found: OpaquePointer?
    var separator = UInt8(ascii: ",")
    var kind = CJC_ELEMENTS
    if case .records(let byte, _) = layout {
      separator = byte
      kind = CJC_CSV
    }
    let status: cjc_status
    switch source {
    case .file(let file):
      status = unsafe cjc_split(
        file.descriptor,
        nil,
        0,
        kind,
        Int64(start),
        separator,
        Int64(size),
        &found
      )
    case .text(let bytes):
      status = unsafe bytes.withUnsafeBufferPointer { text in
        unsafe cjc_split(
          -1,
          text.baseAddress,
          text.count,
          kind,
          Int64(start),
          separator,
          Int64(size),
          &found
        )
      }
    }
    guard status == CJC_OK, let parts = unsafe found else {
      throw status == CJC_INVALID ? .invalid : .unreadable
    }
    defer { unsafe cjc_parts_destroy(parts) }
    var count = 0
    let start = unsafe cjc_parts_extents(parts, &count)
    let extents = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    ranges = extents.map(Self.range)
    let schema = unsafe Self.range(cjc_parts_schema(parts))
    self.schema = schema.isEmpty ? nil : schema
  }

  private static func range(_ extent: cjc_extent) -> Range<Int> {
    let begin = Int(extent.begin)
    return begin..<max(begin, Int(extent.end))
  }
}
