import CHashes

/// A message digest that is fed in pieces, for files that do not fit in memory.
@safe
public struct StreamingDigest: ~Copyable {
  /// Nil when there was no memory for it; the digest is then empty.
  private let state: OpaquePointer?

  /// Starts a digest.
  public init(_ algorithm: DigestAlgorithm) {
    unsafe state = chashes_start(algorithm.identifier)
  }

  deinit {
    unsafe chashes_destroy(state)
  }

  /// Feeds bytes.
  public mutating func update(_ bytes: Span<UInt8>) {
    guard let state = unsafe state else { return }
    unsafe bytes.withUnsafeBytes { unsafe chashes_update(state, $0.baseAddress, $0.count) }
  }

  /// The digest of all that was fed.
  public consuming func finish() -> [UInt8] {
    guard let state = unsafe state else { return [] }
    var digest = [UInt8](repeating: 0, count: Int(CHASHES_MAXIMUM_SIZE))
    let size = unsafe digest.withUnsafeMutableBufferPointer {
      unsafe chashes_finish(state, $0.baseAddress)
    }
    return Array(digest.prefix(Int(size)))
  }
}
