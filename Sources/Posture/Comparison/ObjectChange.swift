import PostureModel

/// How one object of a control differs between two assessments.
public struct ObjectChange: Sendable, Hashable {
  /// The sort of difference, what needs attention first.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// It met the control and does not any more.
    case broken
    /// It was not there before.
    case added
    /// It can be judged now and could not before, or the reverse.
    case judgement
    /// It did not meet the control and does now.
    case fixed
    /// It is not there any more.
    case removed
    /// It is called otherwise, and judged as before.
    case renamed
  }

  /// The object's name.
  public var object: String
  /// The sort of difference.
  public var kind: Kind
  /// What it was called before, when that is something else.
  public var formerName: String?
  /// Whether it met the control before; nil when it was not there or not judged.
  public var before: Bool?
  /// Whether it meets the control now; nil when it is not there or not judged.
  public var after: Bool?

  /// The differences between two lists of findings, by kind, then by name.
  static func changes(from before: [Finding], to after: [Finding]) -> [ObjectChange] {
    let old = keyed(before)
    let new = keyed(after)
    let changes = Set(old.keys).union(new.keys).compactMap { key in
      change(from: old[key], to: new[key])
    }
    return changes.sorted { left, right in
      if left.kind != right.kind { return left.kind.rank < right.kind.rank }
      if left.object != right.object { return left.object < right.object }
      return (left.after ?? true ? 1 : 0) < (right.after ?? true ? 1 : 0)
    }
  }

  private static func change(from old: Finding?, to new: Finding?) -> ObjectChange? {
    guard let finding = new ?? old else { return nil }
    let kind: Kind
    switch (old, new) {
    case (nil, _): kind = .added
    case (_, nil): kind = .removed
    case (let old?, let new?):
      switch (old.compliant, new.compliant) {
      case (let before, let after) where before == after:
        if old.object == new.object { return nil }
        kind = .renamed
      case (true, false): kind = .broken
      case (false, true): kind = .fixed
      default: kind = .judgement
      }
    }
    let formerName = old.flatMap { $0.object == finding.object ? nil : $0.object }
    return ObjectChange(
      object: finding.object,
      kind: kind,
      formerName: formerName,
      before: old?.compliant,
      after: new?.compliant
    )
  }

  /// Findings by identifier, or by name where there is none; the second of one name is another.
  private static func keyed(_ findings: [Finding]) -> [Key: Finding] {
    var seen: [String: Int] = [:]
    var keyed: [Key: Finding] = [:]
    for finding in findings {
      let name = finding.objectID ?? finding.object
      let occurrence = seen[name, default: 0]
      seen[name] = occurrence + 1
      keyed[Key(name: name, occurrence: occurrence)] = finding
    }
    return keyed
  }

  private struct Key: Hashable {
    let name: String
    let occurrence: Int
  }
}

extension ObjectChange {
  /// What happened to it, for readers: `fixed`, `renamed from Old name`.
  public var text: String {
    formerName.map { kind == .renamed ? "renamed from \($0)" : "\(kind.rawValue), was \($0)" }
      ?? kind.rawValue
  }
}

extension ObjectChange.Kind {
  /// 0 for what needs attention first.
  var rank: Int {
    switch self {
    case .broken: 0
    case .added: 1
    case .judgement: 2
    case .fixed: 3
    case .removed: 4
    case .renamed: 5
    }
  }
}
