import Documents

/// A value that a blueprint gives to a property.
indirect enum BlueprintValue {
  case null
  case bool(Bool)
  /// A number as JSON writes it.
  case number(String)
  case string(String)
  case list([BlueprintValue])
  case object([BlueprintEntry])
  /// An expression, which is not worked out: its text.
  case unreadable(String)

  /// Writes the value; what could not be read is null.
  func write(to writer: inout JSONWriter) {
    switch self {
    case .null, .unreadable: writer.null()
    case .bool(let value): writer.value(value)
    case .number(let text): writer.number(text)
    case .string(let text): writer.value(text)
    case .list(let values):
      writer.array { writer in for value in values { value.write(to: &writer) } }
    case .object(let entries):
      writer.object { writer in
        for entry in entries {
          writer.key(entry.name)
          entry.value.write(to: &writer)
        }
      }
    }
  }
}

/// One property and its value.
struct BlueprintEntry {
  let name: String
  let value: BlueprintValue
}

/// One resource of a blueprint.
struct BlueprintResource {
  let type: String
  let name: String
  /// The line that it begins in.
  let line: Int
  let entries: [BlueprintEntry]
}
