import Classification
import Testing

/// Samples that say what is expected, and the figures of the rules on them.
@Suite struct LabelledSampleTests {
  private let detector = Detector([
    DetectionRules(
      processors: [
        "id": .regex(#"\bE-\d{4}\b"#, validators: []),
        "staff": .keywords([KeywordGroup(matchesWords: true, terms: [KeywordTerm("staff")])]),
      ],
      types: [
        TypeRule(
          id: "1",
          name: "Staff",
          proximity: 300,
          patterns: [
            PatternRule(confidence: 65, identifier: "id"),
            PatternRule(
              confidence: 85,
              identifier: "id",
              evidence: [.match("staff", minCount: 1, isUnique: false)]
            ),
          ]
        )
      ]
    )
  ])

  private func samples(_ text: String) throws -> [LabelledSample] {
    try LabelledSample.samples(Array(text.utf8).span, named: "samples.yaml")
  }

  @Test func countsWhatIsRightTooManyAndMissed() throws {
    let samples = try samples(
      """
      samples:
        - {text: "staff E-1234", expect: {Staff: 85}}
        - {text: "staff E-1234 E-1235", expect: {Staff: {85: 2}}}
        - {text: "E-1234", expect: [Staff]}
        - {name: low, text: "E-1234", expect: {Staff: 85}}
        - {name: none, text: "E-12345", expect: Staff}
        - {name: extra, text: "E-1234", expect: []}
      """
    )
    var score = SampleScore()
    for sample in samples {
      guard case .text(let text) = sample.source else { continue }
      score.add(sample, [detector.detect(in: text)])
    }
    let staff = try #require(score.types.first)
    #expect((staff.right, staff.tooMany, staff.missed) == (3, 1, 2))
    #expect(staff.precision == 0.75)
    #expect(staff.recall == 0.6)
    #expect(score.misses.map(\.sample) == ["low", "none", "extra"])
    #expect(score.misses[0].reasons == ["'Staff' is found at 65, not 85"])
  }

  @Test(arguments: [
    "samples: []", "- {text: a}", "- {expect: []}", "- {text: a, expect: {A: x}}", "- a: [",
  ])
  func saysWhatIsWrongWithAFile(_ text: String) {
    #expect(throws: (any Error).self) { try samples(text) }
  }
}
