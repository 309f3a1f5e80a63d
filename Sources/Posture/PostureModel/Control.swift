/// One requirement that a tenant meets or does not: everything its file says but the examples.
///
/// The facts are held once, however many results, groups and lists have the control: a copy costs no
/// more than one of a reference.
@dynamicMemberLookup
public struct Control: Sendable, Hashable {
  @usableFromInline
  final class Held: Sendable {
    @usableFromInline let facts: ControlFacts

    @usableFromInline
    init(_ facts: ControlFacts) { self.facts = facts }
  }

  @usableFromInline var held: Held

  /// Creates a control of its facts.
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
    held = Held(
      ControlFacts(
        id: id,
        title: title,
        kind: kind,
        product: product,
        category: category,
        points: points,
        pointsSource: pointsSource,
        severity: severity,
        userImpact: userImpact,
        implementationCost: implementationCost,
        licence: licence,
        after: after,
        rationale: rationale,
        check: check,
        remediation: remediation,
        references: references,
        crosswalk: crosswalk,
        file: file
      )
    )
  }

  /// One of the facts.
  @inlinable
  public subscript<Value>(dynamicMember fact: WritableKeyPath<ControlFacts, Value>) -> Value {
    get { held.facts[keyPath: fact] }
    set {
      var facts = held.facts
      facts[keyPath: fact] = newValue
      held = Held(facts)
    }
  }

  /// Whether two controls say the same.
  public static func == (left: Control, right: Control) -> Bool {
    left.held === right.held || left.held.facts == right.held.facts
  }

  /// Hashes what the control says.
  public func hash(into hasher: inout Hasher) { hasher.combine(held.facts) }
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
