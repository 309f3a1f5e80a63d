import BoostRegex

/// Decides which types are in a text.
struct TextEvaluation {
  private var scan: TextScan
  /// Types that depend on something that cannot be tried, by the processor it is.
  private var undecided: Set<DetectionProblem> = []

  init(_ scan: TextScan) { self.scan = scan }

  /// What could not be decided.
  var problems: [DetectionProblem] {
    let failures = scan.failures.map {
      DetectionProblem(subject: scan.plan.processors[$0.processor].id, reason: $0.failure.message)
    }
    return Array(Set(failures).union(undecided)).sorted {
      ($0.subject, $0.reason) < ($1.subject, $1.reason)
    }
  }

  /// The instances of a type, from left to right.
  mutating func instances(of type: PlannedType) -> [Instance] {
    if case .affinity(let threshold) = type.rule.kind {
      return affinity(type, threshold: threshold)
    }
    var instances: [Instance] = []
    for identifier in type.identifiers {
      guard let hits = scan.hits(of: identifier.processor) else {
        tell(type, identifier.processor)
        continue
      }
      for hit in hits where passes(hit, type.filters) {
        if let instance = instance(at: hit, type, identifier.patterns) {
          instances.append(instance)
        }
      }
    }
    guard type.identifiers.count > 1 else { return instances }
    return Self.merged(instances)
  }

  /// Different identifiers may find the same text; it is one instance, at its highest level.
  private static func merged(_ instances: [Instance]) -> [Instance] {
    var best: [Range<Int>: Instance] = [:]
    for instance in instances {
      if let known = best[instance.range], known.confidence >= instance.confidence { continue }
      best[instance.range] = instance
    }
    return best.values.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  private mutating func instance(
    at hit: Hit,
    _ type: PlannedType,
    _ patterns: [PlannedPattern]
  ) -> Instance? {
    let window = Self.window(around: hit, type.rule.proximity, scan.text.characters.count)
    for pattern in patterns where passes(hit, pattern.filters) {
      var counted: [EvidenceMatch] = []
      let answer = holds(pattern.evidence, in: window, &counted)
      if answer == nil { tell(type, pattern) }
      guard answer == true else { continue }
      return Instance(
        range: hit.range,
        text: scan.text.text(hit.range),
        confidence: pattern.confidence,
        evidence: counted
      )
    }
    return nil
  }

  private static func window(around hit: Hit, _ proximity: Int?, _ count: Int) -> Range<Int> {
    guard let proximity, proximity < count else { return 0..<count }
    let reach = max(0, proximity)
    return max(0, hit.start - reach)..<min(count, hit.end + reach)
  }

  // MARK: Evidence

  /// Whether all of some evidence is in a window; nil when that cannot be told.
  private mutating func holds(
    _ evidence: [PlannedEvidence],
    in window: Range<Int>,
    _ counted: inout [EvidenceMatch]
  ) -> Bool? {
    var answer: Bool? = true
    for part in evidence {
      switch holds(part, in: window, &counted) {
      case false: return false
      case nil: answer = nil
      default: break
      }
    }
    return answer
  }

  private mutating func holds(
    _ evidence: PlannedEvidence,
    in window: Range<Int>,
    _ counted: inout [EvidenceMatch]
  ) -> Bool? {
    switch evidence {
    case .match(let processor, let minCount, let isUnique):
      guard let hits = scan.hits(of: processor) else { return nil }
      let inside = Self.inside(hits, window)
      let count = isUnique ? distinctCount(inside) : inside.count
      guard count >= minCount else { return false }
      for hit in inside.prefix(max(minCount, 3)) {
        counted.append(
          EvidenceMatch(
            processor: scan.plan.processors[processor].id,
            range: hit.range,
            text: scan.text.text(hit.range)
          )
        )
      }
      return true
    case .any(let children, let minMatches, let maxMatches):
      var (yes, open) = (0, 0)
      var found: [EvidenceMatch] = []
      for child in children {
        switch holds(child, in: window, &found) {
        case true: yes += 1
        case nil: open += 1
        default: break
        }
      }
      let most = maxMatches ?? .max
      if yes >= minMatches, yes + open <= most {
        counted += found
        return true
      }
      return yes + open < minMatches || yes > most ? false : nil
    }
  }

  /// The hits that lie fully in a window.
  private static func inside(_ hits: [Hit], _ window: Range<Int>) -> [Hit] {
    var low = 0
    var high = hits.count
    while low < high {
      let middle = (low + high) / 2
      if hits[middle].start < window.lowerBound { low = middle + 1 } else { high = middle }
    }
    var inside: [Hit] = []
    for hit in hits[low...] {
      guard hit.start < window.upperBound else { break }
      if hit.end <= window.upperBound { inside.append(hit) }
    }
    return inside
  }

  /// How many different texts were hit; the case of keywords does not count.
  private func distinctCount(_ hits: [Hit]) -> Int {
    var seen: Set<[UInt32]> = []
    for hit in hits {
      seen.insert(
        hit.term >= 0
          ? scan.plan.terms[hit.term].folded : Array(scan.text.characters[hit.range])
      )
    }
    return seen.count
  }

  // MARK: Filters

  private mutating func passes(_ hit: Hit, _ filters: [PlannedFilter]) -> Bool {
    for filter in filters {
      switch filter {
      case .allDigitsSame:
        let digits = Candidate(scan.text.characters[hit.range]).digits
        if digits.count > 1, digits.allSatisfy({ $0 == digits[0] }) { return false }
      case .text(let direction, let includes, let processor):
        // A filter that cannot be tried keeps what it is about.
        guard let found = isFound(processor, direction, hit) else { continue }
        if found != includes { return false }
      }
    }
    return true
  }

  private mutating func isFound(
    _ processor: Int,
    _ direction: FilterRule.Direction,
    _ hit: Hit
  ) -> Bool? {
    if case .keywords(let terms) = scan.plan.processors[processor].kind {
      return terms.contains { FilterTerm.stands(scan.plan.terms[$0], direction, hit, scan.text) }
    }
    guard let hits = scan.hits(of: processor) else { return nil }
    return hits.contains { other in
      switch direction {
      case .full: other.range == hit.range
      case .startsWith: other.start == hit.start && other.end <= hit.end
      case .endsWith: other.end == hit.end && other.start >= hit.start
      case .prefix: other.end == hit.start
      case .suffix: other.start == hit.end
      }
    }
  }

  // MARK: Affinities

  /// Evidence without an identifier: it is there when what holds in one window is sure enough.
  private mutating func affinity(_ type: PlannedType, threshold: Int) -> [Instance] {
    var starts: Set<Int> = []
    for pattern in type.affinity {
      for evidence in pattern.evidence {
        evidence.forEachProcessor { processor in
          for hit in scan.hits(of: processor) ?? [] { starts.insert(hit.start) }
        }
      }
    }
    let count = scan.text.characters.count
    var best: Instance?
    for start in starts.sorted() {
      let end = type.rule.proximity.map { start > count - min(count, $0) ? count : start + $0 }
      let window = start..<max(start, end ?? count)
      var doubt = 1.0
      var counted: [EvidenceMatch] = []
      for pattern in type.affinity where holds(pattern.evidence, in: window, &counted) == true {
        doubt *= 1 - Double(pattern.confidence) / 100
      }
      let confidence = Int((100 * (1 - doubt)).rounded())
      guard confidence >= threshold, confidence > best?.confidence ?? 0,
        let last = counted.map(\.range.upperBound).max()
      else { continue }
      best = Instance(
        range: start..<max(start, last),
        text: scan.text.text(start..<max(start, last)),
        confidence: confidence,
        evidence: counted
      )
    }
    return best.map { [$0] } ?? []
  }

  // MARK: What cannot be decided

  private mutating func tell(_ type: PlannedType, _ processor: Int) {
    guard case .unassessed(let reason) = scan.plan.processors[processor].kind else { return }
    undecided.insert(DetectionProblem(subject: type.rule.name, reason: reason))
  }

  private mutating func tell(_ type: PlannedType, _ pattern: PlannedPattern) {
    for evidence in pattern.evidence {
      evidence.forEachProcessor { tell(type, $0) }
    }
  }
}
