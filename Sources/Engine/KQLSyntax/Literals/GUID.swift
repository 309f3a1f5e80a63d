/// Reads GUIDs.
enum GUIDText {
  /// The 36 characters in lower case, from them or from 32 digits, with or without braces; nil when
  /// it is no GUID.
  static func canonical(_ bytes: ArraySlice<UInt8>) -> String? {
    var bytes = bytes
    if bytes.count > 2,
      bytes.first == UInt8(ascii: "{") && bytes.last == UInt8(ascii: "}")
        || bytes.first == UInt8(ascii: "(") && bytes.last == UInt8(ascii: ")")
    {
      bytes = bytes.dropFirst().dropLast()
    }
    let hasHyphens = bytes.count == 36
    guard hasHyphens || bytes.count == 32 else { return nil }
    var digits: [UInt8] = []
    digits.reserveCapacity(36)
    for (place, byte) in bytes.enumerated() {
      if hasHyphens, [8, 13, 18, 23].contains(place) {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard Characters.isHexDigit(byte) else { return nil }
      if [8, 12, 16, 20].contains(digits.count - digits.lazy.filter { $0 == 0x2D }.count) {
        digits.append(UInt8(ascii: "-"))
      }
      digits.append(Characters.isLetter(byte) ? byte | 0x20 : byte)
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
