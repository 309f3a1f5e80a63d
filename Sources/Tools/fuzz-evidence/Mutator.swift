/// Changes bytes at random, the same way for the same seed.
struct Mutator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// Pieces that readers stumble over.
  private static let pieces: [[UInt8]] = [
    "{", "}", "[", "]", "\"", "\\", ",", ":", "null", "true", "-", "1e999", "9223372036854775808",
    "-9223372036854775809", "18446744073709551616", "0.0000000000000000000000000001",
    "\\ud800", "\\u0000", "/Date(99999999999999)/", "@{a=b}", "System.Object[]", "\u{FEFF}",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "<Obj RefId=\"0\">", "</Obj>", "<Ref RefId=\"0\"/>",
    "_x0041_", "_xD800_", "<![CDATA[", "]]>", "<!--", "-->", "<DCT>", "<En>", "<LST>",
    "@(", ")", "@{", "$True", "$ConfigurationData.NonNodeData[0].X", "MSFT_Own{", "@'\n", "\n'@",
    "@\"\n", "\n\"@", "`", "#", "<#", "#>", "'", "\r\n", "\n", "\t", ";", "\"\"", "%", "0001-01-01",
    "9999-12-31T23:59:59.9999999Z", "P99999999999D", "-1", "NaN", "Infinity",
  ].map { Array($0.utf8) }

  /// A number below a bound.
  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return bound > 0 ? Int(state % UInt64(bound)) : 0
  }

  /// A changed copy.
  mutating func mutated(_ original: [UInt8], with other: [UInt8]) -> [UInt8] {
    var bytes = original
    for _ in 0...below(6) { change(&bytes, other) }
    return bytes.count > 1 << 20 ? Array(bytes.prefix(1 << 20)) : bytes
  }

  private mutating func change(_ bytes: inout [UInt8], _ other: [UInt8]) {
    let place = below(bytes.count + 1)
    let length = min(below(1 << below(10)), bytes.count - place)
    switch below(9) {
    case 0 where !bytes.isEmpty: bytes[below(bytes.count)] ^= 1 << UInt8(below(8))
    case 1 where !bytes.isEmpty: bytes[below(bytes.count)] = UInt8(below(256))
    case 2: bytes.removeSubrange(place..<place + length)
    case 3: bytes.insert(contentsOf: bytes[place..<place + length], at: below(bytes.count + 1))
    case 4: bytes.removeSubrange(place...)
    case 5 where !other.isEmpty:
      let start = below(other.count)
      let end = min(other.count, start + below(1 << below(11)) + 1)
      bytes.insert(contentsOf: other[start..<end], at: place)
    case 6:
      let piece = Self.pieces[below(Self.pieces.count)]
      let times = below(20) == 0 ? below(3000) : 1
      for _ in 0..<times { bytes.insert(contentsOf: piece, at: place) }
    case 7:
      let piece = Self.pieces[below(Self.pieces.count)]
      bytes.replaceSubrange(place..<place + length, with: piece)
    default:
      bytes.insert(UInt8(below(256)), at: place)
    }
  }
}
