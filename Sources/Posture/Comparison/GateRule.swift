public import PostureModel

/// One condition that a run must meet.
public enum GateRule: Sendable, Hashable {
  /// The total is at least so many percent.
  case minimumScore(Double)
  /// The total is at least so many points.
  case minimumPoints(Double)
  /// A category is at least so many percent.
  case minimumCategory(Category, Double)
  /// A category is at least so many points.
  case minimumCategoryPoints(Category, Double)
  /// The total is at most so many percentage points below the earlier run's.
  case maximumDrop(Double)
  /// The total is at most so many points below the earlier run's.
  case maximumPointsDrop(Double)
  /// No control of this severity or a worse one fails that the earlier run did not have failing.
  case newFailures(Severity)
  /// No control of this severity or a worse one fails, in whole or in part.
  case severity(Severity)
  /// This control does not fail, in whole or in part.
  case control(String)
  /// At least so many percent of the points in scope were measured.
  case minimumCoverage(Double)

  /// Whether it is about the difference from an earlier run.
  public var needsEarlierRun: Bool {
    switch self {
    case .maximumDrop, .maximumPointsDrop, .newFailures: true
    case .minimumScore, .minimumPoints, .minimumCategory, .minimumCategoryPoints, .severity,
      .control, .minimumCoverage:
      false
    }
  }
}

/// Why a gate does not open, in the order of the exit codes.
public enum GateFailure: Int, Sendable, Hashable, CaseIterable, Comparable {
  /// The score is below a threshold.
  case score = 3
  /// The score dropped by more than allowed.
  case drop = 4
  /// A named control or severity fails.
  case control = 5
  /// Too little could be measured.
  case coverage = 6

  /// The exit code.
  public var exitCode: Int32 { Int32(rawValue) }

  /// Orders by exit code.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
