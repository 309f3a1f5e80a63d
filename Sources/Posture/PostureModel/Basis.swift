/// The points of the catalog, split by what they rest on: never mixed into one number unseen.
public struct Basis: Sendable, Hashable {
  /// The points of controls that the evidence measured: the score's denominator.
  public var measured: Double
  /// The points of controls that rest on somebody's word.
  public var asserted: Double
  /// The points not achieved whose risk is accepted.
  public var accepted: Double
  /// The points of controls that apply but could not be measured, broken checks included.
  public var notMeasured: Double
  /// The points of controls that do not apply or that the licence does not cover.
  public var outOfScope: Double

  /// Creates a basis.
  public init(
    measured: Double = 0,
    asserted: Double = 0,
    accepted: Double = 0,
    notMeasured: Double = 0,
    outOfScope: Double = 0
  ) {
    self.measured = measured
    self.asserted = asserted
    self.accepted = accepted
    self.notMeasured = notMeasured
    self.outOfScope = outOfScope
  }

  /// The measured part of the points in scope, in percent; nil when nothing is in scope.
  public var coverage: Double? {
    let scope = measured + notMeasured
    return scope > 0 ? measured / scope * 100 : nil
  }
}
