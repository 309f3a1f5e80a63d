import Hashing
import KQLPlan
import Tables

/// Collects digests of values.
private final class DigestAccumulator: Accumulator {
  private var digests: [ValueDigest] = []

  func grow(to groups: Int) {
    while digests.count < groups { digests.append(ValueDigest()) }
  }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    if case .dynamic(let cells) = arguments[0] {
      for (row, group) in groups.enumerated() {
        if let digest = ValueDigest(cells[row]) { digests[group].add(digest) }
      }
      return
    }
    let values = arguments[0].reals
    for (row, group) in groups.enumerated() {
      guard let value = values[row] else { continue }
      let weight = arguments.count > 1 ? arguments[1].longs[row] ?? 0 : 1
      digests[group].add(value, weight: Double(weight))
    }
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? DigestAccumulator else { return }
    for (index, group) in groups.enumerated() { digests[group].add(other.digests[index]) }
  }

  func finish() throws -> [Column] { [.dynamic(DynamicColumn(digests.map(\.value)))] }
}

enum TDigest: AggregateFunction {
  static let name = "tdigest"
  static let summary = "A digest of the values that percentiles can be read from later."
  static let overloads = [
    AggregateOverload([.real], returns: .type(.dynamic)) { _, _ in DigestAccumulator() },
    AggregateOverload([.real, .long], returns: .type(.dynamic)) { _, _ in DigestAccumulator() },
  ]
  static let examples = [
    Example(
      "range x from 1 to 9 step 1 | summarize d = tdigest(x) | project percentile_tdigest(d, 50)",
      prints: "5.0"
    )
  ]
}

enum TDigestMerge: AggregateFunction {
  static let name = "tdigest_merge"
  static let aliases = ["merge_tdigest", "merge_tdigests"]
  static let summary = "One digest of several."
  static let overloads = [
    AggregateOverload([.dynamic], returns: .type(.dynamic)) { _, _ in DigestAccumulator() }
  ]
  static let examples = [
    Example(
      "range x from 1 to 9 step 1 | summarize d = tdigest(x) by x % 2"
        + " | summarize d = tdigest_merge(d) | project percentile_tdigest(d, 50)",
      prints: "5.0"
    )
  ]

  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    [.init("merge_tdigests_" + (arguments.first?.name ?? ""), type)]
  }
}

/// Collects sketches of values.
private final class SketchAccumulator: Accumulator {
  private let readsSketches: Bool
  private var sketches: [HashSketch] = []

  init(readsSketches: Bool) { self.readsSketches = readsSketches }

  func grow(to groups: Int) {
    while sketches.count < groups { sketches.append(HashSketch()) }
  }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    if readsSketches {
      let cells = arguments[0].dynamics
      for (row, group) in groups.enumerated() {
        if let sketch = HashSketch(cells[row]) { sketches[group].add(sketch) }
      }
      return
    }
    var cell = ContiguousArray<UInt8>()
    for (row, group) in groups.enumerated() where arguments[0].isValid(row) {
      cell.removeAll(keepingCapacity: true)
      DynamicEncoding.append(cell: arguments[0], row, to: &cell)
      sketches[group].add(xxHash64(cell.span))
    }
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? SketchAccumulator else { return }
    for (index, group) in groups.enumerated() { sketches[group].add(other.sketches[index]) }
  }

  func finish() throws -> [Column] { [.dynamic(DynamicColumn(sketches.map(\.value)))] }
}

enum HyperLogLog: AggregateFunction {
  static let name = "hll"
  static let summary =
    "A sketch of the values that the number of different ones is read from later."
  static let overloads = [
    AggregateOverload([.any], returns: .type(.dynamic)) { _, _ in
      SketchAccumulator(readsSketches: false)
    },
    AggregateOverload([.any, .constant(.long)], returns: .type(.dynamic)) { _, _ in
      SketchAccumulator(readsSketches: false)
    },
  ]
  static let examples = [
    Example(
      "range x from 1 to 9 step 1 | summarize h = hll(x % 4) | project dcount_hll(h)",
      prints: "4"
    )
  ]
}

enum HyperLogLogIf: ConditionalAggregate {
  typealias Base = HyperLogLog
  static let name = "hll_if"
  static let summary = "A sketch of the values of the rows for which a condition is true."
  static let examples = [
    Example(
      "range x from 1 to 9 step 1 | summarize h = hll_if(x, x > 6) | project dcount_hll(h)",
      prints: "3"
    )
  ]
}

enum HyperLogLogMerge: AggregateFunction {
  static let name = "hll_merge"
  static let summary = "One sketch of several."
  static let overloads = [
    AggregateOverload([.dynamic], returns: .type(.dynamic)) { _, _ in
      SketchAccumulator(readsSketches: true)
    }
  ]
  static let examples = [
    Example(
      "range x from 1 to 9 step 1 | summarize h = hll(x) by x % 2"
        + " | summarize h = hll_merge(h) | project dcount_hll(h)",
      prints: "9"
    )
  ]
}
