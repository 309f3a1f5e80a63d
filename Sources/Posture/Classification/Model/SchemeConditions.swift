/// A reference of a condition to a type of sensitive information, with the bounds that it sets.
public struct TypeReference: Sendable {
  /// What the condition calls the type.
  public let name: String?
  /// Its identifier, in the condition's words.
  public let id: String?
  /// At least so many instances.
  public let minCount: Int?
  /// At most so many; -1 is no limit.
  public let maxCount: Int?
  /// At least so sure.
  public let minConfidence: Int?
  /// At most so sure.
  public let maxConfidence: Int?
  /// `Low`, `Medium` or `High`.
  public let confidenceLevel: String?
  /// `Content`, `MLModel` (a trainable classifier), `ExactMatch` and others.
  public let classifierType: String?
  /// Where it stands.
  public let place: SchemePlace

  /// Whether it is a trainable classifier and no type.
  public var isClassifier: Bool { classifierType?.lowercased() == "mlmodel" }
  /// What to call it in messages.
  public var title: String { name ?? id ?? "a type without a name" }
  /// What tells one type from another.
  var key: String { (id ?? name ?? "").lowercased() }
}

/// A reference of a condition to a label.
public struct LabelReference: Sendable {
  /// What the condition calls the label.
  public let name: String?
  /// Its identifier.
  public let id: String?
  /// Whether it is a retention label and no sensitivity label.
  public let isRetention: Bool
  /// Where it stands.
  public let place: SchemePlace
}

/// Types and labels that a condition combines.
public struct ConditionGroup: Sendable {
  /// What the group is called.
  public let name: String?
  /// `And` or `Or`.
  public let combinator: String
  /// The types.
  public let types: [TypeReference]
  /// The labels.
  public let labels: [LabelReference]
  /// Where it stands.
  public let place: SchemePlace
}

/// One condition of a rule by its name.
public struct NamedCondition: Sendable {
  /// What the condition is called.
  public let name: String
  /// Whether the rule asks that it does not hold.
  public let isNegated: Bool
  /// What it compares with.
  let value: DataNode

  /// Where it stands.
  public var place: SchemePlace { value.place }
}

/// What a rule asks of content.
public struct RuleCondition: Sendable {
  /// The groups of types and labels, of simple and advanced conditions alike.
  public var groups: [ConditionGroup] = []
  /// Conditions by name, the groups' own one included.
  public var named: [NamedCondition] = []
  /// Operators of an advanced condition that are none.
  public var unknownOperators: [String] = []
  /// Whether the rule has a condition of its own properties.
  public var hasSimple = false
  /// Whether the advanced one could not be read.
  public var isUnreadable = false
  /// Whether it has an advanced one.
  public var hasAdvanced = false

  /// The types of all groups.
  public var types: [TypeReference] { groups.flatMap(\.types) }
  /// The labels of all groups.
  public var labels: [LabelReference] { groups.flatMap(\.labels) }
}
