/// One requirement that a tenant meets or does not: everything its file says but the examples.
public struct Control: Sendable, Hashable {
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

  /// Creates a control.
  public init(
    id: String,
    title: String,
    kind: ControlKind,
    product: Product,
    category: Category,
    points: Double,
    pointsSource: PointsSource = .catalog,
    severity: Severity,
    userImpact: Impact,
    implementationCost: Cost,
    licence: [String] = [],
    after: [String] = [],
    rationale: String = "",
    check: Check,
    remediation: Remediation = Remediation(),
    references: [Reference] = [],
    crosswalk: [CrosswalkEntry] = [],
    file: String? = nil
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.product = product
    self.category = category
    self.points = points
    self.pointsSource = pointsSource
    self.severity = severity
    self.userImpact = userImpact
    self.implementationCost = implementationCost
    self.licence = licence
    self.after = after
    self.rationale = rationale
    self.check = check
    self.remediation = remediation
    self.references = references
    self.crosswalk = crosswalk
    self.file = file
  }
}

/// A control's question and how the answer is judged.
public struct Check: Sendable, Hashable {
  /// What the rows must look like for the control to pass.
  public enum PassRule: Sendable, Hashable {
    /// Every row that could be judged is compliant.
    case all
    /// At least one row is compliant.
    case any
    /// The points follow the share of compliant rows.
    case share
    /// At least so many rows are compliant.
    case atLeast(Int)

    /// The rule as a control file spells it.
    public var text: String {
      switch self {
      case .all: "all"
      case .any: "any"
      case .share: "share"
      case .atLeast(let count): "at-least: \(count)"
      }
    }
  }

  /// What it means that there are no rows.
  public enum NoneRule: String, Sendable, Hashable, CaseIterable {
    case pass
    case fail
    case notApplicable = "not-applicable"
  }

  /// The rule over the rows.
  public var pass: PassRule
  /// The rule for no rows.
  public var none: NoneRule
  /// The KQL query, one row an assessed object.
  public var query: String

  /// Creates a check.
  public init(pass: PassRule, none: NoneRule, query: String) {
    self.pass = pass
    self.none = none
    self.query = query
  }
}

/// Somewhere to read more.
public struct Reference: Sendable, Hashable {
  /// What is there.
  public var title: String
  /// Its address.
  public var url: String

  /// Creates a reference.
  public init(title: String, url: String) {
    self.title = title
    self.url = url
  }
}

/// The requirements of one framework that a control answers.
public struct CrosswalkEntry: Sendable, Hashable {
  /// Whose requirements.
  public var framework: Framework
  /// Their identifiers there.
  public var identifiers: [String]
  /// Those of them that we have put there; the others follow from a published mapping.
  public var own: [String]

  /// Creates an entry.
  public init(framework: Framework, identifiers: [String], own: [String] = []) {
    self.framework = framework
    self.identifiers = identifiers
    self.own = own
  }
}
