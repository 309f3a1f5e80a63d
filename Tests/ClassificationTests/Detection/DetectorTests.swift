import Classification
import Testing

/// How rules are evaluated, step by step as the service documents it.
@Suite struct DetectorTests {
  private func rule(
    _ patterns: [PatternRule],
    proximity: Int? = 30,
    filters: [FilterRule] = []
  ) -> TypeRule {
    TypeRule(id: "t", name: "Staff", proximity: proximity, patterns: patterns, filters: filters)
  }

  private func words(_ terms: String..., matchesWords: Bool = true) -> ProcessorRule {
    .keywords([KeywordGroup(matchesWords: matchesWords, terms: terms.map { KeywordTerm($0) })])
  }

  private func levels(
    _ text: String,
    _ type: TypeRule,
    _ processors: [String: ProcessorRule] = [:]
  ) -> [Int: Int] {
    var all: [String: ProcessorRule] = [
      "id": .regex(#"\bE-\d{4}\b"#, validators: []),
      "staff": words("staff", "staff number", "crew"),
    ]
    all.merge(processors) { $1 }
    let detector = Detector([DetectionRules(processors: all, types: [type])])
    return detector.detect(in: text).matches.first?.levels ?? [:]
  }

  private let staff = EvidenceRule.match("staff", minCount: 1, isUnique: false)

  private var usual: TypeRule {
    rule([
      PatternRule(confidence: 65, identifier: "id"),
      PatternRule(confidence: 85, identifier: "id", evidence: [staff]),
    ])
  }

  @Test(arguments: [
    ("the Staff E-1234", [85: 1]),
    ("E-1234", [65: 1]),
    ("staffed E-1234", [65: 1]),
    ("staff_ E-1234", [65: 1]),
    ("staffé E-1234", [65: 1]),
    ("(staff) E-1234, E-1234 E-1235", [85: 2]),
    ("staff " + String(repeating: "x", count: 23) + " E-1234", [85: 1]),
    ("staff " + String(repeating: "x", count: 24) + " E-1234", [65: 1]),
    ("E-1234 " + String(repeating: "é", count: 23) + " staff", [85: 1]),
    ("E-12345", [:]),
  ])
  func looksNearTheIdentifier(_ text: String, _ expected: [Int: Int]) {
    #expect(levels(text, usual) == expected)
  }

  @Test func seesTheWholeTextWithoutALimit() {
    let type = rule(
      [PatternRule(confidence: 85, identifier: "id", evidence: [staff])],
      proximity: nil
    )
    #expect(levels("staff" + String(repeating: " ", count: 5000) + "E-1234", type) == [85: 1])
  }

  @Test(arguments: [
    (1, nil, "alpha E-1234", true), (2, nil, "alpha alpha E-1234", false),
    (2, nil, "alpha beta E-1234", true), (1, 1, "alpha beta E-1234", false),
    (0, 0, "alpha E-1234", false), (0, 0, "E-1234", true),
    (1, 0, "E-1234", false),
  ])
  func countsChildrenOfAny(_ least: Int, _ most: Int?, _ text: String, _ isFound: Bool) {
    let any = EvidenceRule.any(
      [.match("a", minCount: 1, isUnique: false), .match("b", minCount: 1, isUnique: false)],
      minMatches: least,
      maxMatches: most
    )
    let type = rule([PatternRule(confidence: 75, identifier: "id", evidence: [any])])
    let found = levels(text, type, ["a": words("alpha"), "b": words("beta")])
    #expect(found == (isFound ? [75: 1] : [:]))
  }

  @Test(arguments: [
    ("crew crew E-1234", false, true), ("crew crew E-1234", true, false),
    ("Crew staff E-1234", true, true),
  ])
  func countsHitsOrDifferentHits(_ text: String, _ isUnique: Bool, _ isFound: Bool) {
    let two = EvidenceRule.match("staff", minCount: 2, isUnique: isUnique)
    let type = rule([PatternRule(confidence: 75, identifier: "id", evidence: [two])])
    #expect(levels(text, type).isEmpty != isFound)
  }

  @Test(arguments: [
    (FilterRule.Direction.full, false, "E-1111", false), (.full, true, "E-1111", true),
    (.startsWith, false, "E-1111", false), (.prefix, false, "no.E-1234", false),
    (.suffix, true, "E-1234 test", false), (.suffix, true, "E-1234test", false),
    (.endsWith, false, "E-9999", false),
  ])
  func filtersIdentifiers(
    _ direction: FilterRule.Direction,
    _ includes: Bool,
    _ text: String,
    _ isFound: Bool
  ) {
    let terms = words("E-1111", "no.", "test", "9999", matchesWords: false)
    let type = rule(
      [PatternRule(confidence: 65, identifier: "id")],
      filters: [.text(direction, includes: includes, processor: "terms")]
    )
    #expect(levels(text, type, ["terms": terms]).isEmpty != isFound)
  }

  @Test(arguments: [
    (ValidatorRule.luhn, "4111111111111111", "4111111111111112"),
    (.date(order: "DDMMYYYY", offset: 0), "29022024", "29022023"),
    (.date(order: "YYMMDD", offset: 2), "12240229", "12240230"),
    (
      .checksum(
        weights: [8, 9, 2, 3, 4, 5, 6, 7, 0],
        modulus: 11,
        checkDigit: 9,
        allowsLetters: false
      ),
      "123456785", "123456786"
    ),
    (.function("Func_iban"), "GB29NWBK60161331926819", "GB29NWBK60161331926818"),
  ])
  func validatesMatches(_ validator: ValidatorRule, _ right: String, _ wrong: String) {
    let processors: [String: ProcessorRule] = ["id": .regex(#"\w+"#, validators: [validator])]
    let type = rule([PatternRule(confidence: 65, identifier: "id")])
    #expect(levels(right, type, processors) == [65: 1])
    #expect(levels(wrong, type, processors).isEmpty)
  }

  @Test func combinesTheEvidenceOfAnAffinity() {
    let type = TypeRule(
      id: "a",
      name: "Plan",
      kind: .affinity(threshold: 75),
      proximity: 40,
      patterns: [
        PatternRule(
          confidence: 60,
          identifier: nil,
          evidence: [.match("a", minCount: 1, isUnique: false)]
        ),
        PatternRule(
          confidence: 40,
          identifier: nil,
          evidence: [.match("b", minCount: 1, isUnique: false)]
        ),
      ]
    )
    let processors = ["a": words("alpha"), "b": words("beta")]
    // 1 - (1 - 0.6) * (1 - 0.4) = 0.76
    #expect(levels("alpha beta", type, processors) == [76: 1])
    #expect(levels("alpha", type, processors).isEmpty)
    let far = "alpha" + String(repeating: " ", count: 60) + "beta"
    #expect(levels(far, type, processors).isEmpty)
  }

  @Test func doesNotGuessWhatItCannotTry() {
    let missing = "8ded5897-6423-49d9-b846-90df6317d05a"
    let type = rule([
      PatternRule(
        confidence: 85,
        identifier: "id",
        evidence: [.match(missing, minCount: 1, isUnique: false)]
      )
    ])
    let processors: [String: ProcessorRule] = ["id": .regex(#"E-\d{4}"#, validators: [])]
    let detector = Detector([DetectionRules(processors: processors, types: [type])])
    let result = detector.detect(in: "E-1234")
    #expect(result.matches.isEmpty)
    #expect(result.problems.map(\.subject) == ["Staff"])
    var withTerms = DetectionRules(processors: processors, types: [type])
    withTerms.addDictionary(missing.uppercased(), terms: ["falcon ", ""])
    #expect(Detector([withTerms]).detect(in: "Falcon E-1234").matches.first?.confidence == 85)
    #expect(detector.problems.count == 1)
    #expect(
      Detector([DetectionRules(processors: ["id": .regex("(", validators: [])], types: [type])])
        .problems.count == 2
    )
  }

  @Test func endsOnPatternsThatDoNotEnd() {
    let processors: [String: ProcessorRule] = ["id": .regex("(x+)+y", validators: [])]
    let type = rule([PatternRule(confidence: 65, identifier: "id")])
    let detector = Detector(
      [DetectionRules(processors: processors, types: [type])],
      limits: Detector.Limits(steps: 100_000)
    )
    let result = detector.detect(in: String(repeating: "x", count: 20_000))
    #expect(result.problems.map(\.subject) == ["id"])
  }

  @Test func endsOnRulesThatFindSomethingEverywhere() {
    let processors: [String: ProcessorRule] = [
      "id": .regex(#"\d"#, validators: []), "two": .regex(#"[0-9]"#, validators: []),
    ]
    let two = EvidenceRule.match("two", minCount: 2, isUnique: true)
    let type = rule(
      [PatternRule(confidence: 65, identifier: "id", evidence: [two])],
      proximity: nil
    )
    #expect(levels(String(repeating: "1", count: 200_000), type, processors).isEmpty)
    #expect(levels(String(repeating: "1", count: 2_000) + "2", type, processors) == [65: 2])
  }

  @Test func tellsWhereAndWhy() throws {
    let detector = Detector([
      DetectionRules(
        processors: ["id": .regex(#"E-\d{4}"#, validators: []), "staff": words("staff")],
        types: [usual]
      )
    ])
    let instance = try #require(
      detector.detect(in: "é staff E-1234").matches.first?.instances.first
    )
    #expect(instance.range == 8..<14)
    #expect(instance.evidence.map(\.text) == ["staff"])
    #expect(instance.evidence.map(\.range) == [2..<7])
  }
}
