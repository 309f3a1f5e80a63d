import Diagnostics

/// Builds nodes from events, with a stack of its own instead of recursion.
struct YAMLTreeBuilder {
  private let name: String
  private let maximumDepth: Int
  private let text: ContiguousArray<UInt8>
  /// The byte offset of each character, when the text is not plain ASCII.
  private let offsets: ContiguousArray<Int>?
  private var open: [Container] = []
  private var roots: [YAMLNode] = []

  /// A sequence or mapping whose end was not seen.
  private struct Container {
    let isMapping: Bool
    let start: YAMLMark
    var elements: [YAMLNode] = []
    var entries: [YAMLEntry] = []
    var key: YAMLNode?
    /// The entries by key, once there are too many to be looked through.
    var positions: [String: Int] = [:]

    /// Up to here, looking through is faster than hashing.
    private static let lookedThrough = 16

    /// The key that is equal to one that comes now, if there is one.
    mutating func earlierKey(_ key: String) -> YAMLNode? {
      guard entries.count > Self.lookedThrough else {
        return entries.first { $0.key == key }?.keyNode
      }
      for index in positions.count..<entries.count { positions[entries[index].key] = index }
      return positions[key].map { entries[$0].keyNode }
    }
  }

  init(name: String, maximumDepth: Int, text: ContiguousArray<UInt8>) {
    self.name = name
    self.maximumDepth = maximumDepth
    self.text = text
    self.offsets =
      text.contains { $0 >= 0x80 }
      ? ContiguousArray(text.indices.filter { text[$0] & 0xC0 != 0x80 }) : nil
  }

  /// Reads the whole text.
  mutating func build() throws(Diagnostic) -> [YAMLNode] {
    let text = text
    let result: Result<[YAMLNode], Diagnostic> = unsafe text.withUnsafeBufferPointer { buffer in
      guard var events = unsafe YAMLEventStream(unsafelyReading: buffer, named: name) else {
        return .failure(Diagnostic(Code.yamlTooBig, "there is no memory to read YAML", in: name))
      }
      do throws(Diagnostic) {
        while try step(&events) {}
        return .success(roots)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Takes in one event; false after the last.
  private mutating func step(_ events: inout YAMLEventStream) throws(Diagnostic) -> Bool {
    let (event, start, end) = try events.next()
    switch event {
    case .streamEnd: return false
    case .documentStart, .documentEnd, .other: break
    case .alias:
      throw problem(Code.yamlAlias, "aliases are not used here", start, hint: "write the value out")
    case .scalar(let text, let style, let decoration):
      try check(decoration, start)
      let scalar = YAMLScalar(
        text: text,
        style: style,
        contentPosition: contentPosition(style, start)
      )
      try add(node(.scalar(scalar), start, end))
    case .sequenceStart(let decoration):
      try openContainer(isMapping: false, decoration, start)
    case .mappingStart(let decoration):
      try openContainer(isMapping: true, decoration, start)
    case .end:
      guard let container = open.popLast() else { break }
      let content: YAMLNode.Content =
        container.isMapping ? .mapping(container.entries) : .sequence(container.elements)
      try add(node(content, container.start, end))
    }
    return true
  }

  private mutating func openContainer(
    isMapping: Bool,
    _ decoration: YAMLDecoration,
    _ start: YAMLMark
  ) throws(Diagnostic) {
    try check(decoration, start)
    guard open.count < maximumDepth else {
      throw problem(
        Code.yamlTooDeep,
        "lists and mappings stand in each other more than \(maximumDepth) levels deep",
        start
      )
    }
    open.append(Container(isMapping: isMapping, start: start))
  }

  private mutating func add(_ node: YAMLNode) throws(Diagnostic) {
    guard let last = open.indices.last else {
      roots.append(node)
      return
    }
    guard open[last].isMapping else {
      open[last].elements.append(node)
      return
    }
    if let key = open[last].key {
      open[last].entries.append(YAMLEntry(keyNode: key, value: node))
      open[last].key = nil
      return
    }
    guard let key = node.text else {
      throw problem(Code.yamlComplexKey, "a key must be a text", node.position)
    }
    if let first = open[last].earlierKey(key) {
      throw problem(
        Code.yamlDuplicateKey,
        "the key '\(key)' comes more than once in one mapping",
        node.position,
        hint: "it comes first at line \(first.position.line)"
      )
    }
    open[last].key = node
  }

  private func check(_ decoration: YAMLDecoration, _ start: YAMLMark) throws(Diagnostic) {
    if decoration.hasAnchor {
      throw problem(Code.yamlAlias, "anchors are not used here", start, hint: "write the value out")
    }
    if let tag = decoration.tag {
      throw problem(
        Code.yamlTag,
        "tags are not used here, and this is '\(tag)'",
        start,
        hint: "put a text that looks like a number in quotes"
      )
    }
  }

  private func node(_ content: YAMLNode.Content, _ start: YAMLMark, _ end: YAMLMark) -> YAMLNode {
    YAMLNode(
      content: content,
      span: SourceSpan(offset(start), offset(end)),
      position: start.position
    )
  }

  private func offset(_ mark: YAMLMark) -> Int {
    guard let offsets else { return min(mark.index, text.count) }
    return mark.index < offsets.count ? offsets[mark.index] : text.count
  }

  /// Where the text of a scalar begins, for positions inside it.
  private func contentPosition(_ style: YAMLScalar.Style, _ start: YAMLMark) -> SourcePosition {
    switch style {
    case .plain: return start.position
    case .singleQuoted, .doubleQuoted:
      return SourcePosition(line: start.line + 1, column: start.column + 2)
    case .literal, .folded:
      return SourcePosition(line: start.line + 2, column: blockIndentation(after: start) + 1)
    }
  }

  /// How far the first line with text is indented in the block whose header is at `header`.
  private func blockIndentation(after header: YAMLMark) -> Int {
    var index = offset(header)
    while index < text.count, text[index] != UInt8(ascii: "\n") { index += 1 }
    var indentation = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: " "): indentation += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): indentation = 0
      default: return indentation
      }
      index += 1
    }
    return indentation
  }

  private func problem(
    _ code: String,
    _ message: String,
    _ mark: YAMLMark,
    hint: String? = nil
  ) -> Diagnostic {
    problem(code, message, mark.position, hint: hint)
  }

  private func problem(
    _ code: String,
    _ message: String,
    _ position: SourcePosition,
    hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      code,
      message,
      in: name,
      at: .position(position),
      hints: hint.map { [$0] } ?? []
    )
  }
}
