/// The elements of an array, in order.
public struct JSONElements: Sequence, Sendable {
  let tape: JSONTape?
  let start: Int
  let end: Int

  /// Walks the elements.
  public struct Iterator: IteratorProtocol {
    let tape: JSONTape?
    var index: Int
    let end: Int

    /// The next element.
    public mutating func next() -> JSONNode? {
      guard let tape, index < end else { return nil }
      defer { index = tape.end(of: index) }
      return JSONNode(tape: tape, index: index)
    }
  }

  /// Starts at the first element.
  public func makeIterator() -> Iterator { Iterator(tape: tape, index: start, end: end) }

  /// Whether there is none.
  public var isEmpty: Bool { start >= end }
}

/// One key of an object with its value.
public struct JSONMember: Sendable {
  /// The key, as a string node.
  public let keyNode: JSONNode
  /// The value.
  public let value: JSONNode

  /// The key.
  public var key: String { keyNode.string ?? "" }
}

/// The members of an object, in order, with those of equal keys.
public struct JSONMembers: Sequence, Sendable {
  let tape: JSONTape?
  let start: Int
  let end: Int

  /// Walks the members.
  public struct Iterator: IteratorProtocol {
    let tape: JSONTape?
    var index: Int
    let end: Int

    /// The next member.
    public mutating func next() -> JSONMember? {
      guard let tape, index < end else { return nil }
      let key = JSONNode(tape: tape, index: index)
      let value = JSONNode(tape: tape, index: index + 1)
      index = tape.end(of: index + 1)
      return JSONMember(keyNode: key, value: value)
    }
  }

  /// Starts at the first member.
  public func makeIterator() -> Iterator { Iterator(tape: tape, index: start, end: end) }

  /// Whether there is none.
  public var isEmpty: Bool { start >= end }
}

extension JSONNode {
  /// The elements, when it is an array; otherwise none.
  public var elements: JSONElements {
    guard kind == .array else { return JSONElements(tape: nil, start: 0, end: 0) }
    return JSONElements(tape: tape, start: index + 1, end: tape.end(of: index) - 1)
  }

  /// The members, when it is an object; otherwise none.
  public var members: JSONMembers {
    guard kind == .object else { return JSONMembers(tape: nil, start: 0, end: 0) }
    return JSONMembers(tape: tape, start: index + 1, end: tape.end(of: index) - 1)
  }

  /// How many elements or members it has; nil for other kinds.
  ///
  /// A key that comes twice counts twice.
  public var count: Int? {
    guard kind == .array || kind == .object else { return nil }
    let stored = tape.payload(index) >> 32
    // The tape's count has 24 bits and stays at its greatest value above that.
    if stored < 0xFF_FFFF { return stored }
    return kind == .array
      ? elements.reduce(0) { count, _ in count + 1 }
      : members.reduce(0) { count, _ in count + 1 }
  }

  /// The element at a position; nil outside the array or for other kinds.
  ///
  /// Complexity: O(position).
  public subscript(position: Int) -> JSONNode? {
    guard position >= 0 else { return nil }
    var left = position
    for element in elements {
      if left == 0 { return element }
      left -= 1
    }
    return nil
  }

  /// The value of a key; the last one when the key comes more than once.
  public subscript(key: String) -> JSONNode? {
    lastValue(of: key.utf8Span.span, ignoringCase: false)
  }

  /// The value of a key when the case of ASCII letters does not count; an exact match goes first,
  /// then the last one.
  public subscript(ignoringCase key: String) -> JSONNode? {
    lastValue(of: key.utf8Span.span, ignoringCase: false)
      ?? lastValue(of: key.utf8Span.span, ignoringCase: true)
  }

  private func lastValue(of key: Span<UInt8>, ignoringCase: Bool) -> JSONNode? {
    guard kind == .object else { return nil }
    let end = tape.end(of: index) - 1
    var position = index + 1
    var found: JSONNode?
    while position < end {
      let matches =
        ignoringCase
        ? tape.text(position, equalsIgnoringCase: key) : tape.text(position, equals: key)
      if matches { found = JSONNode(tape: tape, index: position + 1) }
      position = tape.end(of: position + 1)
    }
    return found
  }
}
