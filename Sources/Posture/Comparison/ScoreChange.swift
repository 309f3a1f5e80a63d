public import PostureModel

/// How the total moved, and by what, in percentage points.
///
/// The parts come from changing the earlier run into the later one in four steps and taking the
/// score after each, so they add up to the move exactly (but for rounding). The steps, in order:
/// the shares of controls that both runs measured; decisions about what rests on somebody's word;
/// which controls were measured; the catalog's controls and points.
public struct ScoreChange: Sendable, Hashable {
  /// The total before.
  public var before: Tally
  /// The total after.
  public var after: Tally
  /// What the tenant's configuration did.
  public var posture: Double?
  /// What decisions recorded in waivers did.
  public var decisions: Double?
  /// What a different measured set did: exports, licences, what applies.
  public var coverage: Double?
  /// What a different catalog did: controls that are new, gone or worth other points.
  public var catalog: Double?

  /// The total after less the total before, in percentage points; nil when either has none.
  public var difference: Double? {
    guard let old = before.percentage, let new = after.percentage else { return nil }
    return new - old
  }

  init(before: Assessment, after: Assessment) {
    self.before = before.score.total
    self.after = after.score.total
    var terms = Self.terms(of: before)
    let target = Self.terms(of: after)
    let oldCatalog = Set(before.results.map(\.control.id))
    let newCatalog = Set(after.results.map(\.control.id))
    let asserted = Self.asserted(before).symmetricDifference(Self.asserted(after))
    var last = Self.percentage(terms)

    func step(_ change: () -> Void) -> Double? {
      let previous = last
      change()
      last = Self.percentage(terms)
      guard let previous, let last else { return nil }
      return last - previous
    }

    posture = step {
      for (id, term) in target where terms[id] != nil { terms[id]?.share = term.share }
    }
    decisions = step {
      for id in asserted where oldCatalog.contains(id) && newCatalog.contains(id) {
        terms[id] = Self.withPoints(of: terms[id], target[id])
      }
    }
    coverage = step {
      for id in oldCatalog.intersection(newCatalog) {
        terms[id] = Self.withPoints(of: terms[id], target[id])
      }
    }
    catalog = step { terms = target }
  }

  private struct Term {
    var points: Double
    var share: Double
  }

  /// The later term, with the earlier points where there was an earlier term.
  private static func withPoints(of old: Term?, _ new: Term?) -> Term? {
    guard let new else { return nil }
    return Term(points: old?.points ?? new.points, share: new.share)
  }

  private static func terms(of assessment: Assessment) -> [String: Term] {
    Dictionary(
      assessment.score.terms.map { ($0.control, Term(points: $0.possible, share: $0.share)) }
    ) { first, _ in first }
  }

  private static func asserted(_ assessment: Assessment) -> Set<String> {
    Set(
      assessment.results.compactMap { result in
        if case .asserted = result.standing { result.control.id } else { nil }
      }
    )
  }

  /// Summed in order of identifier, so that equal runs give equal bits.
  private static func percentage(_ terms: [String: Term]) -> Double? {
    var achieved = 0.0
    var possible = 0.0
    for id in terms.keys.sorted() {
      guard let term = terms[id] else { continue }
      achieved += term.points * term.share
      possible += term.points
    }
    return possible > 0 ? achieved / possible * 100 : nil
  }
}
