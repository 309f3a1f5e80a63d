import Documents
import Foundation
import Testing

@Suite struct PackedYAMLTests {
  /// A node with all that can be asked of it.
  private static func text(_ node: YAMLNode, _ depth: Int = 0) -> String {
    let indent = String(repeating: " ", count: depth)
    let place = "\(node.span.lowerBound)-\(node.span.upperBound) \(node.position)"
    switch node.content {
    case .scalar(let scalar):
      return "\(indent)\(place) \(scalar.style) \(scalar.contentPosition) '\(scalar.text)'\n"
    case .sequence(let elements):
      return "\(indent)\(place) sequence\n" + elements.map { text($0, depth + 1) }.joined()
    case .mapping(let entries):
      let inner = entries.map { text($0.keyNode, depth + 1) + text($0.value, depth + 2) }
      return "\(indent)\(place) mapping\n" + inner.joined()
    }
  }

  private static let samples = [
    "a: 1\n", "- x\n- [y, 'it''s', \"\\u00e9\"]\n",
    "a: |\n  two\n  lines\n\nb: >-\n    folded\n    text\n",
    "über: {ß: [], leer: {}}\nnull:\n~: \"\"\n",
    "a:\n  - b: c\n    d: |2\n        x\n  - multi\n    line plain\n",
  ]

  @Test(arguments: samples)
  func whatWasPackedIsWhatWasRead(text: String) throws {
    let bytes = ContiguousArray(text.utf8)
    let root = try YAMLReader.document(text, named: "t.yaml")
    let packed = PackedYAML.packing(root, of: bytes)
    let read = try #require(PackedYAML(packed).root(of: bytes))
    #expect(Self.text(read) == Self.text(root))
  }

  /// All that the product packs.
  @Test func theCatalogComesOutAsItIs() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Controls")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") }
    #expect(paths.count > 400)
    for path in paths {
      let bytes = ContiguousArray(try Data(contentsOf: folder.appending(path: path)))
      guard let root = try? YAMLReader.document(bytes.span, named: path) else { continue }
      let read = PackedYAML(PackedYAML.packing(root, of: bytes)).root(of: bytes)
      #expect(read.map { Self.text($0) } == Self.text(root), "\(path)")
    }
  }

  @Test func keysCanBeLeftOut() throws {
    let text = "a: 1\nexamples:\n  - b: |\n      c\n  - [d]\nexample: e\nlast: 'f'\n"
    let bytes = ContiguousArray(text.utf8)
    let packed = PackedYAML.packing(try YAMLReader.document(text, named: "t"), of: bytes)
    let read = try #require(
      PackedYAML(packed).root(of: bytes, without: ["examples", "last"])
    )
    #expect(read.entries.map(\.key) == ["a", "example"])
    #expect(read["example"]?.position.line == 6)
  }

  /// Whatever was damaged is refused or read as something, and never crashes.
  @Test(arguments: samples)
  func damageIsSurvived(text: String) throws {
    let bytes = ContiguousArray(text.utf8)
    let packed = PackedYAML.packing(try YAMLReader.document(text, named: "t"), of: bytes)
    for length in packed.indices {
      #expect(PackedYAML(ContiguousArray(packed[..<length])).root(of: bytes) == nil)
    }
    for position in packed.indices {
      for value: UInt8 in [0, 0x40, 0x5B, 0x7B, 0x70, 0x7F, 0xFF] {
        var damaged = packed
        damaged[position] = value
        _ = PackedYAML(damaged).root(of: bytes)
        _ = PackedYAML(damaged).root(of: [], without: ["a"])
      }
    }
  }
}
