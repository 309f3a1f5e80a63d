/// How rows stand in a text.
public enum RowLayout: Sendable {
  /// A JSON object a line.
  case lines
  /// JSON objects that commas separate, as in an array.
  case elements
  /// Records of separated fields; the names of the fields in their order.
  case records(separator: UInt8, names: [String])
}
