public import PostureModel

/// A control that a few objects keep from being met: it would no longer be open if somebody decided
/// about them.
public struct NearMiss: Sendable, Hashable {
  /// The control.
  public let control: String
  /// The objects that are left.
  public let objects: [Finding]
  /// The points that they cost.
  public let points: Double

  /// Up to how many objects are few.
  public static let mostObjects = 3

  /// The near misses of an assessment, the costliest first.
  public static func all(in assessment: Assessment) -> [NearMiss] {
    assessment.results.compactMap(nearMiss).sorted {
      ($1.points, $0.control) < ($0.points, $1.control)
    }
  }

  /// Only objects of which each must be met can be let go one by one.
  private static func nearMiss(_ result: ControlResult) -> NearMiss? {
    guard result.standing == .measured, result.verdict.kind == .fail || isPartial(result),
      result.control.check.pass == .all || result.control.check.pass == .share
    else { return nil }
    let left = result.findings.filter { $0.compliant == false && $0.waiver == nil }
    guard !left.isEmpty, left.count <= mostObjects, left.count < result.counts.total else {
      return nil
    }
    let gap = result.control.points * (1 - (result.verdict.share ?? 0))
    return NearMiss(
      control: result.control.id,
      objects: left,
      points: gap * Double(left.count) / Double(max(1, result.counts.noncompliant))
    )
  }

  private static func isPartial(_ result: ControlResult) -> Bool {
    result.verdict.kind == .partial
  }

  /// The entry for a waiver file, to be completed by whoever decides.
  public var snippet: [String] {
    var lines = [
      "  - id: \(control)",
      "    control: \(control)",
      "    kind: accepted-risk  # or third-party, alternate-mitigation, false-positive",
      "    objects:",
    ]
    lines += objects.map { object in
      if let id = object.objectID {
        return "      - id: \(YAMLText.quoted(id))  # \(YAMLText.remark(object.object))"
      }
      return "      - name: \(YAMLText.quoted(object.object))"
    }
    lines += [
      "    reason:    # why this is right",
      "    owner:     # who answers for it",
      "    approver:  # who decided",
      "    expires:   # the last day, such as 2027-01-31",
    ]
    return lines
  }
}
