import KQLFunctions
import KQLPlan
import Tables

/// What the library says of one function.
public struct FunctionHelp: Sendable {
  /// Its name.
  public let name: String
  /// One sentence.
  public let summary: String
  /// The ways of calling it, such as `abs(long) -> long`.
  public let signatures: [String]
  /// Queries and what they print.
  public let examples: [(query: String, result: String)]

  /// The help on a function, aggregate or plugin; nil when there is none of the name.
  public init?(_ name: String) {
    let registry = FunctionLibrary.registry
    if let function = registry.scalar(name) {
      self.init(
        name: function.name,
        summary: function.summary,
        signatures: function.overloads.map {
          Self.signature(name, $0.parameters, isVariadic: $0.isVariadic, Self.text(of: $0.result))
        },
        examples: function.examples
      )
    } else if let function = registry.aggregate(name) {
      self.init(
        name: function.name,
        summary: function.summary,
        signatures: function.overloads.map {
          Self.signature(name, $0.parameters, isVariadic: $0.isVariadic, nil)
        },
        examples: function.examples
      )
    } else if let plugin = registry.plugin(name) {
      self.init(
        name: name,
        summary: plugin.summary,
        signatures: ["evaluate \(name)(...)"],
        examples: plugin.examples
      )
    } else {
      return nil
    }
  }

  private init(name: String, summary: String, signatures: [String], examples: [Example]) {
    self.name = name
    self.summary = summary
    var seen: Set<String> = []
    self.signatures = signatures.filter { seen.insert($0).inserted }
    self.examples = examples.map { ($0.query, $0.result) }
  }

  private static func signature(
    _ name: String,
    _ parameters: [Parameter],
    isVariadic: Bool,
    _ result: String?
  ) -> String {
    let list = parameters.map(text).joined(separator: ", ") + (isVariadic ? ", ..." : "")
    return "\(name)(\(list))" + (result.map { " -> \($0)" } ?? "")
  }

  private static func text(of parameter: Parameter) -> String {
    switch parameter {
    case .type(let type): type.rawValue
    case .any: "any"
    case .scalar: "scalar"
    case .numeric: "number"
    case .constant(let type): "constant \(type.rawValue)"
    case .typeLiteral: "typeof(...)"
    case .common: "value"
    }
  }

  private static func text(of result: ResultType) -> String? {
    if case .type(let type) = result { type.rawValue } else { nil }
  }
}
