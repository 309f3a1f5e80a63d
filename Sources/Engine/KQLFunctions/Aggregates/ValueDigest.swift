import Tables

/// Values and their weights, from which percentiles are read.
///
/// Exact up to a limit of different values, beyond it neighbours are brought together. As a
/// dynamic: `[[value, weight], ...]`.
struct ValueDigest {
  private static let limit = 4096
  private(set) var points: [(value: Double, weight: Double)] = []
  private var pending: [(value: Double, weight: Double)] = []

  mutating func add(_ value: Double, weight: Double = 1) {
    guard weight > 0, !value.isNaN else { return }
    pending.append((value, weight))
    if pending.count > ValueDigest.limit { settle() }
  }

  mutating func add(_ other: ValueDigest) {
    var other = other
    other.settle()
    pending.append(contentsOf: other.points)
    settle()
  }

  /// Sorts what was added among the points and keeps their number below the limit.
  mutating func settle() {
    guard !pending.isEmpty else { return }
    var merged: [(value: Double, weight: Double)] = []
    for point in (points + pending).sorted(by: { $0.value < $1.value }) {
      if let last = merged.last, last.value == point.value {
        merged[merged.count - 1].weight += point.weight
      } else {
        merged.append(point)
      }
    }
    while merged.count > ValueDigest.limit {
      merged = stride(from: 0, to: merged.count, by: 2).map { index in
        guard index + 1 < merged.count else { return merged[index] }
        let (left, right) = (merged[index], merged[index + 1])
        let weight = left.weight + right.weight
        return ((left.value * left.weight + right.value * right.weight) / weight, weight)
      }
    }
    points = merged
    pending = []
  }

  /// The nearest-rank percentile; nil without points.
  func percentile(_ share: Double) -> Double? {
    let wanted = max(0, min(share, 100)) / 100 * total
    var reached = 0.0
    for point in points {
      reached += point.weight
      if reached >= wanted { return point.value }
    }
    return points.last?.value
  }

  /// The weight of all values.
  var total: Double { points.reduce(0) { $0 + $1.weight } }

  /// The weight of the values that are not above a value.
  func rank(_ value: Double) -> Double {
    points.reduce(0) { $1.value <= value ? $0 + $1.weight : $0 }
  }

  /// The digest as a dynamic value; null without points.
  var value: DynamicValue {
    var settled = self
    settled.settle()
    guard !settled.points.isEmpty else { return .null }
    return .array(settled.points.map { .array([.real($0.value), .real($0.weight)]) })
  }

  init() {}

  /// Reads the dynamic form; nil when it is none.
  init?(_ value: DynamicValue) {
    guard case .array(let items) = value else { return nil }
    for item in items {
      guard case .array(let pair) = item, pair.count == 2, case .real(let value) = pair[0],
        case .real(let weight) = pair[1]
      else { return nil }
      add(value, weight: weight)
    }
    settle()
  }
}

/// The smallest hashes of values, from which the number of different ones is read.
///
/// Exact up to a limit, beyond it an estimate (Bar-Yossef et al., "Counting distinct elements in a
/// data stream"). As a dynamic: an array of numbers.
struct HashSketch {
  private static let limit = 16_384
  private var hashes: Set<UInt64> = []
  private var largest = UInt64.max

  mutating func add(_ hash: UInt64) {
    guard hash <= largest else { return }
    hashes.insert(hash)
    if hashes.count > 2 * HashSketch.limit { shrink() }
  }

  private mutating func shrink() {
    guard hashes.count > HashSketch.limit else { return }
    let kept = hashes.sorted().prefix(HashSketch.limit)
    largest = kept.last ?? .max
    hashes = Set(kept)
  }

  mutating func add(_ other: HashSketch) {
    for hash in other.hashes { add(hash) }
  }

  /// The values that both have.
  func intersection(_ other: HashSketch) -> HashSketch {
    var common = HashSketch()
    common.largest = min(largest, other.largest)
    common.hashes = hashes.intersection(other.hashes).filter { $0 <= common.largest }
    return common
  }

  /// How many different values there were.
  var count: Int64 {
    var settled = self
    settled.shrink()
    if settled.largest == .max { return Int64(settled.hashes.count) }
    let share = Double(settled.largest) / Double(UInt64.max)
    return Int64((Double(max(0, settled.hashes.count - 1)) / share).rounded())
  }

  /// The sketch as a dynamic value; null without values.
  var value: DynamicValue {
    var settled = self
    settled.shrink()
    guard !settled.hashes.isEmpty else { return .null }
    return .array(settled.hashes.sorted().map { .long(Int64(bitPattern: $0)) })
  }

  init() {}

  /// Reads the dynamic form; nil when it is none.
  init?(_ value: DynamicValue) {
    guard case .array(let items) = value else { return nil }
    for item in items {
      guard case .long(let hash) = item else { return nil }
      add(UInt64(bitPattern: hash))
    }
    if hashes.count >= HashSketch.limit { largest = hashes.max() ?? .max }
  }
}
