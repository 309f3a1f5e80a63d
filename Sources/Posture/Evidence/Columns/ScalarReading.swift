import Documents
import Tables

/// What a value of an export means as a value of a column.
enum Reading<Value> {
  case value(Value)
  /// It is null, or says that there is no value.
  case none
  /// It is not of the column's type.
  case mismatch
}

/// Takes what PowerShell wraps around scalars off: lists of one, dates and enumerations as objects.
func plainScalar(_ node: JSONNode) -> JSONNode {
  switch node.kind {
  case .array where node.count == 1:
    return node[0] ?? node
  case .object:
    if let (_, list) = node.wrappedList, list.kind == .array, list.count == 1 {
      return list[0] ?? node
    }
    if let value = node["value__"] { return value }
    if let value = node["value"], node["DateTime"] != nil || node["DisplayHint"] != nil {
      return value
    }
    return node
  default:
    return node
  }
}

enum ScalarReading {
  static func bool(_ node: JSONNode) -> Reading<Bool> {
    switch node.kind {
    case .bool: return node.bool.map { .value($0) } ?? .none
    case .null: return .none
    case .int:
      switch node.int {
      case 0: return .value(false)
      case 1: return .value(true)
      default: return .mismatch
      }
    case .string:
      switch node.string?.lowercased() {
      case "true", "$true", "1", "yes": return .value(true)
      case "false", "$false", "0", "no": return .value(false)
      case "": return .none
      default: return .mismatch
      }
    default: return .mismatch
    }
  }

  static func long(_ node: JSONNode) -> Reading<Int64> {
    switch node.kind {
    case .int: return node.int.map { .value($0) } ?? .none
    case .null: return .none
    case .double:
      return node.double.flatMap { Int64(exactly: $0) }.map { .value($0) } ?? .mismatch
    case .bool: return .value(node.bool == true ? 1 : 0)
    case .string:
      guard let text = node.string, !text.isEmpty else { return .none }
      // Exchange writes limits that are off as this word.
      if text == "Unlimited" || text == "unlimited" { return .none }
      return Int64(text).map { .value($0) } ?? .mismatch
    default: return .mismatch
    }
  }

  static func real(_ node: JSONNode) -> Reading<Double> {
    switch node.kind {
    case .int, .uint, .double, .bigNumber: return node.double.map { .value($0) } ?? .mismatch
    case .null: return .none
    case .string:
      guard let text = node.string, !text.isEmpty else { return .none }
      return Double(text).map { .value($0) } ?? .mismatch
    default: return .mismatch
    }
  }

  static func datetime(_ node: JSONNode) -> Reading<Int64> {
    switch node.kind {
    case .null: return .none
    case .string:
      if node.utf8Count == 0 { return .none }
      let ticks = node.withUTF8 { text in text.count > 64 ? nil : DateText.ticks(text) } ?? nil
      return ticks.map { .value($0) } ?? .mismatch
    default: return .mismatch
    }
  }

  static func timespan(_ node: JSONNode) -> Reading<Int64> {
    switch node.kind {
    case .null: return .none
    case .string:
      guard let text = node.string, !text.isEmpty else { return .none }
      if text == "Unlimited" { return .none }
      return TimeSpanText.ticks(text).map { .value($0) } ?? .mismatch
    case .object:
      // Windows PowerShell writes a time span with all its properties.
      return node["Ticks"]?.int.map { .value($0) } ?? .mismatch
    default: return .mismatch
    }
  }

  static func guid(_ node: JSONNode) -> Reading<GUID> {
    guard let text = node.string else { return node.isNull ? .none : .mismatch }
    if text.isEmpty { return .none }
    return GUID(text).map { .value($0) } ?? .mismatch
  }

  static func decimal(_ node: JSONNode) -> Reading<Decimal34> {
    switch node.kind {
    case .null: return .none
    case .int: return node.int.map { .value(Decimal34($0)) } ?? .none
    case .string: return node.string.flatMap { Decimal34($0) }.map { .value($0) } ?? .mismatch
    case .double, .uint, .bigNumber:
      let text = node.numberText ?? node.double.map { "\($0)" } ?? ""
      return Decimal34(text).map { .value($0) } ?? .mismatch
    default: return .mismatch
    }
  }

  /// A value as text: numbers by name where the column has names, containers as JSON.
  static func text(_ node: JSONNode, names: [Int64: String]?) -> String {
    switch node.kind {
    case .null: return ""
    case .string:
      let text = node.string ?? ""
      // Some exports write the number of a name as a string.
      if let names, let number = Int64(text), let name = names[number] { return name }
      return text
    case .bool: return node.bool == true ? "true" : "false"
    case .int:
      let number = node.int ?? 0
      return names?[number] ?? String(number)
    case .uint: return node.uint.map { String($0) } ?? ""
    case .double: return node.double.map { "\($0)" } ?? ""
    case .bigNumber: return node.numberText ?? ""
    case .array, .object:
      var writer = JSONWriter(pretty: false)
      writer.value(node)
      return writer.text
    }
  }
}
