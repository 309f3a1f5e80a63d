public import Diagnostics
import Documents

/// The service's own types that people refer to most, as files of our own define them.
public struct BuiltInRules: Sendable {
  /// All of them, with their word lists and expressions.
  public private(set) var rules = DetectionRules()

  /// Reads the files that define them.
  public init(files: [(path: String, text: String)]) throws(Diagnostic) {
    for file in files {
      let document = try YAMLReader.document(Array(file.text.utf8).span, named: file.path)
      try BuiltInFile(path: file.path).read(document, into: &rules)
    }
  }

  /// The rules of the types with some names or identities, ready to be run; nil with the first one
  /// that is none of them.
  public func rules(of names: [String]) throws(UnknownType) -> DetectionRules {
    var selected = DetectionRules(processors: rules.processors)
    for name in names {
      let key = name.lowercased()
      guard let type = rules.types.first(where: { $0.id == key || $0.name.lowercased() == key })
      else {
        let isKnown = BuiltInTypes.names.contains(key) || BuiltInTypes.ids.contains(key)
        throw UnknownType(name: name, isKnown: isKnown)
      }
      selected.types.append(type)
    }
    return selected
  }

  /// A name that no type has that is defined here.
  public struct UnknownType: Error, Sendable, Hashable {
    /// The name that was asked for.
    public let name: String
    /// Whether the service has such a type all the same.
    public let isKnown: Bool
  }
}

/// Reads one file.
private struct BuiltInFile {
  let path: String

  private func fail(_ message: String, _ node: YAMLNode) -> Diagnostic {
    Diagnostic(
      DetectionCode.builtInType,
      message,
      in: path,
      at: .position(node.position)
    )
  }

  func read(_ root: YAMLNode, into rules: inout DetectionRules) throws(Diagnostic) {
    for entry in root["keywords"]?.entries ?? [] {
      let terms = entry.value.elements.compactMap { $0.text.map { KeywordTerm($0) } }
      let (words, parts) = Self.divided(terms)
      rules.processors[entry.key] = .keywords([
        KeywordGroup(matchesWords: true, terms: words),
        KeywordGroup(matchesWords: false, terms: parts),
      ])
    }
    for entry in root["expressions"]?.entries ?? [] {
      guard let pattern = entry.value.text else {
        throw fail("an expression is a text", entry.value)
      }
      rules.processors[entry.key] = .regex(pattern, validators: [])
    }
    for node in root["types"]?.elements ?? [] {
      rules.types.append(try type(node, known: rules.types))
    }
  }

  /// Scripts without blanks between words have no words to match.
  private static func divided(_ terms: [KeywordTerm]) -> ([KeywordTerm], [KeywordTerm]) {
    let parts = terms.filter { term in
      term.text.unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) }
    }
    return (terms.filter { !parts.contains($0) }, parts)
  }

  /// A type; one that includes others finds what any of them finds, which stand before it.
  private func type(
    _ node: YAMLNode,
    known: [TypeRule]
  ) throws(Diagnostic) -> TypeRule {
    guard let id = node["id"]?.text, let name = node["name"]?.text else {
      throw fail("a type has an id and a name", node)
    }
    var patterns: [PatternRule] = []
    for pattern in node["patterns"]?.elements ?? [] {
      guard let level = pattern["level"]?.int, let find = pattern["find"]?.text else {
        throw fail("a pattern has a level and something to find", pattern)
      }
      patterns.append(
        PatternRule(
          confidence: Int(level),
          identifier: find,
          evidence: matches(pattern["with"])
            + evidence(pattern["near"], minMatches: 1, maxMatches: nil)
            + evidence(pattern["without"], minMatches: 0, maxMatches: 0)
        )
      )
    }
    for included in node["includes"]?.elements ?? [] {
      guard let name = included.text, let other = known.first(where: { $0.name == name }) else {
        throw fail("no type before this one has that name", included)
      }
      patterns += other.patterns
    }
    return TypeRule(
      id: id.lowercased(),
      name: name,
      proximity: Int(node["proximity"]?.int ?? 300),
      recommendedConfidence: patterns.map(\.confidence).max(),
      patterns: patterns
    )
  }

  private func matches(_ node: YAMLNode?) -> [EvidenceRule] {
    (node?.elements ?? []).compactMap { element in
      element.text.map { EvidenceRule.match($0, minCount: 1, isUnique: false) }
    }
  }

  private func evidence(_ node: YAMLNode?, minMatches: Int, maxMatches: Int?) -> [EvidenceRule] {
    let children = matches(node)
    guard !children.isEmpty else { return [] }
    return [.any(children, minMatches: minMatches, maxMatches: maxMatches)]
  }
}
