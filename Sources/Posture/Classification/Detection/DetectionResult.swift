/// What rules find in one text.
public struct DetectionResult: Sendable {
  /// The types that were found, in the order of the rules.
  public let matches: [TypeMatch]
  /// What could not be decided in this text: expressions that did not end, missing dictionaries.
  public let problems: [DetectionProblem]
  /// Whether the text was longer than what the service reads of an item.
  public let isTruncated: Bool
}

/// A type of sensitive information in a text.
public struct TypeMatch: Sendable {
  /// The identity of the type.
  public let typeID: String
  /// Its name.
  public let type: String
  /// Its instances, from left to right.
  public let instances: [Instance]

  /// How many different instances it has at each level; one that occurs at several counts at the
  /// highest.
  public var levels: [Int: Int] {
    var best: [String: Int] = [:]
    for instance in instances {
      best[instance.text] = max(best[instance.text] ?? 0, instance.confidence)
    }
    return best.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// The highest level at which it is found.
  public var confidence: Int { instances.map(\.confidence).max() ?? 0 }

  /// How many different instances a condition counts that asks for a level.
  public func count(atLeast confidence: Int, atMost ceiling: Int = 100) -> Int {
    levels.reduce(0) {
      (confidence...max(confidence, ceiling)).contains($1.key) ? $0 + $1.value : $0
    }
  }
}

/// One place where a type is found.
public struct Instance: Sendable {
  /// Where it is, in Unicode characters.
  public let range: Range<Int>
  /// What is there.
  public let text: String
  /// The highest level of the patterns that hold.
  public let confidence: Int
  /// What near it counted.
  public let evidence: [EvidenceMatch]
}

/// Something near an identifier that counted.
public struct EvidenceMatch: Sendable, Hashable {
  /// The processor that found it.
  public let processor: String
  /// Where it is, in Unicode characters.
  public let range: Range<Int>
  /// What is there.
  public let text: String
}
