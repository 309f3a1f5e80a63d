import Diagnostics

/// The nodes of a YAML text, written down so that they need not be found again.
///
/// What was parsed when a program was built is read several times faster than the text. The form is
/// text itself, so that it fits into a literal of a program; places are those of the text, and a
/// scalar that stands in the text as it is, is taken from there.
public struct PackedYAML: Sendable, Hashable {
  private let bytes: ContiguousArray<UInt8>

  /// Nodes that `packing` has written.
  public init(_ bytes: ContiguousArray<UInt8>) { self.bytes = bytes }

  /// Writes down the root of `text`.
  public static func packing(_ root: YAMLNode, of text: ContiguousArray<UInt8>) -> ContiguousArray<
    UInt8
  > {
    var packer = YAMLPacker()
    packer.pack(root, of: text, from: 0, line: 1)
    return packer.bytes
  }

  /// The root of the text that was written down, without what some of its keys hold; nil when this
  /// is not what was written for that text.
  public func root(of text: ContiguousArray<UInt8>, without keys: Set<String> = []) -> YAMLNode? {
    var unpacker = YAMLUnpacker(bytes: bytes, text: text)
    guard let root = unpacker.node(from: 0, line: 1, without: keys), unpacker.isAtEnd else {
      return nil
    }
    return root
  }
}

/// The letter that a node begins with.
enum PackedKind {
  static let sequence = UInt8(ascii: "[")
  static let mapping = UInt8(ascii: "{")

  static func letter(_ style: YAMLScalar.Style) -> UInt8 {
    switch style {
    case .plain: UInt8(ascii: "p")
    case .singleQuoted: UInt8(ascii: "s")
    case .doubleQuoted: UInt8(ascii: "d")
    case .literal: UInt8(ascii: "l")
    case .folded: UInt8(ascii: "f")
    }
  }

  static func style(_ letter: UInt8) -> YAMLScalar.Style? {
    switch letter {
    case UInt8(ascii: "p"): .plain
    case UInt8(ascii: "s"): .singleQuoted
    case UInt8(ascii: "d"): .doubleQuoted
    case UInt8(ascii: "l"): .literal
    case UInt8(ascii: "f"): .folded
    default: nil
    }
  }

  /// How far the text of a scalar lies within its span, where it can be the same.
  static func margin(_ style: YAMLScalar.Style) -> Int? {
    switch style {
    case .plain: 0
    case .singleQuoted, .doubleQuoted: 1
    case .literal, .folded: nil
    }
  }
}

/// Writes nodes: a letter, then the place relative to the node around it, then what it holds.
private struct YAMLPacker {
  var bytes: ContiguousArray<UInt8> = []

  mutating func pack(_ node: YAMLNode, of text: ContiguousArray<UInt8>, from start: Int, line: Int)
  {
    let span = node.span
    switch node.content {
    case .scalar(let scalar):
      bytes.append(PackedKind.letter(scalar.style))
      place(node, from: start, line: line)
      number(scalar.contentPosition.line - node.position.line)
      number(scalar.contentPosition.column)
      if let margin = PackedKind.margin(scalar.style),
        Self.isSame(scalar.text, text, span.lowerBound + margin, span.upperBound - margin)
      {
        number(0)
      } else {
        number(scalar.text.utf8.count + 1)
        bytes += scalar.text.utf8
      }
    case .sequence(let elements):
      container(node, PackedKind.sequence, elements, elements.count, text, from: start, line: line)
    case .mapping(let entries):
      let nodes = entries.flatMap { [$0.keyNode, $0.value] }
      container(node, PackedKind.mapping, nodes, entries.count, text, from: start, line: line)
    }
  }

  private mutating func container(
    _ node: YAMLNode,
    _ letter: UInt8,
    _ children: [YAMLNode],
    _ count: Int,
    _ text: ContiguousArray<UInt8>,
    from start: Int,
    line: Int
  ) {
    bytes.append(letter)
    place(node, from: start, line: line)
    var inner = YAMLPacker()
    for child in children {
      inner.pack(child, of: text, from: node.span.lowerBound, line: node.position.line)
    }
    number(count)
    number(inner.bytes.count)
    bytes += inner.bytes
  }

  private mutating func place(_ node: YAMLNode, from start: Int, line: Int) {
    number(node.span.lowerBound - start)
    number(node.span.upperBound - node.span.lowerBound)
    number(node.position.line - line)
    number(node.position.column)
  }

  /// Five bits a byte, the lowest first; the bytes are printable.
  private mutating func number(_ value: Int) {
    var rest = UInt(clamping: value)
    while rest >= 32 {
      bytes.append(0x60 | UInt8(rest & 31))
      rest >>= 5
    }
    bytes.append(0x40 | UInt8(rest))
  }

  private static func isSame(
    _ text: String,
    _ whole: ContiguousArray<UInt8>,
    _ lower: Int,
    _ upper: Int
  )
    -> Bool
  {
    guard lower >= 0, upper <= whole.count, lower <= upper, text.utf8.count == upper - lower else {
      return false
    }
    return whole[lower..<upper].elementsEqual(text.utf8)
  }
}

/// Reads nodes; whatever does not fit is nil, never a crash.
private struct YAMLUnpacker {
  private let bytes: ContiguousArray<UInt8>
  private let text: ContiguousArray<UInt8>
  private var position = 0
  private var depth = 0

  init(bytes: ContiguousArray<UInt8>, text: ContiguousArray<UInt8>) {
    self.bytes = bytes
    self.text = text
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func node(from start: Int, line: Int, without keys: Set<String>) -> YAMLNode? {
    guard depth <= YAMLReader.maximumDepth, let letter = byte(),
      let lower = number().map({ start &+ $0 }), let upper = number().map({ lower &+ $0 }),
      let row = number().map({ line &+ $0 }), let column = number(),
      lower >= 0, lower <= upper, upper <= text.count
    else { return nil }
    let content: YAMLNode.Content
    if let style = PackedKind.style(letter) {
      guard let scalar = scalar(style, lower, upper, row) else { return nil }
      content = .scalar(scalar)
    } else {
      guard let count = number(), let size = number(), size <= bytes.count - position,
        count <= size
      else { return nil }
      depth += 1
      defer { depth -= 1 }
      switch letter {
      case PackedKind.sequence:
        var elements: [YAMLNode] = []
        elements.reserveCapacity(count)
        for _ in 0..<count {
          guard let element = node(from: lower, line: row, without: []) else { return nil }
          elements.append(element)
        }
        content = .sequence(elements)
      case PackedKind.mapping:
        var entries: [YAMLEntry] = []
        entries.reserveCapacity(count)
        for _ in 0..<count {
          guard let key = node(from: lower, line: row, without: []) else { return nil }
          if !keys.isEmpty, let name = key.text, keys.contains(name) {
            guard skip() else { return nil }
            continue
          }
          guard let value = node(from: lower, line: row, without: []) else { return nil }
          entries.append(YAMLEntry(keyNode: key, value: value))
        }
        content = .mapping(entries)
      default: return nil
      }
    }
    return YAMLNode(
      content: content,
      span: SourceSpan(lower, upper),
      position: SourcePosition(line: row, column: column)
    )
  }

  private mutating func scalar(
    _ style: YAMLScalar.Style,
    _ lower: Int,
    _ upper: Int,
    _ line: Int
  ) -> YAMLScalar? {
    guard let rows = number(), let column = number(), let size = number() else { return nil }
    let value: String
    if size > 0 {
      guard size - 1 <= bytes.count - position else { return nil }
      value = String(decoding: bytes[position..<position + size - 1], as: UTF8.self)
      position += size - 1
    } else {
      guard let margin = PackedKind.margin(style), upper - lower >= 2 * margin else { return nil }
      value = String(decoding: text[lower + margin..<upper - margin], as: UTF8.self)
    }
    return YAMLScalar(
      text: value,
      style: style,
      contentPosition: SourcePosition(line: line &+ rows, column: column)
    )
  }

  /// Passes over a node.
  private mutating func skip() -> Bool {
    guard let letter = byte() else { return false }
    for _ in 0..<4 where number() == nil { return false }
    let isScalar = PackedKind.style(letter) != nil
    if isScalar {
      for _ in 0..<2 where number() == nil { return false }
    } else {
      guard number() != nil else { return false }
    }
    guard let size = number() else { return false }
    let length = isScalar ? max(0, size - 1) : size
    guard length <= bytes.count - position else { return false }
    position += length
    return true
  }

  private mutating func byte() -> UInt8? {
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func number() -> Int? {
    var value = 0
    var shift = 0
    while position < bytes.count, shift < 60 {
      let byte = bytes[position]
      position += 1
      guard byte & 0x40 != 0 else { return nil }
      value |= Int(byte & 31) << shift
      if byte & 0x20 == 0 { return value }
      shift += 5
    }
    return nil
  }
}
