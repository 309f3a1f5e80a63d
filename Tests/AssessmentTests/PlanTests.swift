import Assessment
import ControlCatalog
import PostureModel
import Testing

@Suite struct PlanTests {
  private static func assessment(_ controls: [(points: Int, cost: Cost)]) -> Assessment {
    let results = controls.enumerated().map { index, control in
      Sample.result(
        Sample.control(
          "a.a.c\(index)",
          points: control.points,
          cost: control.cost,
          summary: "Do \(index)"
        ),
        .fail
      )
    }
    let score = Scoring.score(results)
    return Assessment(
      provenance: Provenance(toolVersion: "0", catalogDigest: "", catalogControls: results.count),
      results: results,
      score: score,
      recommendations: Recommender.recommend(results, score: score)
    )
  }

  /// By points for effort 7/2 comes first, and then nothing fits beside it; the two others gain 8.
  @Test func greedIsNotGoodEnough() {
    let run = Self.assessment([(7, .moderate), (4, .moderate), (4, .low), (3, .low)])
    let plan = Plan(run, aim: .budget(3))
    #expect(plan.points == 11)
    #expect(
      Plan(Self.assessment([(7, .moderate), (6, .high), (5, .moderate)]), aim: .budget(4)).points
        == 12
    )
  }

  @Test func aTargetIsReachedWithTheLeastEffort() {
    let run = Self.assessment([(10, .high), (6, .moderate), (5, .moderate), (4, .low)])
    // Of 25 points, 10 are 40 %: 6 + 4 for three units, not 10 for four.
    let plan = Plan(run, aim: .target(40))
    #expect(plan.effort == 3)
    #expect(plan.points == 10)
    #expect(plan.isMet)
  }

  @Test func saysWhenATargetIsOutOfReach() {
    let run = Self.assessment([(5, .low), (5, .high)])
    let plan = Plan(run, aim: .both(target: 90, budget: 2))
    #expect(!plan.isMet)
    #expect(plan.points == 5)
    #expect(Plan(run, aim: .target(0)).actions.isEmpty)
  }

  /// No choice of a random set gains more: all of them are tried.
  @Test(arguments: 1...40)
  func isExact(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    let controls = (0..<9).map { _ in (points: next(10) + 1, cost: Cost.allCases[next(3)]) }
    let run = Self.assessment(controls)
    let budget = next(16)
    var best = 0
    for choice in 0..<(1 << controls.count) {
      let chosen = controls.indices.filter { choice >> $0 & 1 == 1 }.map { controls[$0] }
      guard chosen.reduce(0, { $0 + $1.cost.effort }) <= budget else { continue }
      best = max(best, chosen.reduce(0) { $0 + $1.points })
    }
    let plan = Plan(run, aim: .budget(budget))
    #expect(plan.points == Double(best))
    #expect(plan.effort <= budget)
  }

  @Test func whatIfAddsWhatIsLacking() {
    let run = Self.assessment([(5, .low), (3, .low)])
    let answer = WhatIf(run, meeting: ["a.a.c1", "b"])
    #expect(answer.controls == ["a.a.c1"])
    #expect(answer.after == 37.5)
    #expect(WhatIf(run, meeting: ["a"]).after == 100)
  }

  @Test func weightsReplacePoints() {
    let (weights, problems) = Weights.read(
      "weights:\n  entra: 3\n  entra.test.sample: 0\n  exo.nothing: 2\n  bad: 1000\n",
      named: "w.yaml"
    )
    #expect(problems.map(\.code) == ["CTL0105"])
    let file = CatalogFile(path: "Entra/entra.test.sample.yaml", text: ControlFileTests.good)
    let (weighted, remarks) = weights.applied(to: CatalogReader.read([file]).catalog)
    #expect(weighted.controls.map(\.points) == [0])
    #expect(remarks.map(\.code) == ["WGT0101"])
  }
}
