import Assessment
import PostureModel
import Testing

@Suite struct ScoringTests {
  // Eight points met, half of five, none of three: 10.5 of 16. The rest is in neither sum.
  static let results = [
    Sample.result(Sample.control("a.a.pass", points: 8), .pass),
    Sample.result(Sample.control("b.b.half", points: 5), .partial(share: 0.5)),
    Sample.result(Sample.control("c.c.fail", points: 3, category: .data, product: .purview), .fail),
    Sample.result(Sample.control("d.d.blind", points: 10, category: .data), Sample.missing),
    Sample.result(
      Sample.control("e.e.plan", points: 4, category: .apps),
      .notLicensed(plans: ["AAD_PREMIUM_P2"])
    ),
    Sample.result(
      Sample.control("f.f.none", points: 2, category: .device),
      .notApplicable(reason: "no devices")
    ),
    Sample.result(
      Sample.control("g.g.error", points: 1, category: .device),
      .error(Problem(code: "X", message: "broken"))
    ),
  ]

  @Test func addsUpTermByTerm() {
    let score = Scoring.score(Self.results)
    #expect(score.terms.map(\.control) == ["a.a.pass", "b.b.half", "c.c.fail"])
    #expect(score.terms.map(\.possible) == [8, 5, 3])
    #expect(score.terms.map(\.share) == [1, 0.5, 0])
    #expect(score.terms.map(\.achieved) == [8, 2.5, 0])
    #expect(score.total == Tally(achieved: 10.5, possible: 16, measured: 3, controls: 7))
    #expect(score.total.percentage == 65.625)
  }

  @Test func splitsByCategoryAndProduct() {
    let score = Scoring.score(Self.results)
    let categories = Dictionary(
      uniqueKeysWithValues: score.byCategory.map { ($0.category, $0.tally) }
    )
    #expect(
      categories == [
        .identity: Tally(achieved: 10.5, possible: 13, measured: 2, controls: 2),
        .data: Tally(achieved: 0, possible: 3, measured: 1, controls: 2),
        .apps: Tally(controls: 1),
        .device: Tally(controls: 2),
      ]
    )
    #expect(categories[.data]?.percentage == 0)
    #expect(categories[.apps]?.percentage == nil)
    #expect(score.byProduct.map(\.product) == [.entra, .purview])
    #expect(score.byProduct.map(\.tally.possible) == [13, 3])
  }

  @Test func listsWhatIsLeftOutWithTheReason() {
    let excluded = Scoring.score(Self.results).excluded
    #expect(excluded.map(\.control) == ["d.d.blind", "e.e.plan", "f.f.none", "g.g.error"])
    #expect(excluded.map(\.verdict) == [.notMeasured, .notLicensed, .notApplicable, .error])
    #expect(excluded.map(\.points) == [10, 4, 2, 1])
    #expect(excluded.first?.reason == "Users: not in the export")
  }

  @Test func keepsWhatPointsRestOnApart() {
    let basis = Scoring.score(Self.results).basis
    #expect(basis == Basis(measured: 16, notMeasured: 11, outOfScope: 6))
    #expect(basis.coverage.map { abs($0 - 1600.0 / 27) < 1e-9 } == true)
  }

  @Test func hasNoPercentageOverNothing() {
    let score = Scoring.score([Sample.result(Sample.control("a.a.a"), Sample.missing)])
    #expect(score.total.percentage == nil)
    #expect(Scoring.score([]).total.percentage == nil)
    #expect(NumberText.percentage(score.total.percentage) == "–")
  }

  /// Somebody's word earns nothing in the score, and an accepted risk stays in the denominator.
  @Test func countsWaiversApart() {
    let score = Scoring.score([
      Sample.result(Sample.control("a.a.a", points: 4), .fail, standing: .asserted(waiver: "w1")),
      Sample.result(Sample.control("b.b.b", points: 6), .fail, standing: .accepted(waiver: "w2")),
      Sample.result(Sample.control("c.c.c", points: 2), .pass),
    ])
    #expect(score.total == Tally(achieved: 2, possible: 8, measured: 2, controls: 3))
    #expect(score.basis == Basis(measured: 8, asserted: 4, accepted: 6))
  }

  @Test(arguments: [
    (8.0, "8"), (5.5, "5.5"), (5.913, "5.91"), (0.0, "0"), (-1.5, "-1.5"), (99.999, "100"),
    (-0.001, "0"), (0.05, "0.05"),
  ])
  func writesPoints(value: Double, text: String) {
    #expect(NumberText.points(value) == text)
  }

  @Test(arguments: [(65.625, "65.6 %"), (100.0, "100.0 %"), (0.04, "0.0 %"), (99.96, "100.0 %")])
  func writesPercentages(value: Double, text: String) {
    #expect(NumberText.percentage(value) == text)
  }
}
