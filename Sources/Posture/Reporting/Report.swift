public import Comparison
public import PostureModel

/// What a report is written from.
///
/// No format computes anything that another one would need too.
public struct Report: Sendable, Hashable {
  /// The run.
  public var assessment: Assessment
  /// How it differs from an earlier run, when there is one.
  public var comparison: Comparison?
  /// What the gate came to, when there is one.
  public var gate: GateVerdict?
  /// The tenant's runs over time, this one included, when they are known.
  public var history: RunHistory?

  /// The cards that the page has in sight, in their order; none for all.
  public var cards: [ReportCard] = []

  /// Creates a report's content.
  public init(
    _ assessment: Assessment,
    comparison: Comparison? = nil,
    gate: GateVerdict? = nil,
    history: RunHistory? = nil
  ) {
    self.assessment = assessment
    self.comparison = comparison
    self.gate = gate
    self.history = history
  }
}
