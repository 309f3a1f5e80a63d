public import PostureModel

/// How one control differs between two assessments.
public struct ControlChange: Sendable, Hashable {
  /// The sort of difference.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// It is met less than before.
    case regressed
    /// It is met more than before.
    case improved
    /// It was measured before and is not any more.
    case noLongerMeasured = "no-longer-measured"
    /// It is measured now and was not before.
    case newlyMeasured = "newly-measured"
    /// It is not measured in either, for another reason than before.
    case reasonChanged = "reason-changed"
    /// It is new in the catalog.
    case new
    /// It is gone from the catalog.
    case gone
    /// It is worth other points than before.
    case reweighted
    /// It is met as much as before, by other objects.
    case objectsChanged = "objects-changed"

    /// Its name for readers.
    public var title: String {
      switch self {
      case .regressed: "Regressed"
      case .improved: "Improved"
      case .noLongerMeasured: "No longer measured"
      case .newlyMeasured: "Newly measured"
      case .reasonChanged: "Not measured for another reason"
      case .new: "New control"
      case .gone: "Control gone"
      case .reweighted: "Reweighted"
      case .objectsChanged: "Other objects"
      }
    }
  }

  /// The control as the later run has it, or the earlier one where it is gone.
  public var control: Control
  /// The sort of difference.
  public var kind: Kind
  /// The verdict before; nil for a new control.
  public var before: Verdict?
  /// The verdict after; nil for a control that is gone.
  public var after: Verdict?
  /// The points achieved after less those before.
  public var pointsGained: Double
  /// How its objects differ, those that became worse first.
  public var objects: [ObjectChange]

  /// The difference of two results of one control; nil when there is none.
  init?(before: ControlResult?, after: ControlResult?) {
    guard let result = after ?? before else { return nil }
    let objects = ObjectChange.changes(from: before?.findings ?? [], to: after?.findings ?? [])
    guard let kind = Self.kind(before, after, objectsDiffer: !objects.isEmpty) else { return nil }
    control = result.control
    self.kind = kind
    self.before = before?.verdict
    self.after = after?.verdict
    pointsGained = (after?.pointsAchieved ?? 0) - (before?.pointsAchieved ?? 0)
    // What was not measured has no objects, which is not that they are gone.
    let haveObjects = [before, after].allSatisfy { result in
      result.map { $0.verdict.share != nil || !$0.findings.isEmpty } ?? false
    }
    self.objects = haveObjects ? objects : []
  }

  private static func kind(
    _ before: ControlResult?,
    _ after: ControlResult?,
    objectsDiffer: Bool
  ) -> Kind? {
    guard let before else { return .new }
    guard let after else { return .gone }
    switch (before.verdict.share, after.verdict.share) {
    case (let old?, let new?):
      if new > old { return .improved }
      if new < old { return .regressed }
      if before.control.points != after.control.points { return .reweighted }
      return objectsDiffer ? .objectsChanged : nil
    case (_?, nil): return .noLongerMeasured
    case (nil, _?): return .newlyMeasured
    case (nil, nil):
      return before.verdict.kind == after.verdict.kind ? nil : .reasonChanged
    }
  }
}
