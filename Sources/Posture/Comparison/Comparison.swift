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

  /// Compares two assessments.
  public init(before: Assessment, after: Assessment) {
    self.before = before.provenance
    self.after = after.provenance
    score = ScoreChange(before: before, after: after)
    let old = Dictionary(before.results.map { ($0.control.id, $0) }) { first, _ in first }
    let new = Dictionary(after.results.map { ($0.control.id, $0) }) { first, _ in first }
    changes = Set(old.keys).union(new.keys).sorted().compactMap { id in
      ControlChange(before: old[id], after: new[id])
    }
  }

  /// Whether the two exports name different tenants, so that the comparison means little.
  public var tenantsDiffer: Bool {
    guard let old = before.tenant.id, let new = after.tenant.id else { return false }
    return old.lowercased() != new.lowercased()
  }

  /// Whether the catalogs differ.
  public var catalogsDiffer: Bool { before.catalogDigest != after.catalogDigest }

  /// The changes of one kind.
  public func changes(of kind: ControlChange.Kind) -> [ControlChange] {
    changes.filter { $0.kind == kind }
  }
}
