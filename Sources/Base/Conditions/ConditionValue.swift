import Documents

/// A value while a condition is evaluated; what is missing is nil instead.
enum ConditionValue: Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  /// A list that the condition made.
  case list([ConditionValue])
  /// A list or an object of the document.
  case node(JSONNode)

  init(_ node: JSONNode) {
    switch node.kind {
    case .null: self = .null
    case .bool: self = .bool(node.bool ?? false)
    case .string: self = .string(node.string ?? "")
    case .int, .uint, .double: self = .number(node.double ?? 0)
    case .bigNumber:
      let isNegative = node.numberText?.utf8.first == UInt8(ascii: "-")
      self = .number(node.double ?? (isNegative ? -.infinity : .infinity))
    case .array, .object: self = .node(node)
    }
  }

  /// False is the only value that does not hold: null, zero and empty things do.
  var holds: Bool { if case .bool(false) = self { false } else { true } }

  /// The name of its type.
  var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "bool"
    case .number: "number"
    case .string: "string"
    case .list: "list"
    case .node(let node): node.kind == .array ? "list" : "object"
    }
  }

  /// The text, when it is one.
  var text: String? { if case .string(let text) = self { text } else { nil } }

  /// The elements of a list or the values of an object; other values have none.
  var elements: [ConditionValue] {
    switch self {
    case .list(let elements): elements
    case .node(let node):
      node.kind == .array
        ? node.elements.map(ConditionValue.init) : node.members.map { ConditionValue($0.value) }
    default: []
    }
  }

  /// The value of a key, whose letter case counts; nil when it is no object or has no such key.
  func member(_ key: String) -> ConditionValue? {
    guard case .node(let node) = self else { return nil }
    return node[key].map(ConditionValue.init)
  }

  /// The element at a position or of a key.
  subscript(index: ConditionValue) -> ConditionValue? {
    switch (self, index) {
    case (_, .string(let key)): return member(key)
    case (.list(let elements), .number(let number)):
      guard let position = Int(exactly: number), elements.indices.contains(position) else {
        return nil
      }
      return elements[position]
    case (.node(let node), .number(let number)):
      guard node.kind == .array, let position = Int(exactly: number) else { return nil }
      return node[position].map(ConditionValue.init)
    default: return nil
    }
  }

  /// How many characters, elements or members it has; nil for what has none of those.
  var size: Int? {
    switch self {
    case .string(let text): text.unicodeScalars.count
    case .list(let elements): elements.count
    case .node(let node): node.count
    default: nil
    }
  }

  /// Whether a list or an object has an element that equals another value.
  func contains(_ wanted: ConditionValue) -> Bool {
    switch self {
    case .list(let elements): elements.contains { $0 == wanted }
    case .node(let node):
      node.kind == .array
        ? node.elements.contains { ConditionValue($0) == wanted }
        : node.members.contains { ConditionValue($0.value) == wanted }
    default: false
    }
  }
}
