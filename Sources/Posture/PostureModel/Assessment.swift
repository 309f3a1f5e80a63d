/// Everything that one run came to: what reports are written from and comparisons are made of.
public struct Assessment: Sendable, Hashable {
  /// What it was made of.
  public var provenance: Provenance
  /// One result a control, in order of control identifier.
  public var results: [ControlResult]
  /// What the results add up to.
  public var score: Score
  /// What to do next, best first.
  public var recommendations: [Recommendation]
  /// What became of each evidence table, in order of name.
  public var collection: [CollectionStatus]
  /// What the requirements of the baseline came to that was asked for.
  public var baseline: BaselineOutcome?
  /// What other tools say, in order of file; it changes no score.
  public var thirdParty: [ThirdPartyVerdict]
  /// Microsoft's own score, when the export has it.
  public var microsoftScore: MicrosoftScore?
  /// The waivers of the run, in the order of their file.
  public var waivers: [Waiver]
  /// What exported events say, in order of control; empty when there were none to look into.
  public var hunts: [HuntResult]
  /// The zones and targets that the organisation has set for its score.
  public var zones: Zones?
  /// What the tenant's classification scheme is and what is wrong with it, when there is one.
  public var classification: ClassificationSummary?
  /// What went wrong while reading the export.
  public var problems: [Problem]

  /// Creates an assessment.
  public init(
    provenance: Provenance,
    results: [ControlResult] = [],
    score: Score = Score(),
    recommendations: [Recommendation] = [],
    collection: [CollectionStatus] = [],
    baseline: BaselineOutcome? = nil,
    thirdParty: [ThirdPartyVerdict] = [],
    microsoftScore: MicrosoftScore? = nil,
    waivers: [Waiver] = [],
    hunts: [HuntResult] = [],
    zones: Zones? = nil,
    classification: ClassificationSummary? = nil,
    problems: [Problem] = []
  ) {
    self.provenance = provenance
    self.results = results
    self.score = score
    self.recommendations = recommendations
    self.collection = collection
    self.baseline = baseline
    self.thirdParty = thirdParty
    self.microsoftScore = microsoftScore
    self.waivers = waivers
    self.hunts = hunts
    self.zones = zones
    self.classification = classification
    self.problems = problems
  }

  /// The result of one control.
  public func result(of control: String) -> ControlResult? {
    results.first { $0.control.id == control }
  }

  /// How many controls came to each verdict, every kind present, in the order of `allCases`.
  public var verdictCounts: [(kind: Verdict.Kind, count: Int)] {
    Verdict.Kind.allCases.map { kind in
      (kind, results.count { $0.verdict.kind == kind })
    }
  }
}
