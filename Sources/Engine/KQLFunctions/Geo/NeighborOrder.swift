/// The order in which Kusto gives the cells around one: that of the hash set which holds their texts.
///
/// It is nobody's promise, but the first vertex of a union of the cells depends on it.
enum NeighborOrder {
  /// Texts in the order of a set with so many buckets, into which they go one after the other.
  static func ordered(_ texts: [String], buckets: UInt64) -> [String] {
    // A text that comes to a bucket in use goes before that bucket's others, else before all.
    var order: [(text: String, bucket: UInt64)] = []
    for text in texts {
      let bucket = hash(Array(text.utf8)) % buckets
      let place = order.firstIndex { $0.bucket == bucket } ?? 0
      order.insert((text, bucket), at: place)
    }
    return order.map(\.text)
  }

  /// MurmurHash64A with the seed of the C++ library.
  private static func hash(_ bytes: [UInt8]) -> UInt64 {
    let factor: UInt64 = 0xC6A4_A793_5BD1_E995
    func mixed(_ value: UInt64) -> UInt64 { value ^ (value >> 47) }
    func word(_ part: ArraySlice<UInt8>) -> UInt64 {
      part.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    var hash: UInt64 = 0xC70F_6907 ^ (UInt64(bytes.count) &* factor)
    let whole = bytes.count & ~7
    for start in stride(from: 0, to: whole, by: 8) {
      hash ^= mixed(word(bytes[start..<start + 8]) &* factor) &* factor
      hash = hash &* factor
    }
    if whole < bytes.count {
      hash ^= word(bytes[whole...])
      hash = hash &* factor
    }
    return mixed(mixed(hash) &* factor)
  }
}
