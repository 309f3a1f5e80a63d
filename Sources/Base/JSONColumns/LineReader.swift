import CJSONColumns
import Tables

/// The C reader and what it has read; used by one thread at a time.
///
/// The pointer is its own.
@safe final class LineReader {
  /// A value that is to be converted with care.
  struct Odd {
    let row: Int
    let offset: Int
    let count: Int
  }

  private let reader: OpaquePointer

  init(
    _ names: ContiguousArray<UInt8>,
    _ lengths: [Int],
    _ types: [UInt8],
    _ layout: RowLayout,
    fields: [Int] = [],
    wantsKinds: Bool
  ) throws(LineColumns.Failure) {
    let sizes = lengths.map { UInt($0) }
    let made = unsafe names.withUnsafeBufferPointer { names in
      unsafe sizes.withUnsafeBufferPointer { sizes in
        unsafe types.withUnsafeBufferPointer { types in
          unsafe cjc_create(
            names.baseAddress,
            sizes.baseAddress,
            types.baseAddress,
            types.count,
            wantsKinds ? 1 : 0
          )
        }
      }
    }
    guard let made = unsafe made else { throw .unreadable }
    unsafe reader = made
    switch layout {
    case .lines: break
    case .elements: unsafe cjc_set_layout(made, CJC_ELEMENTS, 0, nil, 0)
    case .records(let separator, _):
      let places = fields.map { UInt($0) }
      unsafe places.withUnsafeBufferPointer { places in
        unsafe cjc_set_layout(made, CJC_CSV, separator, places.baseAddress, places.count)
      }
    }
  }

  deinit { unsafe cjc_destroy(reader) }

  /// Reads a part of a text: the lines that begin in it, or whole rows.
  func read(_ source: LineSource, _ range: Range<Int>) throws(LineColumns.Failure) {
    let status: cjc_status
    switch source {
    case .file(let file):
      status = unsafe cjc_read_file(
        reader,
        file.descriptor,
        Int64(range.lowerBound),
        Int64(range.upperBound)
      )
    case .text(let bytes):
      status = unsafe bytes.withUnsafeBufferPointer { text in
        unsafe cjc_read_text(
          reader,
          text.baseAddress,
          text.count,
          range.lowerBound,
          range.upperBound
        )
      }
    }
    switch status {
    case CJC_OK: return
    case CJC_INVALID: throw .invalid
    default: throw .unreadable
    }
  }

  /// How many rows there are.
  var count: Int { unsafe Int(cjc_rows(reader)) }

  /// The values of a column of fixed width, and which rows have one.
  func fixed<Element>(
    _ index: Int,
    _ read: (Int64) -> Element
  ) -> (ContiguousArray<Element>, ContiguousArray<Bool>?) {
    let count = count
    let values = unsafe UnsafeBufferPointer(start: cjc_values(reader, index), count: count)
    let copied = unsafe ContiguousArray<Element>(unsafeUninitializedCapacity: count) { room, used in
      for row in 0..<count { unsafe room.initializeElement(at: row, to: read(values[row])) }
      used = count
    }
    guard let mask = unsafe cjc_validity(reader, index) else { return (copied, nil) }
    let flags = unsafe UnsafeBufferPointer(start: mask, count: count)
    let validity = unsafe ContiguousArray<Bool>(unsafeUninitializedCapacity: count) { room, used in
      for row in 0..<count { unsafe room.initializeElement(at: row, to: flags[row] != 0) }
      used = count
    }
    return (copied, validity)
  }

  /// The bytes of a column of texts, and where the rows lie.
  func texts(_ index: Int) -> (ContiguousArray<UInt8>, ContiguousArray<ByteRange>) {
    var size = 0
    let start = unsafe cjc_bytes(reader, index, &size)
    let bytes = unsafe ContiguousArray(UnsafeBufferPointer(start: start, count: size))
    let count = count
    let ranges = unsafe UnsafeBufferPointer(start: cjc_ranges(reader, index), count: count)
    let rows = unsafe ContiguousArray<ByteRange>(unsafeUninitializedCapacity: count) { room, used in
      for row in 0..<count {
        let range = unsafe ranges[row]
        let found = ByteRange(offset: range.offset, count: range.count)
        unsafe room.initializeElement(at: row, to: found)
      }
      used = count
    }
    return (bytes, rows)
  }

  /// The odd values by column, in the order of the rows.
  func odds() -> [Int: [Odd]] {
    var count = 0
    let start = unsafe cjc_odds(reader, &count)
    var found: [Int: [Odd]] = [:]
    let all = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    for odd in all {
      found[Int(odd.column), default: []].append(
        Odd(row: Int(odd.row), offset: odd.text.offset, count: odd.text.count)
      )
    }
    return found
  }

  /// The text of an odd value.
  func text(of odd: Odd) -> ContiguousArray<UInt8> {
    var count = 0
    let start = unsafe cjc_odd_bytes(reader, &count)
    guard odd.offset >= 0, odd.count >= 0, odd.offset + odd.count <= count else { return [] }
    let all = unsafe UnsafeBufferPointer(start: start, count: count)
    return unsafe ContiguousArray(all[odd.offset..<odd.offset + odd.count])
  }

  /// The members that there are, those asked for first, with the kinds of their values.
  func members() -> [(name: String, kinds: UInt32)] {
    unsafe (0..<cjc_members(reader)).map { index in
      var count = 0
      let start = unsafe cjc_member_name(reader, index, &count)
      let name = unsafe UnsafeBufferPointer(start: start, count: count)
      return unsafe (String(decoding: name, as: UTF8.self), cjc_member_kinds(reader, index))
    }
  }
}
