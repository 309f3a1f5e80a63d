import Hashing
import KQLPlan
import Tables

/// `hash(x [, modulus])`.
enum Hash: ScalarFunction {
  static let name = "hash"
  static let aliases = ["hash_xxhash64"]
  static let summary = "The 64-bit xxHash of a text or of a value's bytes, or its remainder."
  static let examples = [
    Example("print hash('World')", prints: "1846988464401551951"),
    Example("print hash('World', 100)", prints: "51"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.scalar], returns: .long) { a, _, _ in .long(hashes(a[0])) },
      Overload([.scalar, .long], returns: .long) { a, n, _ in
        .long(
          zipCompact(hashes(a[0]), a[1].longs, count: n, nullValue: 0) { hash, modulus in
            guard modulus != 0 else { return nil }
            let rest = hash.remainderReportingOverflow(dividingBy: modulus).partialValue
            return rest < 0 ? rest &+ Int64(clamping: modulus.magnitude) : rest
          }
        )
      },
    ]
  }

  static func hashes(_ column: Column) -> FixedWidth<Int64> {
    switch column {
    case .int(let column): column.map { hash($0) }
    case .long(let column), .datetime(let column), .timespan(let column): column.map { hash($0) }
    case .real(let column): column.map { hash($0.bitPattern) }
    default: column.texts.map { Int64(bitPattern: xxHash64($0)) }
    }
  }

  /// The hash of a number's bytes, little-endian.
  private static func hash(_ value: some FixedWidthInteger) -> Int64 {
    var bytes = ContiguousArray<UInt8>()
    var rest = UInt64(truncatingIfNeeded: value)
    for _ in 0..<(value.bitWidth / 8) {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
    return Int64(bitPattern: bytes.withSpan { xxHash64($0) })
  }
}

/// Combining hashes, each with all before it.
enum HashMixing {
  /// The step of Boost's `hash_combine`, widened to 64 bits.
  static func mix(_ hash: Int64, into total: UInt64) -> UInt64 {
    let value = UInt64(bitPattern: hash)
    return total ^ (value &+ 0x9E37_79B9_7F4A_7C15 &+ (total << 6) &+ (total >> 2))
  }

  static func combine(_ columns: [FixedWidth<Int64>], _ row: Int) -> Int64 {
    Int64(bitPattern: columns.reduce(UInt64(0)) { mix($1[row] ?? 0, into: $0) })
  }
}

/// `hash_combine(h1, h2, ...)`.
enum HashCombine: ScalarFunction {
  static let name = "hash_combine"
  static let summary = "One hash of several hashes."
  static let examples = [Example("print hash_combine(1, 2) == hash_combine(2, 1)", prints: "False")]
  static var overloads: [Overload] {
    [
      Overload([.long, .long, .long], variadic: true, returns: .long) { a, n, _ in
        let columns = a.map(\.longs)
        return Rows.longs(a, n) { HashMixing.combine(columns, $0) }
      }
    ]
  }
}

/// `hash_many(a, b, ...)`.
enum HashMany: ScalarFunction {
  static let name = "hash_many"
  static let summary = "One hash of several values."
  static let examples = [
    Example("print hash_many('a', 'b') == hash_many('b', 'a')", prints: "False")
  ]
  static var overloads: [Overload] {
    [
      Overload([.scalar, .scalar], variadic: true, returns: .long) { a, n, _ in
        let columns = a.map { Hash.hashes($0) }
        return Rows.longs(a, n) { HashMixing.combine(columns, $0) }
      }
    ]
  }
}

/// A digest of a value's text, in hexadecimal digits.
protocol DigestFunction: ScalarFunction {
  static var algorithm: DigestAlgorithm { get }
}

extension DigestFunction {
  static var overloads: [Overload] {
    [
      Overload([.scalar], returns: .string) { a, _, _ in
        .string(
          a[0].texts.mapStrings { text, builder in
            builder.write(algorithm.hexadecimalDigest(of: text))
          }
        )
      }
    ]
  }
}

/// `hash_md5(x)`.
enum HashMD5: DigestFunction {
  static let name = "hash_md5"
  static let summary = "The MD5 digest of a value's text."
  static let algorithm = DigestAlgorithm.md5
  static let examples = [
    Example("print hash_md5('World')", prints: "f5a7924e621e84c9280a9a27e1bcb7f6")
  ]
}

/// `hash_sha1(x)`.
enum HashSHA1: DigestFunction {
  static let name = "hash_sha1"
  static let summary = "The SHA-1 digest of a value's text."
  static let algorithm = DigestAlgorithm.sha1
  static let examples = [
    Example("print hash_sha1('World')", prints: "70c07ec18ef89c5309bbb0937f3a6342411e1fdd")
  ]
}

/// `hash_sha256(x)`.
enum HashSHA256: DigestFunction {
  static let name = "hash_sha256"
  static let summary = "The SHA-256 digest of a value's text."
  static let algorithm = DigestAlgorithm.sha256
  static let examples = [
    Example(
      "print hash_sha256('World')",
      prints: "78ae647dc5544d227130a0682a51e30bc7777fbb6d8a8f17007463a3ecd1d524"
    )
  ]
}
