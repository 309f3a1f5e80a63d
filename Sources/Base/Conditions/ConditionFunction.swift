/// The functions that conditions have.
///
/// `f(a, b)` may be written `a.f(b)`.
enum ConditionFunction: String, Sendable, CaseIterable {
  /// Whether there is a value, null too.
  case has
  /// Whether there is a value other than false; unlike `!`, it answers for what is missing.
  case holds
  /// The value, or another one when it is missing.
  case orElse
  /// The second value, if there is a first one.
  case given
  /// The elements of a list or values of an object; an empty list for everything else.
  case list
  /// How many characters, elements or members.
  case size
  /// The name of a value's type: null, bool, number, string, list, object.
  case type
  case lower
  case upper
  case trim
  case contains
  case startsWith
  case endsWith
  /// The parts of a text between separators.
  case split
  /// A text with every occurrence of one text replaced by another.
  case replace
  /// The number that a text of decimal digits writes.
  case number
  /// Each different element once.
  case distinct
  /// The elements of a list's lists.
  case flatten
  /// The first element in the order of values.
  case min

  /// How many arguments it takes.
  var parameters: Int {
    switch self {
    case .has, .holds, .list, .size, .type, .lower, .upper, .trim, .number, .distinct, .flatten,
      .min:
      1
    case .orElse, .given, .contains, .startsWith, .endsWith, .split: 2
    case .replace: 3
    }
  }

  /// What it gives; nil when that is nothing, as for an argument that is missing or of a wrong type.
  func callAsFunction(_ arguments: [ConditionValue?]) -> ConditionValue? {
    guard arguments.count == parameters else { return nil }
    switch self {
    case .has: return .bool(arguments[0] != nil)
    case .holds: return .bool(arguments[0]?.holds ?? false)
    case .orElse: return arguments[0] ?? arguments[1]
    case .given: return arguments[0] == nil ? nil : arguments[1]
    case .list: return .list(arguments[0]?.elements ?? [])
    case .size: return arguments[0]?.size.map { .number(Double($0)) }
    case .type: return (arguments[0]?.typeName).map { .string($0) }
    case .distinct: return arguments[0].map { .list(Self.distinct($0.elements)) }
    case .flatten: return arguments[0].map { .list($0.elements.flatMap(\.elements)) }
    case .min: return arguments[0]?.elements.min { $0.isBefore($1) }
    case .lower, .upper, .trim, .contains, .startsWith, .endsWith, .split, .replace, .number:
      let texts = arguments.compactMap { $0?.text }
      return texts.count == parameters ? onTexts(texts) : nil
    }
  }

  private func onTexts(_ texts: [String]) -> ConditionValue? {
    switch self {
    case .lower: return .string(texts[0].lowercased())
    case .upper: return .string(texts[0].uppercased())
    case .trim: return .string(Self.trimmed(texts[0]))
    case .contains: return .bool(ByteSearch.first(of: texts[1], in: texts[0]) != nil)
    case .startsWith: return .bool(texts[0].utf8.starts(with: texts[1].utf8))
    case .endsWith:
      return .bool(texts[0].utf8.reversed().starts(with: texts[1].utf8.reversed()))
    case .split: return .list(ByteSearch.parts(of: texts[0], between: texts[1]).map { .string($0) })
    case .replace:
      return .string(
        ByteSearch.parts(of: texts[0], between: texts[1]).joined(separator: texts[2])
      )
    case .number: return Double(texts[0]).flatMap { $0.isFinite ? .number($0) : nil }
    default: return nil
    }
  }

  private static func distinct(_ elements: [ConditionValue]) -> [ConditionValue] {
    var seen: Set<ConditionValue> = []
    return elements.filter { seen.insert($0).inserted }
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }
}
