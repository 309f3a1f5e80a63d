import CHashes

/// A message digest.
public enum DigestAlgorithm: Sendable, Hashable, CaseIterable {
  case md5
  case sha1
  case sha256
  case sha384
  case sha512

  /// The digest of some bytes.
  public func digest(of bytes: Span<UInt8>) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(CHASHES_MAXIMUM_SIZE))
    let size = unsafe bytes.withUnsafeBytes { bytes in
      unsafe digest.withUnsafeMutableBufferPointer { digest in
        unsafe chashes_digest(identifier, bytes.baseAddress, bytes.count, digest.baseAddress)
      }
    }
    return Array(digest.prefix(Int(size)))
  }

  /// The digest of some bytes in lower-case hexadecimal.
  public func hexadecimalDigest(of bytes: Span<UInt8>) -> String {
    hexadecimal(digest(of: bytes))
  }

  /// The digest of a string's UTF-8 bytes in lower-case hexadecimal.
  public func hexadecimalDigest(of text: String) -> String {
    hexadecimalDigest(of: text.utf8Span.span)
  }

  var identifier: chashes_algorithm {
    switch self {
    case .md5: CHASHES_MD5
    case .sha1: CHASHES_SHA1
    case .sha256: CHASHES_SHA256
    case .sha384: CHASHES_SHA384
    case .sha512: CHASHES_SHA512
    }
  }
}

/// Bytes as lower-case hexadecimal digits, two a byte.
public func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
