import CHashes

/// The 64-bit xxHash of some bytes.
public func xxHash64(_ bytes: Span<UInt8>, seed: UInt64 = 0) -> UInt64 {
  unsafe bytes.withUnsafeBytes { unsafe chashes_xxhash64($0.baseAddress, $0.count, seed) }
}

/// The 64-bit xxHash of a string's UTF-8 bytes.
public func xxHash64(_ text: String, seed: UInt64 = 0) -> UInt64 {
  xxHash64(text.utf8Span.span, seed: seed)
}
