import BoostRegex

/// Where a processor found something.
struct Hit: Sendable, Hashable {
  let start: Int
  let end: Int
  /// The term that was found, by index into the plan's list; -1 for an expression.
  var term = -1

  var range: Range<Int> { start..<end }
}

/// One text under the processors of a plan; a processor runs when its hits are first asked for.
struct TextScan {
  let plan: DetectionPlan
  let text: ScannedText
  /// What the processors may still take, in steps.
  private var steps: Int
  private var hits: [[Hit]?]
  private var candidates: [[Int]?]
  private var hasRunSupporting = false
  /// Which processors could not finish.
  private(set) var failures: [(processor: Int, failure: BoostSearchFailure)] = []

  /// Begins with a text, and finds where identifiers may be.
  init(_ plan: DetectionPlan, _ text: ScannedText, steps: Int) {
    self.plan = plan
    self.text = text
    self.steps = steps
    hits = [[Hit]?](repeating: nil, count: plan.processors.count)
    candidates = [[Int]?](repeating: nil, count: plan.processors.count)
    run(plan.identifying)
  }

  /// The hits of a processor from left to right; nil when it cannot be tried.
  mutating func hits(of processor: Int) -> [Hit]? {
    if let known = hits[processor] { return known }
    if case .unassessed = plan.processors[processor].kind { return nil }
    if !hasRunSupporting, candidates[processor] == nil {
      hasRunSupporting = true
      run(plan.supporting)
      if let known = hits[processor] { return known }
    }
    let found = search(processor)
    hits[processor] = found
    return found
  }

  /// Runs the automaton and the filter of a stage.
  private mutating func run(_ stage: DetectionStage) {
    var found = [[Hit]](repeating: [], count: stage.keywordProcessors.count)
    let text = text
    stage.automaton.scan(text.characters.span) { local, end in
      let term = stage.terms[local]
      let hit = Hit(start: end &- Int(term.length), end: end, term: Int(term.index))
      guard !term.matchesWords || Self.standsAlone(hit, in: text) else { return }
      if term.isCaseSensitive, !plan.equals(hit, in: text) { return }
      found[Int(term.processor)].append(hit)
    }
    for (local, processor) in stage.keywordProcessors.enumerated() {
      hits[processor] = found[local].sorted {
        ($0.start, $0.end, $0.term) < ($1.start, $1.end, $1.term)
      }
    }
    var places = [[Int]](repeating: [], count: stage.filtered.count)
    stage.filter.scan(text) { places[$0].append($1) }
    for (local, processor) in stage.filtered.enumerated() {
      candidates[processor] = places[local]
      if places[local].isEmpty { hits[processor] = [] }
    }
  }

  /// Whether a term is a word of its own, or ends with what is no part of a word.
  private static func standsAlone(_ hit: Hit, in text: ScannedText) -> Bool {
    if text.isWord(at: hit.start - 1), text.isWord(at: hit.start) { return false }
    return !(text.isWord(at: hit.end) && text.isWord(at: hit.end - 1))
  }

  private mutating func search(_ processor: Int) -> [Hit] {
    switch plan.processors[processor].kind {
    case .keywords, .unassessed: return []
    case .expression(let regex, let validators):
      let found = search(regex, processor) { _, _ in nil }
      guard !validators.isEmpty else { return found }
      return found.filter { hit in validators.allSatisfy { accepts($0, hit.range) } }
    case .function(let function, let regex):
      let found = search(regex, processor) { text, start in
        guard case .scanner(_, let length) = function.form else { return nil }
        return length(text, start) ?? -1
      }
      return found.filter { function.check(Candidate(text.characters[$0.range])) }
    }
  }

  /// All matches from left to right without overlap; those of no characters do not count.
  ///
  /// `extent` gives the length of a match by code: nil for what the expression says, -1 for none.
  private mutating func search(
    _ regex: BoostRegex,
    _ processor: Int,
    _ extent: (Span<UInt32>, Int) -> Int?
  ) -> [Hit] {
    var found: [Hit] = []
    let characters = text.characters
    let places = candidates[processor]
    // Where it may begin nearly everywhere, going from place to place is slower than searching.
    let usesPlaces = places.map { $0.count < 64 || $0.count < characters.count / 8 } ?? false
    var next = 0
    var start = 0
    let span = characters.span
    // The edges behind the text are not part of it.
    let classes = text.classes
    let bytes = classes.span.extracting(0..<characters.count)
    let usesBytes = text.takesBytes && regex.takesBytes(ofASCII: text.isASCII)
    do throws(BoostSearchFailure) {
      while start <= span.count {
        var here = start
        if usesPlaces, let places {
          while next < places.count, places[next] < start { next += 1 }
          guard next < places.count else { break }
          here = places[next]
        }
        let match =
          usesBytes
          ? try regex.firstMatch(inBytes: bytes, from: here, onlyHere: usesPlaces, steps: &steps)
          : try regex.firstMatch(in: span, from: here, onlyHere: usesPlaces, steps: &steps)
        guard let match else {
          guard usesPlaces else { break }
          start = here + 1
          continue
        }
        let end = extent(span, match.lowerBound).map { match.lowerBound + $0 } ?? match.upperBound
        if end > match.lowerBound { found.append(Hit(start: match.lowerBound, end: end)) }
        start = end > match.lowerBound ? end : match.lowerBound + 1
      }
    } catch {
      failures.append((processor, error))
    }
    return found
  }

  /// Whether a match passes a validator.
  private mutating func accepts(_ validator: PlannedValidator, _ range: Range<Int>) -> Bool {
    let match = text.characters[range]
    switch validator {
    case .luhn: return Checksum.luhn(Candidate(match).digits)
    case .checksum(let weights, let modulus, let checkDigit, let allowsLetters):
      return WeightedChecksum.isValid(
        Candidate(match),
        weights: weights,
        modulus: modulus,
        checkDigit: checkDigit,
        allowsLetters: allowsLetters
      )
    case .date(let order, let offset):
      return SimpleDate.isValid(match, order: order, offset: offset)
    case .function(let function, let regex):
      return function.finds(in: Array(match), regex, steps: &steps)
    }
  }
}
