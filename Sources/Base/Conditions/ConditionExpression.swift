/// A condition with its names resolved.
indirect enum ConditionExpression: Sendable {
  case constant(ConditionValue)
  /// The document.
  case document
  /// A parameter or a variable of the definition that is being evaluated.
  case local(Int)
  case member(ConditionExpression, String)
  case index(ConditionExpression, ConditionExpression)
  case list([ConditionExpression])
  case not(ConditionExpression)
  case both(ConditionExpression, ConditionExpression)
  case either(ConditionExpression, ConditionExpression)
  case compare(Comparison, ConditionExpression, ConditionExpression)
  case isIn(ConditionExpression, ConditionExpression)
  case plus(ConditionExpression, ConditionExpression)
  case choose(ConditionExpression, ConditionExpression, ConditionExpression)
  /// What is said of each element of a list, which stands in a local while it is.
  case each(Quantifier, ConditionExpression, local: Int, ConditionExpression)
  case call(ConditionFunction, [ConditionExpression])
  case invoke(definition: Int, [ConditionExpression])

  /// An operator that compares.
  enum Comparison: String, Sendable {
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// What is done with the elements of a list.
  enum Quantifier: String, Sendable, CaseIterable {
    /// Whether the condition holds for one of them.
    case exists
    /// Whether it holds for every one.
    case all
    /// Those for which it holds.
    case filter
    /// What the expression gives for each, where it gives something.
    case map
  }
}

/// An expression with the number of locals it needs.
struct ConditionBody: Sendable {
  let expression: ConditionExpression
  let locals: Int
}
