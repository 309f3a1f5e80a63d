import Hashing

/// The SHA-256 of a text in UTF-8.
struct Digest {
  private let bytes: [UInt8]

  static func sha256(_ text: String) -> Digest {
    let bytes = Array(text.utf8)
    return Digest(bytes: DigestAlgorithm.sha256.digest(of: bytes.span))
  }

  /// As lower-case hexadecimal.
  var hexadecimal: String { Hashing.hexadecimal(bytes) }

  /// As base 64, the form of a Content-Security-Policy.
  var base64: String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits: UInt32 = 0
      for byte in group { bits = bits << 8 | UInt32(byte) }
      bits <<= 8 * UInt32(3 - group.count)
      for position in 0..<4 {
        let index = Int(bits >> UInt32(18 - 6 * position) & 63)
        text.append(position <= group.count ? alphabet[index] : "=")
      }
    }
    return text
  }
}
