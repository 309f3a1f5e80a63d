/// A set of characters as far as a pattern's shape needs it: each ASCII character, and all others
/// together.
public struct PatternCharacters: Sendable, Hashable {
  private var low: UInt64
  private var high: UInt64
  /// Whether it has any character beyond ASCII.
  public var hasOthers: Bool

  private init(low: UInt64, high: UInt64, others: Bool) {
    self.low = low
    self.high = high
    hasOthers = others
  }

  /// No character.
  public static let none = PatternCharacters(low: 0, high: 0, others: false)
  /// Every character.
  public static let all = PatternCharacters(low: ~0, high: ~0, others: true)
  /// The digits 0 to 9.
  public static let digits = range(0x30, 0x39)
  /// Letters, digits and the underscore.
  public static let word = range(0x30, 0x39)
    .union(range(0x41, 0x5A)).union(range(0x61, 0x7A)).union(range(0x5F, 0x5F))
  /// Blanks and line ends.
  public static let space = range(0x09, 0x0D).union(range(0x20, 0x20))

  /// The characters from one to another, both included; those beyond ASCII as others.
  public static func range(_ first: UInt32, _ last: UInt32) -> PatternCharacters {
    var set = PatternCharacters(low: 0, high: 0, others: last >= 128)
    guard first <= last, first < 128 else { return set }
    for value in first...min(last, 127) { set.insert(value) }
    return set
  }

  /// One character.
  public static func one(_ value: UInt32) -> PatternCharacters { range(value, value) }

  private mutating func insert(_ value: UInt32) {
    if value < 64 {
      low |= 1 << UInt64(value)
    } else {
      high |= 1 << UInt64(value - 64)
    }
  }

  /// Whether it has a character.
  public func contains(_ value: UInt32) -> Bool {
    if value < 64 { return low >> UInt64(value) & 1 != 0 }
    if value < 128 { return high >> UInt64(value - 64) & 1 != 0 }
    return hasOthers
  }

  /// Whether it has no character.
  public var isEmpty: Bool { low == 0 && high == 0 && !hasOthers }

  /// The characters of both.
  public func union(_ other: Self) -> Self {
    Self(low: low | other.low, high: high | other.high, others: hasOthers || other.hasOthers)
  }

  /// The characters that both have.
  public func intersection(_ other: Self) -> Self {
    Self(low: low & other.low, high: high & other.high, others: hasOthers && other.hasOthers)
  }

  /// The characters that it lacks; others are in it and beside it, so those stay.
  public var complement: Self { Self(low: ~low, high: ~high, others: true) }

  /// Whether all characters of it are in another.
  public func isSubset(of other: Self) -> Bool {
    low & ~other.low == 0 && high & ~other.high == 0 && (!hasOthers || other.hasOthers)
  }

  /// The same with both cases of each letter.
  public var inBothCases: Self {
    // Upper and lower letters are 32 apart in the upper half.
    let letters: UInt64 = 0x07FF_FFFE
    let upper = high & letters
    let lower = high >> 32 & letters
    return Self(low: low, high: high | upper << 32 | lower, others: hasOthers)
  }
}
