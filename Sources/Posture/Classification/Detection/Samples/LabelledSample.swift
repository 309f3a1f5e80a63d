public import Diagnostics
import Documents

/// A text with what rules are expected to find in it.
public struct LabelledSample: Sendable {
  /// What is expected of a type.
  public struct Expectation: Sendable, Hashable {
    /// The highest level it must be found at; nil for any.
    public let level: Int?
    /// How many different instances there must be at that level; nil for any.
    public let count: Int?
  }

  /// Where the text is.
  public enum Source: Sendable, Hashable {
    /// In the sample.
    case text(String)
    /// In a file beside the file of samples.
    case file(String)
  }

  /// What it is called.
  public let name: String
  /// Where its text is.
  public let source: Source
  /// The types to be found, and no others.
  public let expected: [String: Expectation]

  /// Reads a file of samples, YAML or JSON.
  public static func samples(
    _ bytes: Span<UInt8>,
    named path: String
  ) throws(Diagnostic) -> [LabelledSample] {
    let root = try YAMLReader.document(bytes, named: path)
    let nodes = root.isSequence ? root.elements : root["samples"]?.elements ?? []
    guard !nodes.isEmpty else {
      throw Diagnostic(
        DetectionCode.samples,
        "there are no samples",
        in: path,
        hints: ["'samples' is a list; each has a 'text' or 'file' and an 'expect'"]
      )
    }
    var samples: [LabelledSample] = []
    for (index, node) in nodes.enumerated() {
      samples.append(try sample(node, number: index + 1, path))
    }
    return samples
  }

  private static func sample(
    _ node: YAMLNode,
    number: Int,
    _ path: String
  ) throws(Diagnostic) -> LabelledSample {
    let source: Source
    if let text = node["text"]?.text {
      source = .text(text)
    } else if let file = node["file"]?.text {
      source = .file(file)
    } else {
      throw fail("a sample has a 'text' or a 'file'", node, path)
    }
    guard let expect = node["expect"] else {
      throw fail("a sample has an 'expect'; it is [] when nothing is to be found", node, path)
    }
    return LabelledSample(
      name: node["name"]?.text ?? "sample \(number)",
      source: source,
      expected: try expectations(expect, path)
    )
  }

  /// `[A, B]`, `{A: 85}` or `{A: {85: 2}}`.
  private static func expectations(
    _ node: YAMLNode,
    _ path: String
  ) throws(Diagnostic) -> [String: Expectation] {
    var expected: [String: Expectation] = [:]
    for element in node.elements {
      guard let type = element.text else { throw fail("a type has a name", element, path) }
      expected[type] = Expectation(level: nil, count: nil)
    }
    for entry in node.entries {
      if let level = entry.value.int {
        expected[entry.key] = Expectation(level: Int(clamping: level), count: nil)
      } else if let inner = entry.value.entries.first, entry.value.entries.count == 1,
        let level = Int(inner.key), let count = inner.value.int
      {
        expected[entry.key] = Expectation(level: level, count: Int(clamping: count))
      } else {
        throw fail(
          "a type is expected with a level, or with a level and a count",
          entry.value,
          path
        )
      }
    }
    if let type = node.text, !node.isNull { expected[type] = Expectation(level: nil, count: nil) }
    return expected
  }

  private static func fail(_ message: String, _ node: YAMLNode, _ path: String) -> Diagnostic {
    Diagnostic(DetectionCode.samples, message, in: path, at: .position(node.position))
  }
}
