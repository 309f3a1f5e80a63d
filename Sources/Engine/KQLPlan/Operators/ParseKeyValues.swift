public import Tables

/// A key that `parse-kv` looks for.
public struct KeyValueColumn: Sendable {
  /// The key.
  public let key: String
  /// The output column.
  public let output: Int
  /// Its type.
  public let type: ScalarType

  /// Creates a key.
  public init(key: String, output: Int, type: ScalarType) {
    self.key = key
    self.output = output
    self.type = type
  }
}

/// How `parse-kv` tells pairs, keys and values apart.
public struct KeyValueOptions: Sendable {
  /// What separates pairs; when it or `keyValueDelimiter` is empty, whatever is no letter, digit or
  /// underscore separates both.
  public var pairDelimiter: String
  /// What separates a key from its value.
  public var keyValueDelimiter: String
  /// The quotes that may enclose a value, opening and closing.
  public var quotes: [String]
  /// The escape character within values.
  public var escape: String
  /// Whether values may hold pair delimiters.
  public var isGreedy: Bool
  /// A regular expression with two groups, instead of delimiters.
  public var regex: String?

  /// Creates options.
  public init(
    pairDelimiter: String = " ",
    keyValueDelimiter: String = "=",
    quotes: [String] = [],
    escape: String = "",
    isGreedy: Bool = false,
    regex: String? = nil
  ) {
    self.pairDelimiter = pairDelimiter
    self.keyValueDelimiter = keyValueDelimiter
    self.quotes = quotes
    self.escape = escape
    self.isGreedy = isGreedy
    self.regex = regex
  }
}

/// `parse-kv`: columns taken out of a text of keys and values.
public struct ParseKeyValuesPlan: Sendable {
  /// Where the rows come from.
  public let input: LogicalPlan
  /// The text (string).
  public let source: BoundExpression
  /// The keys looked for.
  public let keys: [KeyValueColumn]
  /// How pairs are told apart.
  public let options: KeyValueOptions
  /// How a text becomes a value of each type that keys have: functions of one string.
  public let conversions: [ScalarType: Overload]
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    input: LogicalPlan,
    source: BoundExpression,
    keys: [KeyValueColumn],
    options: KeyValueOptions,
    conversions: [ScalarType: Overload] = [:],
    schema: Schema
  ) {
    self.input = input
    self.source = source
    self.keys = keys
    self.options = options
    self.conversions = conversions
    self.schema = schema
  }
}
