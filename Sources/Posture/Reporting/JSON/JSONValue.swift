import Documents

/// A JSON value with its members in the order in which they are to be written.
enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// Members that have no value are not written.
  case object([(String, JSONValue?)])

  /// A string, or null.
  static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

  /// A number, or null.
  static func optional(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }

  /// An array of strings.
  static func strings(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }

  /// An object without the members whose value is nil.
  static func members(_ members: (String, JSONValue?)...) -> JSONValue {
    .object(members)
  }

  /// The value as text: two spaces a level, members in order, one line feed at the end.
  var text: String {
    var writer = JSONWriter(pretty: true, shortensWholeDoubles: true)
    write(to: &writer)
    return writer.text + "\n"
  }

  /// The value on one line, without a line feed.
  var line: String {
    var writer = JSONWriter(shortensWholeDoubles: true)
    write(to: &writer)
    return writer.text
  }

  private func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.value(value)
    case .integer(let value): writer.value(value)
    case .number(let value): writer.value(value)
    case .string(let value): writer.value(value)
    case .array(let values):
      writer.array { writer in for value in values { value.write(to: &writer) } }
    case .object(let members):
      writer.object { writer in
        for (key, value) in members {
          guard let value else { continue }
          writer.key(key)
          value.write(to: &writer)
        }
      }
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self = .string(value) }
}
