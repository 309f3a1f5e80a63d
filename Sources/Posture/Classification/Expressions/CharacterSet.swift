/// The characters that one position of an expression accepts: which of ASCII, and whether others.
struct CharacterSet: Sendable, Hashable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  /// Whether characters beyond ASCII are in it.
  var hasOthers = false

  /// No character.
  init() {}

  /// The characters of a test.
  init(others: Bool = false, where test: (UInt8) -> Bool) {
    hasOthers = others
    for byte in UInt8(0)..<128 where test(byte) { insert(byte) }
  }

  /// One character.
  init(_ scalar: Unicode.Scalar) {
    if let byte = UInt8(exactly: scalar.value), byte < 128 {
      insert(byte)
    } else {
      hasOthers = true
    }
  }

  mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
  }

  mutating func insert(_ range: ClosedRange<UInt32>) {
    for value in range.clamped(to: 0...127) where range.contains(value) {
      insert(UInt8(truncatingIfNeeded: value))
    }
    if range.upperBound > 127 { hasOthers = true }
  }

  func contains(_ byte: UInt8) -> Bool {
    byte < 64 ? low >> UInt64(byte) & 1 == 1 : high >> UInt64(byte - 64) & 1 == 1
  }

  /// How many characters of ASCII are in it.
  var count: Int { low.nonzeroBitCount + high.nonzeroBitCount }
  var isEmpty: Bool { count == 0 && !hasOthers }

  func union(_ other: CharacterSet) -> CharacterSet {
    var result = self
    result.low |= other.low
    result.high |= other.high
    result.hasOthers = hasOthers || other.hasOthers
    return result
  }

  func overlaps(_ other: CharacterSet) -> Bool {
    low & other.low != 0 || high & other.high != 0 || (hasOthers && other.hasOthers)
  }

  /// Every character that is not in it.
  var inverted: CharacterSet {
    var result = self
    result.low = ~low
    result.high = ~high
    result.hasOthers = !hasOthers
    return result
  }

  /// Whether all in it are in the other.
  func isSubset(of other: CharacterSet) -> Bool {
    low & ~other.low == 0 && high & ~other.high == 0 && (!hasOthers || other.hasOthers)
  }

  static let all = CharacterSet(others: true) { _ in true }
  static let digits = CharacterSet { (0x30...0x39).contains($0) }
  static let upper = CharacterSet { (0x41...0x5A).contains($0) }
  static let lower = CharacterSet { (0x61...0x7A).contains($0) }
  static let letters = upper.union(lower)
  static let words = digits.union(letters).union(CharacterSet("_"))
  static let blanks = CharacterSet { $0 == 0x20 || (0x09...0x0D).contains($0) }
}
