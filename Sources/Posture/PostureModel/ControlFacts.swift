/// What a control file says of its control, but for the examples.
public struct ControlFacts: Sendable, Hashable {
  /// Its stable identifier, `product.area.name`.
  public var id: String
  /// The requirement as a statement that holds when it is met.
  public var title: String
  /// What sort of thing it asks for.
  public var kind: ControlKind
  /// The product it looks at.
  public var product: Product
  /// What it protects.
  public var category: Category
  /// What meeting it is worth: 1 to 10 by the catalog.
  public var points: Double
  /// Where the points come from.
  public var pointsSource: PointsSource
  /// How bad not meeting it is.
  public var severity: Severity
  /// How much of meeting it users notice.
  public var userImpact: Impact
  /// How much work meeting it is.
  public var implementationCost: Cost
  /// The service plans of which any one suffices; empty when every licence has it.
  public var licence: [String]
  /// The controls that must be met before it can be, or before it makes sense.
  public var after: [String]
  /// Why an attacker cares.
  public var rationale: String
  /// The question it asks of the evidence, and how the answer is judged.
  public var check: Check
  /// How to meet it.
  public var remediation: Remediation
  /// Where to read more.
  public var references: [Reference]
  /// The requirements of other catalogues that it answers.
  public var crosswalk: [CrosswalkEntry]
  /// The file that defines it, when known.
  public var file: String?
}
