import Documents

/// Finds the bytes of values in a JSON text by their pointers, in one pass and without a tree.
///
/// The text has been read before, so it is JSON; of another one the answer means nothing.
struct PointerRanges {
  /// The steps of all pointers, so that what none of them enters is passed over.
  private final class Step {
    var inner: [String: Step] = [:]
    var pointer: String?
  }

  private let root = Step()
  private var found: [String: Range<Int>] = [:]
  private var offset = 0

  /// The range of each pointer that the text has.
  static func find(_ pointers: some Sequence<String>, in text: Span<UInt8>) -> [String: Range<Int>]
  {
    let (encoding, mark) = DocumentEncoding.sniff(text)
    guard encoding == .utf8 else { return [:] }
    var finder = PointerRanges(pointers)
    finder.offset = mark
    finder.value(finder.root, text)
    return finder.found
  }

  private init(_ pointers: some Sequence<String>) {
    for pointer in pointers {
      var step = root
      if !pointer.isEmpty {
        for name in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
          let next = step.inner[String(name)] ?? Step()
          step.inner[String(name)] = next
          step = next
        }
      }
      step.pointer = pointer
    }
  }

  /// A value that some pointer names or enters.
  private mutating func value(_ step: Step, _ text: Span<UInt8>) {
    skipSpace(text)
    let start = offset
    switch byte(text) {
    case UInt8(ascii: "{") where !step.inner.isEmpty: members(step, text)
    case UInt8(ascii: "[") where !step.inner.isEmpty: elements(step, text)
    default: skip(text)
    }
    if let pointer = step.pointer { found[pointer] = start..<offset }
  }

  private mutating func members(_ step: Step, _ text: Span<UInt8>) {
    offset += 1
    while true {
      skipSpace(text)
      guard byte(text) == UInt8(ascii: "\"") else { break }
      let name = jsonPointerStep(key(text))
      skipSpace(text)
      guard byte(text) == UInt8(ascii: ":") else { return }
      offset += 1
      next(step.inner[name], text)
      skipSpace(text)
      guard byte(text) == UInt8(ascii: ",") else { break }
      offset += 1
    }
    offset += 1
  }

  private mutating func elements(_ step: Step, _ text: Span<UInt8>) {
    offset += 1
    var index = 0
    skipSpace(text)
    while let first = byte(text), first != UInt8(ascii: "]") {
      next(step.inner["\(index)"], text)
      index += 1
      skipSpace(text)
      guard byte(text) == UInt8(ascii: ",") else { break }
      offset += 1
    }
    offset += 1
  }

  private mutating func next(_ step: Step?, _ text: Span<UInt8>) {
    if let step { value(step, text) } else { skip(text) }
  }

  private func byte(_ text: Span<UInt8>) -> UInt8? { offset < text.count ? text[offset] : nil }

  private mutating func skipSpace(_ text: Span<UInt8>) {
    offset = JSONSkipping.endOfSpace(from: offset, in: text)
  }

  /// The key that begins here, without its escapes.
  private mutating func key(_ text: Span<UInt8>) -> String {
    let start = offset
    skipString(text)
    let spelled = text.extracting(start..<offset)
    var hasEscape = false
    for index in 0..<spelled.count where spelled[index] == UInt8(ascii: "\\") { hasEscape = true }
    if hasEscape {
      // What was read once can be read again.
      return (try? JSONDocument(spelled, named: ""))?.root.string ?? ""
    }
    var name = ContiguousArray<UInt8>()
    for index in 1..<max(1, spelled.count - 1) { name.append(spelled[index]) }
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func skipString(_ text: Span<UInt8>) {
    offset = JSONSkipping.endOfString(from: offset, in: text)
  }

  /// Passes over a value, however deep it is.
  private mutating func skip(_ text: Span<UInt8>) {
    skipSpace(text)
    // Most of a text is passed over here, so the offset is one of the loop alone.
    var offset = offset
    defer { self.offset = offset }
    var depth = 0
    while offset < text.count {
      switch text[offset] {
      case UInt8(ascii: "\""): offset = JSONSkipping.endOfString(from: offset, in: text)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        offset += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        // The end of what is around the value.
        if depth == 0 { return }
        depth -= 1
        offset += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        if depth == 0 { return }
        offset += 1
      case 0...0x20: offset = JSONSkipping.endOfSpace(from: offset, in: text)
      default:
        offset = Self.end(ofWordAt: offset, text)
      }
      if depth == 0 { return }
    }
  }

  /// Where a number or one of the three words ends.
  private static func end(ofWordAt start: Int, _ text: Span<UInt8>) -> Int {
    var offset = start + 1
    while offset < text.count {
      switch text[offset] {
      case 0...0x20, UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"),
        UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["):
        return offset
      default: offset += 1
      }
    }
    return offset
  }
}
