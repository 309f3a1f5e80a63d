import Tables

extension BoundExpression {
  /// Longer texts are cut.
  private static let depthLimit = 60

  /// The expression as text; `names` are the columns that it is over.
  func text(_ names: NameList, depth: Int = 0) -> String {
    guard depth < Self.depthLimit else { return "..." }
    func inner(_ expression: BoundExpression) -> String { expression.text(names, depth: depth + 1) }
    switch self {
    case .column(let index, _): return names[index]
    case .literal(let value): return value.planText
    case .call(let call):
      let arguments = call.arguments.map(inner)
      let isOperator = call.name.first.map { !$0.isLetter && $0 != "_" } ?? false
      if arguments.count == 2, isOperator || Self.words.contains(call.name) {
        return "(\(arguments[0]) \(call.name) \(arguments[1]))"
      }
      return "\(call.name)(\(arguments.joined(separator: ", ")))"
    case .and(let operands): return "(" + operands.map(inner).joined(separator: " and ") + ")"
    case .or(let operands): return "(" + operands.map(inner).joined(separator: " or ") + ")"
    case .inList(let value, let values, let ignoresCase, let isNegated):
      let list = values.prefix(8).map(\.planText) + (values.count > 8 ? ["..."] : [])
      return inner(value) + Self.word(ignoresCase, isNegated) + "(\(list.joined(separator: ", ")))"
    case .inQuery(let value, _, let ignoresCase, let isNegated):
      return inner(value) + Self.word(ignoresCase, isNegated) + "(list)"
    case .scalarQuery: return "value"
    case .applied(let body, let arguments):
      return body.text(NameList(arguments.map(inner)), depth: depth + 1)
    }
  }

  private static func word(_ ignoresCase: Bool, _ isNegated: Bool) -> String {
    " \(isNegated ? "!" : "")in\(ignoresCase ? "~" : "") "
  }

  private static let words: Set<String> = [
    "has", "has_cs", "contains", "contains_cs", "startswith", "startswith_cs", "endswith",
    "endswith_cs", "hasprefix", "hassuffix", "has_any", "has_all", "matches regex",
  ]
}

extension ScalarValue {
  /// The value as a literal of the language, cut when it is long.
  fileprivate var planText: String {
    switch self {
    case .null(let type): return "\(type.rawValue)(null)"
    case .bool(let value): return String(value)
    case .int(let value): return String(value)
    case .long(let value): return String(value)
    case .real(let value): return value.description
    case .decimal(let value): return "decimal(\(value))"
    case .string(let value):
      return "\"" + (value.count > 60 ? value.prefix(60) + "..." : value[...]) + "\""
    case .datetime(let value): return "datetime(\(Ticks.text(datetime: value)))"
    case .timespan(let value): return "timespan(\(Ticks.text(timespan: value)))"
    case .guid(let value): return "guid(\(value))"
    case .dynamic(let value):
      let text = DynamicJSON.text(value)
      return "dynamic(\(text.count > 60 ? text.prefix(60) + "..." : text[...]))"
    }
  }
}
