import Diagnostics

/// Builds elements from events, with a stack of its own instead of recursion.
struct XMLTreeBuilder {
  private let name: String
  private let maximumDepth: Int
  private var open: [XMLNode] = []
  private var root: XMLNode?

  init(name: String, maximumDepth: Int) {
    self.name = name
    self.maximumDepth = maximumDepth
  }

  /// Reads the whole text.
  mutating func build(
    _ text: ContiguousArray<UInt8>,
    isUTF8: Bool
  ) throws(Diagnostic) -> XMLNode {
    let result: Result<Void, Diagnostic> = unsafe text.withUnsafeBufferPointer { buffer in
      guard
        var events = unsafe XMLEventStream(unsafelyReading: buffer, isUTF8: isUTF8, named: name)
      else {
        return .failure(Diagnostic(Code.xmlTooBig, "there is no memory to read XML", in: name))
      }
      do throws(Diagnostic) {
        while let event = try events.next() { try take(event, at: events.line) }
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try result.get()
    guard let root else {
      throw Diagnostic(Code.xmlEmpty, "the XML text has no element", in: name)
    }
    return root
  }

  private mutating func take(_ event: XMLEvent, at line: Int) throws(Diagnostic) {
    switch event {
    case .start(let node, let isEmpty):
      guard open.count < maximumDepth else {
        throw Diagnostic(
          Code.xmlTooDeep,
          "elements stand in each other more than \(maximumDepth) levels deep",
          in: name,
          at: .position(SourcePosition(line: line, column: 1))
        )
      }
      open.append(node)
      if isEmpty { close() }
    case .text(let text):
      guard !open.isEmpty else { break }
      open[open.count - 1].text += text
    case .end: close()
    case .documentType:
      throw Diagnostic(
        Code.xmlDocumentType,
        "document types and entities are not read",
        in: name,
        at: .position(SourcePosition(line: line, column: 1))
      )
    case .other: break
    }
  }

  private mutating func close() {
    guard var node = open.popLast() else { return }
    if !node.children.isEmpty, node.text.utf8.allSatisfy({ $0 == 0x20 || 0x09...0x0D ~= $0 }) {
      node.text = ""
    }
    if open.isEmpty {
      root = node
    } else {
      open[open.count - 1].children.append(node)
    }
  }
}
