/// Writes JSON text with deterministic bytes.
///
/// ```swift
/// var writer = JSONWriter(pretty: true)
/// writer.object { writer in
///   writer.member("id", "entra.mfa")
///   writer.array("rows") { $0.value(1); $0.value(2.5) }
/// }
/// ```
public struct JSONWriter: Sendable {
  var output: ContiguousArray<UInt8> = []
  private let isPretty: Bool
  let isHTMLSafe: Bool
  private let shortensWholeDoubles: Bool
  private var depth = 0
  /// Whether the innermost container has no item yet.
  private var isFirst = true
  /// Whether a key was just written.
  private var isAfterKey = false

  /// Creates a writer.
  ///
  /// `pretty` breaks lines and indents by two spaces. `htmlSafe` escapes `<`, `>`, `&` and the line
  /// separators, so that the text can stand in a `<script>` element. `shortensWholeDoubles` writes
  /// 8 instead of 8.0.
  public init(
    pretty: Bool = false,
    htmlSafe: Bool = false,
    shortensWholeDoubles: Bool = false
  ) {
    self.isPretty = pretty
    self.isHTMLSafe = htmlSafe
    self.shortensWholeDoubles = shortensWholeDoubles
  }

  /// The bytes written so far.
  public var bytes: ContiguousArray<UInt8> { output }
  /// The text written so far.
  public var text: String { String(decoding: output, as: UTF8.self) }

  // MARK: Containers

  /// Writes an object whose members `body` writes.
  public mutating func object<Failure: Error>(
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    try container("{", "}", body)
  }

  /// Writes an array whose elements `body` writes.
  public mutating func array<Failure: Error>(
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    try container("[", "]", body)
  }

  /// Writes a key with an object.
  public mutating func object<Failure: Error>(
    _ key: String,
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    self.key(key)
    try object(body)
  }

  /// Writes a key with an array.
  public mutating func array<Failure: Error>(
    _ key: String,
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    self.key(key)
    try array(body)
  }

  /// Writes the key of the next value.
  public mutating func key(_ key: String) {
    beginItem()
    appendQuoted(key.utf8Span.span)
    endKey()
  }

  private mutating func endKey() {
    append(isPretty ? ": " : ":")
    isAfterKey = true
  }

  // MARK: Values

  /// Writes `null`.
  public mutating func null() {
    beginItem()
    append("null")
  }

  /// Writes a string, or `null`.
  public mutating func value(_ value: String?) {
    guard let value else { return null() }
    beginItem()
    appendQuoted(value.utf8Span.span)
  }

  /// Writes a truth value, or `null`.
  public mutating func value(_ value: Bool?) {
    guard let value else { return null() }
    beginItem()
    append(value ? "true" : "false")
  }

  /// Writes an integer, or `null`.
  public mutating func value(_ value: (some FixedWidthInteger)?) {
    guard let value else { return null() }
    beginItem()
    output.append(contentsOf: String(value).utf8)
  }

  /// Writes the shortest text that reads back as the same double; `null` for what JSON cannot say.
  public mutating func value(_ value: Double?) {
    guard let value, value.isFinite else { return null() }
    beginItem()
    var text = value.description
    if shortensWholeDoubles, text.hasSuffix(".0") { text.removeLast(2) }
    output.append(contentsOf: text.utf8)
  }

  /// Writes a value that was read, with its members in their order.
  public mutating func value(_ node: JSONNode) {
    // Reading limits the depth, and so this recursion.
    switch node.kind {
    case .null: null()
    case .bool: value(node.bool)
    case .int: value(node.int)
    case .uint: value(node.uint)
    case .double: value(node.double)
    case .bigNumber: number(node.numberText ?? "null")
    case .string:
      beginItem()
      appendQuoted(node)
    case .array:
      array { writer in for element in node.elements { writer.value(element) } }
    case .object:
      object { writer in
        for member in node.members {
          writer.beginItem()
          writer.appendQuoted(member.keyNode)
          writer.endKey()
          writer.value(member.value)
        }
      }
    }
  }

  /// Writes the text of a number as it is; the caller answers for its form.
  public mutating func number(_ text: String) {
    beginItem()
    output.append(contentsOf: text.utf8)
  }

  // MARK: Members

  /// Writes a key with a string, or `null`.
  public mutating func member(_ key: String, _ value: String?) {
    self.key(key)
    self.value(value)
  }

  /// Writes a key with a truth value, or `null`.
  public mutating func member(_ key: String, _ value: Bool?) {
    self.key(key)
    self.value(value)
  }

  /// Writes a key with an integer, or `null`.
  public mutating func member(_ key: String, _ value: (some FixedWidthInteger)?) {
    self.key(key)
    self.value(value)
  }

  /// Writes a key with a double, or `null`.
  public mutating func member(_ key: String, _ value: Double?) {
    self.key(key)
    self.value(value)
  }

  /// Writes a key with a value that was read.
  public mutating func member(_ key: String, _ node: JSONNode) {
    self.key(key)
    self.value(node)
  }

  /// Writes a key with an array of strings.
  public mutating func member(_ key: String, _ values: some Sequence<String>) {
    array(key) { writer in for value in values { writer.value(value) } }
  }

  // MARK: Bytes

  private mutating func container<Failure: Error>(
    _ opener: StaticString,
    _ closer: StaticString,
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    beginItem()
    append(opener)
    depth += 1
    isFirst = true
    try body(&self)
    depth -= 1
    let isEmpty = isFirst
    isFirst = false
    if isPretty, !isEmpty { breakLine() }
    append(closer)
  }

  private mutating func beginItem() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    if depth > 0 {
      if !isFirst { append(",") }
      if isPretty { breakLine() }
    }
    isFirst = false
  }

  private mutating func breakLine() {
    append("\n")
    for _ in 0..<depth { append("  ") }
  }

  mutating func append(_ text: StaticString) {
    unsafe output.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    )
  }
}
