/// An action that raises the score.
public struct Recommendation: Sendable, Hashable {
  /// Its place in the list, from 1.
  public var rank: Int
  /// The controls that it meets, the leading one first.
  public var controls: [String]
  /// What to do, in one sentence.
  public var summary: String
  /// The product in which to do it.
  public var product: Product
  /// What it protects.
  public var category: Category
  /// The severity of the worst control.
  public var severity: Severity
  /// The points that it adds when done fully.
  public var pointsToGain: Double
  /// The percentage points that it adds to the total.
  public var percentageToGain: Double
  /// How much work it is.
  public var cost: Cost
  /// Points to gain over the cost's units of effort: what the list is ordered by.
  public var pointsPerEffort: Double
  /// How much of it users notice.
  public var userImpact: Impact
  /// How to do it, in order.
  public var steps: [RemediationStep]
  /// How to see that it worked.
  public var verify: String?
  /// How many objects do not meet the control.
  public var offenders: Int
  /// How many times events show that what is open was used; 0 when they do not or were not looked
  /// into.
  public var seen: Int
  /// When on a roadmap it is done: by its cost, and not before what it waits for.
  public var phase: Phase
  /// The leading controls of the actions that must be done before.
  public var after: [String]
  /// The controls that must be met before, of which the run cannot say whether they are.
  public var unverified: [String]
  /// The service plans that its controls need; the tenant has them, or does not say.
  public var licence: [String]

  /// Creates a recommendation.
  public init(
    rank: Int,
    controls: [String],
    summary: String,
    product: Product,
    category: Category,
    severity: Severity,
    pointsToGain: Double,
    percentageToGain: Double,
    cost: Cost,
    pointsPerEffort: Double,
    userImpact: Impact,
    steps: [RemediationStep] = [],
    verify: String? = nil,
    offenders: Int,
    seen: Int = 0,
    phase: Phase? = nil,
    after: [String] = [],
    unverified: [String] = [],
    licence: [String] = []
  ) {
    self.rank = rank
    self.controls = controls
    self.summary = summary
    self.product = product
    self.category = category
    self.severity = severity
    self.pointsToGain = pointsToGain
    self.percentageToGain = percentageToGain
    self.cost = cost
    self.pointsPerEffort = pointsPerEffort
    self.userImpact = userImpact
    self.steps = steps
    self.verify = verify
    self.offenders = offenders
    self.seen = seen
    self.phase = phase ?? cost.phase
    self.after = after
    self.unverified = unverified
    self.licence = licence
  }
}
