public import Documents

/// A file that describes a table.
public struct TableFile: Sendable {
  /// The path as messages show it.
  public let path: String
  /// Its text, which is YAML.
  public let text: String
  /// What the text has been parsed to before, where that is known.
  public let packed: PackedYAML?

  /// Creates a file.
  public init(path: String, text: String, packed: PackedYAML? = nil) {
    self.path = path
    self.text = text
    self.packed = packed
  }
}
