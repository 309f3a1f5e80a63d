import PostureModel

/// The order in which a reader wants results: what needs work first, the worst and dearest of it
/// first.
enum FindingsOrder {
  static func areInOrder(_ left: ControlResult, _ right: ControlResult) -> Bool {
    if group(left) != group(right) { return group(left) < group(right) }
    if left.control.severity != right.control.severity {
      return left.control.severity < right.control.severity
    }
    if left.pointsToGain != right.pointsToGain { return left.pointsToGain > right.pointsToGain }
    return left.control.id < right.control.id
  }

  private static func group(_ result: ControlResult) -> Int {
    switch result.status {
    case .fail, .partial, .error: 0
    case .notMeasured: 1
    case .accepted: 2
    case .asserted: 3
    case .pass: 4
    case .notApplicable: 5
    case .notLicensed: 6
    }
  }
}
