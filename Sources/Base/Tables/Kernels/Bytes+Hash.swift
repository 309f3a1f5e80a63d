extension Bytes {
  /// A 64-bit hash of the bytes; the same in every run.
  @inlinable
  public static func hash(_ text: Span<UInt8>) -> UInt64 {
    let count = text.count
    var state = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
    guard count >= 8 else {
      var rest: UInt64 = 0
      for index in 0..<count { rest = rest << 8 | UInt64(text[index]) }
      return mix(state ^ rest &* 0xA076_1D64_78BD_642F)
    }
    let raw = unsafe text.bytes
    var index = 0
    while index &+ 8 < count {
      state = mix(state ^ word(raw, index))
      index &+= 8
    }
    return mix(mix(state ^ word(raw, count &- 8)))
  }

  /// Spreads the bits of a number over all 64.
  @inlinable
  public static func mix(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0xE703_7ED1_A0B4_28DB).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
