public import Diagnostics

/// Reads YAML text into nodes that know their places.
///
/// The text is data: anchors, aliases and tags are errors, so are equal keys in one mapping.
public enum YAMLReader {
  /// How deep sequences and mappings may stand in each other.
  public static let maximumDepth = 200
  /// How many bytes a text may have.
  public static let maximumSize = 64 << 20

  /// The root of a text that holds exactly one document.
  public static func document(
    _ bytes: Span<UInt8>,
    named name: String
  ) throws(Diagnostic) -> YAMLNode {
    let documents = try documents(bytes, named: name)
    guard let first = documents.first else {
      throw Diagnostic(Code.yamlEmpty, "the YAML text holds nothing", in: name)
    }
    if documents.count > 1 {
      throw Diagnostic(
        Code.yamlSeveralDocuments,
        "one YAML document is wanted and there are \(documents.count)",
        in: name,
        at: .position(documents[1].position)
      )
    }
    return first
  }

  /// The root of a string that holds exactly one document.
  public static func document(
    _ text: String,
    named name: String
  ) throws(Diagnostic) -> YAMLNode {
    try document(ContiguousArray(text.utf8).span, named: name)
  }

  /// The root of a string that holds exactly one document, from what was packed of it where that is
  /// at hand.
  public static func document(
    _ text: String,
    named name: String,
    packed: PackedYAML?
  ) throws(Diagnostic) -> YAMLNode {
    let bytes = ContiguousArray(text.utf8)
    if let root = packed?.root(of: bytes) { return root }
    return try document(bytes.span, named: name)
  }

  /// The roots of all documents of a text, UTF-8 or UTF-16, with or without a byte order mark.
  public static func documents(
    _ bytes: Span<UInt8>,
    named name: String
  ) throws(Diagnostic) -> [YAMLNode] {
    guard bytes.count <= maximumSize else {
      throw Diagnostic(
        Code.yamlTooBig,
        "the YAML text has \(bytes.count) bytes and may have \(maximumSize)",
        in: name
      )
    }
    let utf8 = try DocumentEncoding.utf8(from: bytes, named: name)
    var builder = YAMLTreeBuilder(name: name, maximumDepth: maximumDepth, text: utf8)
    return try builder.build()
  }
}
