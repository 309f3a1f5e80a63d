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

  /// The move and its parts in tenths of a percentage point, rounded so that the parts add up to
  /// the move; parts that are nothing are left out.
  public var tenths: (difference: Int, parts: [(name: String, value: Int)])? {
    guard let difference, let posture, let decisions, let coverage, let catalog,
      [difference, posture, decisions, coverage, catalog].allSatisfy({ $0.magnitude < 1e9 })
    else { return nil }
    let exact = [
      ("posture", posture * 10), ("decisions", decisions * 10), ("coverage", coverage * 10),
      ("catalog", catalog * 10),
    ]
    let total = Int((difference * 10).rounded())
    var rounded = exact.map { Int($0.1.rounded(.down)) }
    // The largest remainders get what is left, as seats are given to parties.
    let order = exact.indices.sorted { left, right in
      let (first, second) = (
        exact[left].1 - exact[left].1.rounded(.down),
        exact[right].1 - exact[right].1.rounded(.down)
      )
      return first != second ? first > second : left < right
    }
    let left = total - rounded.reduce(0, +)
    for index in order.prefix(max(0, left)) { rounded[index] += 1 }
    for index in order.reversed().prefix(max(0, -left)) { rounded[index] -= 1 }
    let parts = zip(exact, rounded).map { (name: $0.0, value: $1) }
    return (total, parts.filter { $0.value != 0 })
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
    let hasBoth = last != nil && Self.percentage(target) != nil

    func step(_ change: () -> Void) -> Double? {
      let previous = last
      change()
      // On the way there may be nothing in common; the next step then tells the whole of the rest.
      last = Self.percentage(terms) ?? last
      guard hasBoth, let previous, let last else { return nil }
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
