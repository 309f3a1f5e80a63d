public import Diagnostics

/// A JSON text that was read: an immutable tree that nodes are handles into.
///
/// Reading is simdjson's; a text that simdjson refuses is read again by `JSONCarefulParser`, which
/// finds the place of the mistake, or keeps a number that no 64-bit type holds as its text.
public struct JSONDocument: Sendable {
  /// How deep arrays and objects may stand in each other.
  public static let maximumDepth = 512

  /// What to call the text in messages.
  public let name: String
  /// What is odd about the text but does not keep it from being read (numbers out of range).
  public let warnings: [Diagnostic]
  let tape: JSONTape

  init(tape: JSONTape, named name: String) {
    self.name = name
    self.tape = tape
    warnings = []
  }

  /// Reads UTF-8 or UTF-16 bytes, with or without a byte order mark.
  public init(_ bytes: Span<UInt8>, named name: String) throws(Diagnostic) {
    self.name = name
    let (encoding, mark) = DocumentEncoding.sniff(bytes)
    guard encoding == .utf8 else {
      let converted = try DocumentEncoding.utf8(from: bytes, named: name)
      (tape, warnings) = try Self.read(converted.span, named: name)
      return
    }
    (tape, warnings) = try Self.read(bytes.extracting(mark..<bytes.count), named: name)
  }

  /// Reads the bytes of an array.
  public init(_ bytes: [UInt8], named name: String) throws(Diagnostic) {
    try self.init(bytes.span, named: name)
  }

  /// Reads a string.
  public init(_ text: String, named name: String) throws(Diagnostic) {
    let bytes = ContiguousArray(text.utf8)
    self.name = name
    (tape, warnings) = try Self.read(bytes.span, named: name)
  }

  /// The outermost value.
  public var root: JSONNode { JSONNode(tape: tape, index: 1) }

  /// Reads UTF-8 bytes without a byte order mark.
  init(_ bytes: Span<UInt8>, named name: String, maximumDepth: Int) throws(Diagnostic) {
    self.name = name
    (tape, warnings) = try Self.read(bytes, named: name, maximumDepth: maximumDepth)
  }

  private static func read(
    _ bytes: Span<UInt8>,
    named name: String,
    maximumDepth: Int = Self.maximumDepth
  ) throws(Diagnostic) -> (JSONTape, [Diagnostic]) {
    switch JSONTape.fast(bytes, maximumDepth: maximumDepth) {
    case .tape(let tape):
      return (tape, [])
    case .tooBig:
      throw Diagnostic(
        Code.jsonTooBig,
        "the JSON text of \(bytes.count) bytes is too big to be read at once",
        in: name
      )
    case .refused:
      var parser = JSONCarefulParser(name: name, maximumDepth: maximumDepth)
      let tape = try parser.parse(bytes)
      return (tape, parser.warnings)
    }
  }
}
