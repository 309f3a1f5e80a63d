public import PostureModel

/// What changed between two assessments, and why the score moved.
public struct Comparison: Sendable, Hashable {
  /// Who and when, before.
  public var before: Provenance
  /// Who and when, after.
  public var after: Provenance
  /// The score's move and its parts.
  public var score: ScoreChange
  /// The controls that differ, in order of identifier.
  public var changes: [ControlChange]
  /// Where every control stands, in order of identifier.
  public var states: [ControlState]

  /// Compares two assessments.
  public init(before: Assessment, after: Assessment) {
    self.before = before.provenance
    self.after = after.provenance
    let renaming = Renaming(before: before, after: after)
    let former = Dictionary(renaming.identifiers.map { ($1, $0) }) { first, _ in first }
    let before = renaming.applied(to: before)
    score = ScoreChange(before: before, after: after)
    let old = Dictionary(before.results.map { ($0.control.id, $0) }) { first, _ in first }
    let new = Dictionary(after.results.map { ($0.control.id, $0) }) { first, _ in first }
    let identifiers = Set(old.keys).union(new.keys).sorted()
    changes = identifiers.compactMap { ControlChange(before: old[$0], after: new[$0]) }
    states = identifiers.map {
      ControlState(before: old[$0], after: new[$0], formerID: former[$0])
    }
  }

  /// Whether the two exports name different tenants, so that the comparison means little.
  public var tenantsDiffer: Bool {
    guard let old = before.tenant.id, let new = after.tenant.id else { return false }
    return old.lowercased() != new.lowercased()
  }

  /// Whether the catalogs differ.
  public var catalogsDiffer: Bool { before.catalogDigest != after.catalogDigest }

  /// How many controls stand where, every kind that occurs but `other`, in the order of `allCases`.
  public var stateCounts: [(kind: ControlState.Kind, count: Int)] {
    ControlState.Kind.allCases.compactMap { kind in
      let count = states.count { $0.kind == kind }
      return count > 0 && kind != .other ? (kind, count) : nil
    }
  }

  /// The changes of one kind.
  public func changes(of kind: ControlChange.Kind) -> [ControlChange] {
    changes.filter { $0.kind == kind }
  }
}
