import BoostRegex

/// Rules made ready to run: compiled expressions, one automaton for all terms, one filter for all
/// expressions, each once for what identifies and once for what is looked at only near an identifier.
struct DetectionPlan: Sendable {
  var processors: [PlannedProcessor] = []
  var terms: [PlannedTerm] = []
  var types: [PlannedType] = []
  /// What of the rules could not be made ready.
  var problems: [DetectionProblem] = []

  /// What runs on every text, and what runs only on texts with an identifier.
  private(set) var identifying = DetectionStage()
  private(set) var supporting = DetectionStage()

  /// Sorts the processors into stages, once all are there.
  mutating func arrange() {
    var isIdentifying = [Bool](repeating: false, count: processors.count)
    for type in types {
      for identifier in type.identifiers { isIdentifying[identifier.processor] = true }
      for pattern in type.affinity {
        for evidence in pattern.evidence { evidence.forEachProcessor { isIdentifying[$0] = true } }
      }
    }
    let indices = processors.indices
    identifying = DetectionStage(self, indices.filter { isIdentifying[$0] })
    supporting = DetectionStage(self, indices.filter { !isIdentifying[$0] })
  }
}

extension PlannedEvidence {
  func forEachProcessor(_ body: (Int) -> Void) {
    switch self {
    case .match(let processor, _, _): body(processor)
    case .any(let children, _, _):
      for child in children { child.forEachProcessor(body) }
    }
  }
}

extension DetectionPlan {
  /// Whether what was hit is the term with its case.
  func equals(_ hit: Hit, in text: ScannedText) -> Bool {
    guard let exact = terms[hit.term].exact else { return true }
    return text.characters[hit.range].elementsEqual(exact)
  }
}

/// Processors that run together.
struct DetectionStage: Sendable {
  /// What is needed of a term for each of its hits.
  struct Term: Sendable {
    /// Its index in the plan's list.
    let index: Int32
    let length: Int32
    /// The place of its processor among those of the stage.
    let processor: Int32
    let matchesWords: Bool
    let isCaseSensitive: Bool
  }

  /// The terms of the automaton.
  var terms: [Term] = []
  /// The processors that have them.
  var keywordProcessors: [Int] = []
  var automaton = KeywordAutomaton([])
  /// The processors of the filter's expressions.
  var filtered: [Int] = []
  var filter = PatternFilter([])

  init() {}

  init(_ plan: DetectionPlan, _ processors: [Int]) {
    var shapes: [PatternShape] = []
    for index in processors {
      let processor = plan.processors[index]
      switch processor.kind {
      case .keywords(let range):
        for term in range {
          terms.append(
            Term(
              index: Int32(term),
              length: Int32(plan.terms[term].folded.count),
              processor: Int32(keywordProcessors.count),
              matchesWords: plan.terms[term].matchesWords,
              isCaseSensitive: plan.terms[term].exact != nil
            )
          )
        }
        keywordProcessors.append(index)
      case .expression, .function:
        guard let shape = processor.shape, !shape.prefix.isEmpty else { continue }
        filtered.append(index)
        shapes.append(shape)
      case .unassessed: break
      }
    }
    automaton = KeywordAutomaton(terms.map { plan.terms[Int($0.index)].folded })
    filter = PatternFilter(shapes)
  }
}
