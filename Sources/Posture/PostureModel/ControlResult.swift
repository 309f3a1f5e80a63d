/// What one control came to on one tenant.
public struct ControlResult: Sendable, Hashable {
  /// How many objects were judged how.
  public struct Counts: Sendable, Hashable {
    /// Objects that meet the control.
    public var compliant: Int
    /// Objects that do not.
    public var noncompliant: Int
    /// Objects that could not be judged.
    public var unknown: Int

    /// Creates counts.
    public init(compliant: Int = 0, noncompliant: Int = 0, unknown: Int = 0) {
      self.compliant = compliant
      self.noncompliant = noncompliant
      self.unknown = unknown
    }

    /// All objects.
    public var total: Int { compliant + noncompliant + unknown }
  }

  /// The control.
  public var control: Control
  /// What it came to.
  public var verdict: Verdict
  /// How many objects were judged how.
  public var counts: Counts
  /// The objects, those that do not meet the control first, then by name.
  public var findings: [Finding]
  /// The points in the denominator; 0 when the control was not measured.
  public var pointsPossible: Double
  /// The points achieved.
  public var pointsAchieved: Double
  /// What the reader must know about the measurement, such as a table that was collected in part.
  public var caveats: [String]
  /// The evidence tables that the check reads, by name.
  public var tables: [String]
  /// How waivers change the result's standing; `measured` when none applies or some objects that do
  /// not meet the control are left uncovered.
  public var standing: Standing
  /// The points that rest on somebody's word instead of the evidence: in neither sum of the score.
  public var pointsAsserted: Double
  /// The points not achieved whose risk is accepted.
  public var pointsAccepted: Double

  /// Creates a result.
  public init(
    control: Control,
    verdict: Verdict,
    counts: Counts = Counts(),
    findings: [Finding] = [],
    pointsPossible: Double = 0,
    pointsAchieved: Double = 0,
    caveats: [String] = [],
    tables: [String] = [],
    standing: Standing = .measured,
    pointsAsserted: Double = 0,
    pointsAccepted: Double = 0
  ) {
    self.control = control
    self.verdict = verdict
    self.counts = counts
    self.findings = findings
    self.pointsPossible = pointsPossible
    self.pointsAchieved = pointsAchieved
    self.caveats = caveats
    self.tables = tables
    self.standing = standing
    self.pointsAsserted = pointsAsserted
    self.pointsAccepted = pointsAccepted
  }

  /// The points that meeting the control fully would add.
  public var pointsToGain: Double { pointsPossible - pointsAchieved }
}

/// On what a result rests.
public enum Standing: Sendable, Hashable {
  /// On the evidence alone.
  case measured
  /// On somebody's word that the control is met another way; the waiver's identifier.
  case asserted(waiver: String)
  /// On the evidence, with the risk accepted; the waiver's identifier.
  case accepted(waiver: String)
}
