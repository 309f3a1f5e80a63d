import Tables

extension DynamicColumn {
  /// A row as a text: a string without quotes, anything else as JSON, nothing for a null.
  func text(at row: Int) -> String {
    let bytes = rows.bytes
    let range = rows.range(at: row)
    switch DynamicEncoding.tag(bytes, range) {
    case .null: return ""
    case .string:
      return String(decoding: bytes[DynamicEncoding.text(bytes, range).range], as: UTF8.self)
    default: return DynamicJSON.text(bytes, range)
    }
  }
}
