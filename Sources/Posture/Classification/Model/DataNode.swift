import Diagnostics
import Documents

/// A value of an export, whatever form the export came in: JSON, CLIXML, YAML or a configuration of
/// Microsoft365DSC.
///
/// Keys are found without regard to case, and scalars are read as what is asked for, since the
/// same property comes as `true`, `"True"` or `1` by export.
struct DataNode: Sendable {
  /// What a value is.
  enum Content: Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case list([DataNode])
    case object([Member])
  }

  /// One property of an object.
  struct Member: Sendable {
    let key: String
    /// The key in lower case.
    let folded: String
    let value: DataNode

    init(_ key: String, _ value: DataNode) {
      self.key = key
      folded = key.lowercased()
      self.value = value
    }
  }

  let content: Content
  let place: SchemePlace

  init(_ content: Content, at place: SchemePlace) {
    self.content = content
    self.place = place
  }

  /// The value of a key; the last one when it comes more than once.
  subscript(key: String) -> DataNode? {
    guard case .object(let members) = content else { return nil }
    let folded = key.lowercased()
    return members.last { $0.folded == folded }?.value
  }

  /// The properties of an object.
  var members: [Member] { if case .object(let members) = content { members } else { [] } }

  /// Whether it is an object.
  var isObject: Bool { if case .object = content { true } else { false } }

  /// Whether it is null.
  var isNull: Bool { if case .null = content { true } else { false } }

  /// The elements of a list; a value that is no list is the only element of one, and null of none.
  var elements: [DataNode] {
    switch content {
    case .list(let elements): elements
    case .null: []
    default: [self]
    }
  }

  /// The text of a scalar; nil for null and for an empty text.
  var text: String? {
    switch content {
    case .string(let text): text.isEmpty ? nil : text
    case .number(let text): text
    case .bool(let value): value ? "true" : "false"
    case .list(let elements) where elements.count == 1: elements[0].text
    case .null, .list, .object: nil
    }
  }

  /// The truth value of a scalar.
  var bool: Bool? {
    switch text?.lowercased() {
    case "true", "1", "$true": true
    case "false", "0", "$false": false
    default: nil
    }
  }

  /// The integer of a scalar.
  var int: Int? { text.flatMap { Int($0.trimmedBlanks) } }

  /// What an element of a list of names is called, whether it is a text or an object.
  var name: String? {
    text ?? self["Name"]?.text ?? self["DisplayName"]?.text ?? self["PrimarySmtpAddress"]?.text
  }

  /// The text of a property.
  func text(_ key: String) -> String? { self[key]?.text }
  /// The truth value of a property.
  func bool(_ key: String) -> Bool? { self[key]?.bool }
  /// The integer of a property.
  func int(_ key: String) -> Int? { self[key]?.int }
  /// The elements of a property.
  func list(_ key: String) -> [DataNode] { self[key]?.elements ?? [] }
  /// The names in a property; a text with commas is one of several.
  func names(_ key: String) -> [String] { list(key).compactMap(\.name) }

  /// Whether a property is there, be it null.
  func has(_ key: String) -> Bool { self[key] != nil }
}

extension DataNode {
  /// The tree of a JSON value; the reader of JSON limits its depth.
  init(_ node: JSONNode, at place: SchemePlace) {
    switch node.kind {
    case .null: self.init(.null, at: place)
    case .bool: self.init(.bool(node.bool ?? false), at: place)
    case .string: self.init(.string(node.string ?? ""), at: place)
    case .int: self.init(.number(node.int.map { "\($0)" } ?? ""), at: place)
    case .uint: self.init(.number(node.uint.map { "\($0)" } ?? ""), at: place)
    case .bigNumber: self.init(.number(node.numberText ?? ""), at: place)
    case .double: self.init(.number(Self.text(node.double ?? 0)), at: place)
    case .array:
      let elements = node.elements.enumerated().map { index, element in
        DataNode(element, at: place.at("\(index)"))
      }
      self.init(.list(elements), at: place)
    case .object:
      let members = node.members.map { member in
        Member(member.key, DataNode(member.value, at: place.at(jsonPointerStep(member.key))))
      }
      self.init(.object(members), at: place)
    }
  }

  /// A number without a fraction of zero.
  private static func text(_ value: Double) -> String {
    Int(exactly: value).map { "\($0)" } ?? "\(value)"
  }

  /// The tree of a YAML value; the reader of YAML limits its depth.
  init(_ node: YAMLNode, file: String) {
    let place = SchemePlace(file: file, line: node.position.line)
    switch node.content {
    case .scalar(let scalar):
      let content: Content =
        switch scalar.type {
        case .null: .null
        case .bool: .bool(scalar.bool ?? false)
        case .int: .number(scalar.text)
        case .double: .number(scalar.text)
        case .string: .string(scalar.text)
        }
      self.init(content, at: place)
    case .sequence(let elements):
      self.init(.list(elements.map { DataNode($0, file: file) }), at: place)
    case .mapping(let entries):
      self.init(.object(entries.map { Member($0.key, DataNode($0.value, file: file)) }), at: place)
    }
  }
}
