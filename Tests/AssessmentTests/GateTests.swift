import Assessment
import Comparison
import PostureModel
import Testing

@Suite struct GateTests {
  /// Identity 6 of 10, data nothing measured; coverage 10 of 20.
  static let run = ComparisonTests.run([
    Sample.result(Sample.control("a.a.pass", points: 6), .pass),
    Sample.result(Sample.control("b.b.fail", points: 4, severity: .critical), .fail),
    Sample.result(Sample.control("c.c.blind", points: 10, category: .data), Sample.missing),
    Sample.result(
      Sample.control("d.d.plan", points: 3, severity: .critical),
      .notLicensed(plans: ["P"])
    ),
  ])
  static let better = ComparisonTests.run([
    Sample.result(Sample.control("a.a.pass", points: 6), .pass)
  ])

  static let cases: [(GateRule, Int32)] = [
    (.minimumScore(60), 0),
    (.minimumScore(60.1), 3),
    (.minimumCategory(.identity, 61), 3),
    (.minimumCategory(.data, 0), 6),
    (.minimumCategory(.device, 0), 6),
    (.maximumDrop(40), 0),
    (.maximumDrop(39.9), 4),
    (.severity(.critical), 5),
    (.severity(.low), 5),
    (.control("a.a.pass"), 0),
    (.control("b.b.fail"), 5),
    (.control("c.c.blind"), 6),
    (.control("d.d.plan"), 0),
    (.minimumCoverage(50), 0),
    (.minimumCoverage(51), 6),
  ]

  @Test func judgesEachRule() {
    for (rule, code) in Self.cases {
      let verdict = GateVerdict(Self.run, previous: Self.better, rules: [rule])
      #expect(verdict.exitCode == code, "\(rule)")
      #expect(verdict.passed == (code == 0))
    }
  }

  @Test func tellsEveryReasonAndTheSmallestCode() {
    let verdict = GateVerdict(
      Self.run,
      rules: [.minimumCoverage(90), .severity(.high), .minimumScore(75), .minimumScore(10)]
    )
    #expect(verdict.exitCode == 3)
    #expect(verdict.failures.map(\.failure) == [.score, .control, .coverage])
    #expect(verdict.failures[1].controls == ["b.b.fail"])
    #expect(verdict.outcomes.count == 4)
  }

  @Test func doesNotCloseOnAcceptedRisks() {
    let control = Sample.control("a.a.a", severity: .critical)
    let run = ComparisonTests.run([
      Sample.result(control, .fail, standing: .accepted(waiver: "w"))
    ])
    #expect(GateVerdict(run, rules: [.severity(.critical), .control("a.a.a")]).passed)
  }

  @Test func cannotPassOnNothing() {
    let empty = ComparisonTests.run([])
    #expect(GateVerdict(empty, rules: [.minimumScore(0)]).exitCode == 6)
    #expect(GateVerdict(empty, rules: [.minimumCoverage(0)]).exitCode == 6)
  }
}
