import PostureModel

/// Where one control stands after two runs: the word that somebody who follows up needs.
public struct ControlState: Sendable, Hashable {
  /// Where a control can stand, what needs attention first.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// It fails in whole or in part and did not before.
    case newFailing = "new-failing"
    /// A decision about it has ended and it fails again.
    case expired
    /// It fails now as it did before.
    case stillFailing = "still-failing"
    /// It failed and is met.
    case fixed
    /// It failed and a decision now stands in front of it.
    case waived
    /// It is new in the catalog.
    case newControl = "new-control"
    /// It is gone from the catalog.
    case removed
    /// It has another identifier than before and asks the same.
    case migrated
    /// It is met, decided or not measured, as before or anew.
    case other

    /// Its name for readers.
    public var title: String {
      switch self {
      case .newFailing: "New failing"
      case .expired: "Decision ended"
      case .stillFailing: "Still failing"
      case .fixed: "Fixed"
      case .waived: "Waived"
      case .newControl: "New control"
      case .removed: "Removed"
      case .migrated: "Renamed"
      case .other: "Other"
      }
    }
  }

  /// The control as the later run names it, or the earlier one where it is gone.
  public var control: String
  /// Where it stands.
  public var kind: Kind
  /// What the earlier run called it, when that is something else.
  public var formerID: String?

  init(before: ControlResult?, after: ControlResult?, formerID: String? = nil) {
    control = after?.control.id ?? before?.control.id ?? ""
    self.formerID = formerID
    kind = Self.kind(before, after, isRenamed: formerID != nil)
  }

  private static func kind(
    _ before: ControlResult?,
    _ after: ControlResult?,
    isRenamed: Bool
  ) -> Kind {
    guard let before else { return .newControl }
    guard let after else { return .removed }
    switch (isOpen(before), isOpen(after)) {
    case (true, true): return .stillFailing
    case (false, true): return before.standing == .measured ? .newFailing : .expired
    case (true, false):
      if after.standing != .measured { return .waived }
      return after.verdict.kind == .pass ? .fixed : .other
    case (false, false): return isRenamed ? .migrated : .other
    }
  }

  private static func isOpen(_ result: ControlResult) -> Bool {
    let kind = result.verdict.kind
    return result.standing == .measured && (kind == .fail || kind == .partial)
  }
}
