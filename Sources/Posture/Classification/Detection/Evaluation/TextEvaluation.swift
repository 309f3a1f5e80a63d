import BoostRegex

/// Decides which types are in a text.
struct TextEvaluation {
  private var scan: TextScan
  /// Types that depend on something that cannot be tried, by the processor it is.
  private var undecided: Set<DetectionProblem> = []

  /// How many hits may still be looked at: rules that find something at every character and look for
  /// evidence in the whole text would take the square of it.
  private var effort = 50_000_000
  /// What was found out last about evidence, for windows that stay the same.
  private var known: [Question: Answer] = [:]

  /// Evidence of one processor.
  private struct Question: Hashable {
    let processor: Int
    let minCount: Int
    let isUnique: Bool
  }

  /// The hits that were enough in a window; nil when there were not enough.
  private struct Answer {
    let window: Range<Int>
    let hits: [Hit]?
  }

  init(_ scan: TextScan) { self.scan = scan }

  /// What could not be decided.
  var problems: [DetectionProblem] {
    let failures = scan.failures.map {
      DetectionProblem(subject: scan.plan.processors[$0.processor].id, reason: $0.failure.message)
    }
    let tired = DetectionProblem(
      subject: "rules",
      reason: "evaluating them takes longer than the time limit of a text"
    )
    return Array(Set(failures).union(undecided).union(effort > 0 ? [] : [tired])).sorted {
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
      guard let hits = scan.hits(of: processor), effort > 0 else { return nil }
      let question = Question(processor: processor, minCount: minCount, isUnique: isUnique)
      guard let inside = enough(hits, question, in: window) else { return false }
      for hit in inside {
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

  /// Hits that lie fully in a window and are enough, with a few more to show; nil without enough.
  private mutating func enough(
    _ hits: [Hit],
    _ question: Question,
    in window: Range<Int>
  ) -> [Hit]? {
    if let answer = known[question], answer.window == window { return answer.hits }
    let found = search(hits, question, in: window)
    known[question] = Answer(window: window, hits: found)
    return found
  }

  private mutating func search(
    _ hits: [Hit],
    _ question: Question,
    in window: Range<Int>
  ) -> [Hit]? {
    var low = 0
    var high = hits.count
    while low < high {
      let middle = (low + high) / 2
      if hits[middle].start < window.lowerBound { low = middle + 1 } else { high = middle }
    }
    var inside: [Hit] = []
    var seen: Set<[UInt32]> = []
    for hit in hits[low...] {
      effort -= 1
      guard hit.start < window.upperBound, effort > 0 else { break }
      guard hit.end <= window.upperBound else { continue }
      if question.isUnique, !seen.insert(identity(of: hit)).inserted { continue }
      inside.append(hit)
      if inside.count >= max(question.minCount, 3) { break }
    }
    return inside.count >= question.minCount ? inside : nil
  }

  /// What makes a hit different from others; the case of keywords does not count.
  private func identity(of hit: Hit) -> [UInt32] {
    hit.term >= 0 ? scan.plan.terms[hit.term].folded : Array(scan.text.characters[hit.range])
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
    guard effort > 0 else { return nil }
    if case .keywords(let terms) = scan.plan.processors[processor].kind {
      effort -= terms.count
      return terms.contains { FilterTerm.stands(scan.plan.terms[$0], direction, hit, scan.text) }
    }
    guard let hits = scan.hits(of: processor) else { return nil }
    effort -= hits.count
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
      let reach = type.rule.proximity.map { max(0, $0) }
      let end = reach.map { start > count - min(count, $0) ? count : start + $0 }
      let window = start..<max(start, end ?? count)
      var doubt = 1.0
      var counted: [EvidenceMatch] = []
      for pattern in type.affinity where holds(pattern.evidence, in: window, &counted) == true {
        doubt *= 1 - Double(min(100, max(0, pattern.confidence))) / 100
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
