/// One value of a JSON document.
///
/// Accessors give nil for a value of another kind; nothing traps.
public struct JSONNode: Sendable {
  let tape: JSONTape
  let index: Int

  /// What a value is.
  public enum Kind: Sendable, Hashable {
    case null
    case bool
    /// An integer that `Int64` holds.
    case int
    /// An integer above `Int64.max` that `UInt64` holds.
    case uint
    /// A number with a fraction or an exponent.
    case double
    /// A number that none of those holds, kept as its text (`numberText`).
    case bigNumber
    case string
    case array
    case object
  }

  /// What this value is.
  @inline(__always)
  public var kind: Kind {
    switch tape.tag(index) {
    case JSONTape.Tag.string: .string
    case JSONTape.Tag.object: .object
    case JSONTape.Tag.array: .array
    case JSONTape.Tag.int: .int
    case JSONTape.Tag.uint: .uint
    case JSONTape.Tag.double: .double
    case JSONTape.Tag.bigNumber: .bigNumber
    case JSONTape.Tag.true, JSONTape.Tag.false: .bool
    default: .null
    }
  }

  /// Whether it is `null`.
  public var isNull: Bool { kind == .null }

  /// Whether it is a number of any kind.
  public var isNumber: Bool {
    switch kind {
    case .int, .uint, .double, .bigNumber: true
    default: false
    }
  }

  /// The truth value.
  public var bool: Bool? {
    switch tape.tag(index) {
    case JSONTape.Tag.true: true
    case JSONTape.Tag.false: false
    default: nil
    }
  }

  /// The integer, when it is written as one and `Int64` holds it.
  public var int: Int64? {
    kind == .int ? Int64(bitPattern: tape.words[index + 1]) : nil
  }

  /// The integer, when it is written as one and `UInt64` holds it.
  public var uint: UInt64? {
    switch kind {
    case .int: UInt64(exactly: Int64(bitPattern: tape.words[index + 1]))
    case .uint: tape.words[index + 1]
    default: nil
    }
  }

  /// The number, rounded to the nearest double; nil for numbers beyond them.
  public var double: Double? {
    switch kind {
    case .int: return Double(Int64(bitPattern: tape.words[index + 1]))
    case .uint: return Double(tape.words[index + 1])
    case .double: return Double(bitPattern: tape.words[index + 1])
    case .bigNumber:
      guard let value = Double(text), value.isFinite else { return nil }
      return value
    default: return nil
    }
  }

  /// The text of a number of the kind `bigNumber`.
  public var numberText: String? { kind == .bigNumber ? text : nil }

  /// The string.
  public var string: String? { kind == .string ? text : nil }

  /// How many UTF-8 bytes the string has; nil for other kinds.
  public var utf8Count: Int? { kind == .string ? tape.textRange(index).count : nil }

  /// Calls `body` with the UTF-8 bytes of a string, without making a `String`; nil for other kinds.
  @inlinable
  public func withUTF8<Result>(_ body: (Span<UInt8>) -> Result) -> Result? {
    guard let (bytes, range) = textBytes else { return nil }
    return body(bytes.span.extracting(range))
  }

  /// The buffer and range of a string's bytes; the buffer is shared, not copied.
  @usableFromInline
  var textBytes: (ContiguousArray<UInt8>, Range<Int>)? {
    kind == .string ? (tape.strings, tape.textRange(index)) : nil
  }

  private var text: String {
    String(decoding: tape.strings[tape.textRange(index)], as: UTF8.self)
  }
}

extension JSONNode {
  /// Whether both are of one document.
  public func isOfSameDocument(as other: JSONNode) -> Bool { tape === other.tape }
}

extension JSONNode: Equatable {
  /// Whether both are handles to the same place of the same document.
  public static func == (left: JSONNode, right: JSONNode) -> Bool {
    left.tape === right.tape && left.index == right.index
  }
}
