public import Diagnostics

/// One value of a YAML document, with its place.
public struct YAMLNode: Sendable {
  /// What a node holds.
  public enum Content: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  /// What it holds.
  public let content: Content
  /// Its UTF-8 offsets in the text (without a byte order mark).
  public let span: SourceSpan
  /// The line and column of its first character.
  public let position: SourcePosition

  /// The elements, when it is a sequence; otherwise none.
  public var elements: [YAMLNode] {
    if case .sequence(let elements) = content { elements } else { [] }
  }

  /// The entries in their order, when it is a mapping; otherwise none.
  public var entries: [YAMLEntry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }

  /// The scalar, when it is one.
  public var scalar: YAMLScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// Whether it is a mapping.
  public var isMapping: Bool { if case .mapping = content { true } else { false } }

  /// Whether it is a sequence.
  public var isSequence: Bool { if case .sequence = content { true } else { false } }

  /// The value of a key of a mapping.
  public subscript(key: String) -> YAMLNode? {
    entries.first { $0.key == key }?.value
  }

  /// The element at a position of a sequence.
  public subscript(position: Int) -> YAMLNode? {
    guard case .sequence(let elements) = content, elements.indices.contains(position) else {
      return nil
    }
    return elements[position]
  }

  /// The text of a scalar of any type.
  public var text: String? { scalar?.text }
  /// The string of a scalar that is one: quoted, a block, or plain and nothing else.
  public var string: String? { scalar?.string }
  /// The truth value of a plain `true` or `false`.
  public var bool: Bool? { scalar?.bool }
  /// The integer of a plain scalar.
  public var int: Int64? { scalar?.int }
  /// The number of a plain scalar, integers too.
  public var double: Double? { scalar?.double }
  /// Whether it is a plain `null`, `~` or nothing.
  public var isNull: Bool { scalar?.isNull ?? false }

  /// What it is, in words for a message: `a text`, `a list`.
  public var kindName: String {
    switch content {
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .scalar(let scalar):
      switch scalar.type {
      case .null: "nothing"
      case .bool: "a truth value"
      case .int, .double: "a number"
      case .string: "a text"
      }
    }
  }
}

/// One key of a mapping with its value.
public struct YAMLEntry: Sendable {
  /// The key, which is always a scalar.
  public let keyNode: YAMLNode
  /// The value.
  public let value: YAMLNode

  /// The text of the key.
  public var key: String { keyNode.text ?? "" }
}
