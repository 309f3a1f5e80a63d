/// How well rules find what samples expect.
public struct SampleScore: Sendable {
  /// The figures of one type.
  public struct TypeScore: Sendable, Hashable {
    /// The type.
    public let type: String
    /// Samples in which it is found as expected.
    public var right = 0
    /// Samples in which it is found and should not be.
    public var tooMany = 0
    /// Samples in which it should be found as expected and is not.
    public var missed = 0

    /// The share of what is found that should be; nil when nothing is.
    public var precision: Double? {
      right + tooMany == 0 ? nil : Double(right) / Double(right + tooMany)
    }

    /// The share of what should be found that is; nil when nothing should be.
    public var recall: Double? {
      right + missed == 0 ? nil : Double(right) / Double(right + missed)
    }
  }

  /// A sample that is not as expected.
  public struct Miss: Sendable, Hashable {
    /// The sample.
    public let sample: String
    /// What is wrong, a type each, without a full stop.
    public let reasons: [String]
  }

  private var scores: [String: TypeScore] = [:]
  /// How many samples there were.
  public private(set) var count = 0
  /// Those that are not as expected.
  public private(set) var misses: [Miss] = []

  /// Begins without samples.
  public init() {}

  /// The figures of all types, by name.
  public var types: [TypeScore] { scores.values.sorted { $0.type < $1.type } }

  /// Counts one sample with what was found in it, its parts together.
  public mutating func add(_ sample: LabelledSample, _ results: [DetectionResult]) {
    count += 1
    var found: [String: [Int: Int]] = [:]
    for match in results.flatMap(\.matches) {
      for (level, number) in match.levels {
        found[match.type, default: [:]][level, default: 0] += number
      }
    }
    var reasons: [String] = []
    for type in Set(found.keys).union(sample.expected.keys).sorted() {
      var score = scores[type] ?? TypeScore(type: type)
      if let reason = Self.difference(type, sample.expected[type], found[type]) {
        reasons.append(reason)
        if sample.expected[type] == nil { score.tooMany += 1 } else { score.missed += 1 }
      } else {
        score.right += 1
      }
      scores[type] = score
    }
    if !reasons.isEmpty { misses.append(Miss(sample: sample.name, reasons: reasons)) }
  }

  private static func difference(
    _ type: String,
    _ expected: LabelledSample.Expectation?,
    _ found: [Int: Int]?
  ) -> String? {
    let level = found?.keys.max()
    guard let expected else { return level.map { "'\(type)' is found at \($0), unexpectedly" } }
    guard let level, let found else { return "'\(type)' is not found" }
    if let wanted = expected.level, wanted != level {
      return "'\(type)' is found at \(level), not \(wanted)"
    }
    if let wanted = expected.count, found[level] != wanted {
      return "'\(type)' is found \(found[level] ?? 0) times at \(level), not \(wanted)"
    }
    return nil
  }
}
