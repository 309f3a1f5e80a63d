/// Reads little-endian numbers out of pieces of a file; nil outside of them.
struct LittleEndianReader {
  private struct Piece {
    let start: Int
    let bytes: ContiguousArray<UInt8>
  }

  private let source: any RandomAccessBytes
  private var pieces: [Piece] = []

  /// Reads from a file of which nothing is loaded yet.
  init(_ source: any RandomAccessBytes) { self.source = source }

  /// How many bytes the file has.
  var count: Int { source.count }

  /// Loads a range, as far as the file has it; what is loaded last is looked at first.
  mutating func load(_ range: Range<Int>) {
    let range = range.clamped(to: 0..<count)
    guard let bytes = source.array(range) else { return }
    pieces.insert(Piece(start: range.lowerBound, bytes: bytes), at: 0)
  }

  func uint16(_ offset: Int) -> UInt16? {
    guard let value = number(offset, byteCount: 2) else { return nil }
    return UInt16(truncatingIfNeeded: value)
  }

  func uint32(_ offset: Int) -> UInt32? {
    guard let value = number(offset, byteCount: 4) else { return nil }
    return UInt32(truncatingIfNeeded: value)
  }

  func uint64(_ offset: Int) -> UInt64? { number(offset, byteCount: 8) }

  func slice(_ offset: Int, count: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, count >= 0 else { return nil }
    for piece in pieces where offset >= piece.start {
      let start = offset - piece.start
      if start <= piece.bytes.count, count <= piece.bytes.count - start {
        return ArraySlice(piece.bytes[start..<start + count])
      }
    }
    return nil
  }

  private func number(_ offset: Int, byteCount: Int) -> UInt64? {
    guard offset >= 0 else { return nil }
    for piece in pieces where offset >= piece.start {
      let start = offset - piece.start
      guard start <= piece.bytes.count, byteCount <= piece.bytes.count - start else { continue }
      var value: UInt64 = 0
      for index in (start..<start + byteCount).reversed() {
        value = value << 8 | UInt64(piece.bytes[index])
      }
      return value
    }
    return nil
  }
}
