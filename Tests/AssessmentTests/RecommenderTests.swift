import Assessment
import PostureModel
import Testing

@Suite struct RecommenderTests {
  @Test func whatIsInUseComesFirst() {
    let results = [
      Sample.result(Sample.control("a.a.large", points: 9, summary: "A"), .fail),
      Sample.result(Sample.control("b.b.small", points: 1, summary: "B"), .fail),
    ]
    let seen = HuntResult(
      control: "b.b.small",
      title: "Sign-ins",
      outcome: .seen(count: 17, first: nil, last: nil)
    )
    let actions = Recommender.recommend(results, score: Scoring.score(results), hunts: [seen])
    #expect(actions.map(\.controls) == [["b.b.small"], ["a.a.large"]])
    #expect(actions.map(\.seen) == [17, 0])
  }

  private func recommend(_ results: [ControlResult]) -> [Recommendation] {
    Recommender.recommend(results, score: Scoring.score(results))
  }

  // 8 points for 4 units is 2 each; 5 for 1 is 5; half of 6 for 1 is 3; 4 for 2 is 2, with less to
  // gain than the first.
  @Test func ordersByPointsForTheWork() {
    let actions = recommend([
      Sample.result(Sample.control("a.big.programme", points: 8, cost: .high), .fail),
      Sample.result(Sample.control("b.quick.fix", points: 5, cost: .low), .fail),
      Sample.result(Sample.control("c.half.done", points: 6, cost: .low), .partial(share: 0.5)),
      Sample.result(Sample.control("d.small.project", points: 4, cost: .moderate), .fail),
      Sample.result(Sample.control("e.is.fine", points: 9), .pass),
      Sample.result(Sample.control("f.is.blind", points: 9), Sample.missing),
    ])
    #expect(
      actions.map(\.controls) == [
        ["b.quick.fix"], ["c.half.done"], ["a.big.programme"], ["d.small.project"],
      ]
    )
    #expect(actions.map(\.pointsPerEffort) == [5, 3, 2, 2])
    #expect(actions.map(\.rank) == [1, 2, 3, 4])
    // 5 of the 32 measured points.
    #expect(actions.first?.percentageToGain == 15.625)
  }

  @Test func breaksTiesBySeverityThenImpactThenName() {
    let actions = recommend([
      Sample.result(Sample.control("a.a.a", impact: .high), .fail),
      Sample.result(Sample.control("b.b.b"), .fail),
      Sample.result(Sample.control("c.c.c"), .fail),
      Sample.result(Sample.control("d.d.d", severity: .critical, impact: .high), .fail),
    ])
    #expect(actions.flatMap(\.controls) == ["d.d.d", "b.b.b", "c.c.c", "a.a.a"])
  }

  @Test func mergesTheSameActionOfOneProduct() {
    let summary = "Block legacy authentication"
    let actions = recommend([
      Sample.result(Sample.control("a.a.a", points: 3, cost: .moderate, summary: summary), .fail),
      Sample.result(
        Sample.control("b.b.b", points: 5, severity: .high, summary: summary),
        .fail
      ),
      Sample.result(Sample.control("c.c.c", product: .exchange, summary: summary), .fail),
    ])
    #expect(actions.map(\.controls) == [["c.c.c"], ["b.b.b", "a.a.a"]])
    #expect(actions.map(\.pointsToGain) == [5, 8])
    #expect(actions.map(\.cost) == [.low, .moderate])
  }

  @Test func leavesDecidedRisksAlone() {
    let result = Sample.result(
      Sample.control("a.a.a"),
      .fail,
      standing: .accepted(waiver: "w")
    )
    #expect(recommend([result]).isEmpty)
  }
}
