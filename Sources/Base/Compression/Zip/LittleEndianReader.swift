/// Reads little-endian numbers; nil outside the bytes.
struct LittleEndianReader {
  private let bytes: ContiguousArray<UInt8>

  init(_ bytes: ContiguousArray<UInt8>) {
    self.bytes = bytes
  }

  var count: Int { bytes.count }

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
    guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else {
      return nil
    }
    return ArraySlice(bytes[offset..<offset + count])
  }

  private func number(_ offset: Int, byteCount: Int) -> UInt64? {
    guard offset >= 0, offset <= bytes.count, byteCount <= bytes.count - offset else { return nil }
    var value: UInt64 = 0
    for index in (offset..<offset + byteCount).reversed() {
      value = value << 8 | UInt64(bytes[index])
    }
    return value
  }
}
