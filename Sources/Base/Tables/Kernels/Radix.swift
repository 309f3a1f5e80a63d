/// A row and the number it is ordered by.
public struct RankedRow: Sendable, BitwiseCopyable {
  /// The number.
  public var rank: UInt64
  /// The row.
  public var row: Int

  /// Creates a pair.
  @inlinable
  public init(rank: UInt64, row: Int) {
    self.rank = rank
    self.row = row
  }
}

extension ContiguousArray<RankedRow> {
  /// Orders by rank; equal ranks keep their order.
  ///
  /// O(n) for many rows.
  public mutating func sortByRank() {
    guard count > 256 else {
      sort { $0.rank != $1.rank ? $0.rank < $1.rank : $0.row < $1.row }
      return
    }
    var counts = ContiguousArray<Int>(repeating: 0, count: 8 * 256)
    for item in self {
      for digit in 0..<8 {
        counts[digit &* 256 &+ Int(item.rank >> UInt64(digit &* 8) & 0xFF)] &+= 1
      }
    }
    var other = self
    for digit in 0..<8 {
      let base = digit &* 256
      // A digit that all ranks share moves nothing.
      if let first, counts[base &+ Int(first.rank >> UInt64(digit &* 8) & 0xFF)] == count {
        continue
      }
      var position = 0
      for bucket in base..<(base + 256) {
        let size = counts[bucket]
        counts[bucket] = position
        position &+= size
      }
      Self.scatter(self, into: &other, counts: &counts, digit: digit)
      swap(&self, &other)
    }
  }

  private static func scatter(
    _ input: ContiguousArray<RankedRow>,
    into output: inout ContiguousArray<RankedRow>,
    counts: inout ContiguousArray<Int>,
    digit: Int
  ) {
    let shift = UInt64(digit &* 8)
    let source = input.span
    var target = output.mutableSpan
    var starts = counts.mutableSpan
    for index in source.indices {
      let item = source[index]
      let bucket = digit &* 256 &+ Int(item.rank >> shift & 0xFF)
      target[starts[bucket]] = item
      starts[bucket] &+= 1
    }
  }
}
