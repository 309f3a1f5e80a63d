/// Positions of columns; a plan of ordinary width needs no memory of its own for them.
struct ColumnSet: Sendable, Equatable {
  private var first: UInt64 = 0
  private var rest: [UInt64] = []

  /// No column.
  init() {}

  /// The first `count` columns.
  init(upTo count: Int) {
    guard count > 0 else { return }
    first = Self.low(min(count, 64))
    var left = count - 64
    while left > 0 {
      rest.append(Self.low(min(left, 64)))
      left -= 64
    }
  }

  private static func low(_ count: Int) -> UInt64 { count >= 64 ? .max : (1 << UInt64(count)) - 1 }

  func contains(_ column: Int) -> Bool {
    guard column >= 0 else { return false }
    if column < 64 { return first >> UInt64(column) & 1 == 1 }
    let word = column / 64 - 1
    return word < rest.count && rest[word] >> UInt64(column % 64) & 1 == 1
  }

  mutating func insert(_ column: Int) {
    guard column >= 0 else { return }
    if column < 64 {
      first |= 1 << UInt64(column)
      return
    }
    let word = column / 64 - 1
    while rest.count <= word { rest.append(0) }
    rest[word] |= 1 << UInt64(column % 64)
  }

  mutating func formUnion(_ other: ColumnSet) {
    first |= other.first
    while rest.count < other.rest.count { rest.append(0) }
    for index in other.rest.indices { rest[index] |= other.rest[index] }
  }

  func union(_ other: ColumnSet) -> ColumnSet {
    var result = self
    result.formUnion(other)
    return result
  }

  /// The columns below `count`.
  func prefix(_ count: Int) -> ColumnSet {
    var result = ColumnSet(upTo: count)
    result.first &= first
    for index in result.rest.indices {
      result.rest[index] &= index < rest.count ? rest[index] : 0
    }
    return result
  }
}
