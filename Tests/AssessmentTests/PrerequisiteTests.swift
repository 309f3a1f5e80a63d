import Assessment
import ControlCatalog
import PostureModel
import Testing

/// What must be done before what, and what is one piece of work.
@Suite struct PrerequisiteTests {
  private static func recommend(_ results: [ControlResult]) -> [Recommendation] {
    Recommender.recommend(results, score: Scoring.score(results))
  }

  private static func run(_ results: [ControlResult]) -> Assessment {
    let score = Scoring.score(results)
    return Assessment(
      provenance: Provenance(toolVersion: "0", catalogDigest: "", catalogControls: results.count),
      results: results,
      score: score,
      recommendations: Recommender.recommend(results, score: score)
    )
  }

  /// The target alone is 9 for 1, and 10 for 5 with its prerequisite, which is 1 for 4.
  ///
  /// So 5 for 1 and 3 for 1 come before both, and 1 for 1 after.
  @Test func anActionStandsBehindWhatItNeeds() {
    let actions = Self.recommend([
      Sample.result(Sample.control("a.a.target", points: 9, after: ["a.a.base"]), .fail),
      Sample.result(Sample.control("a.a.base", points: 1, cost: .high), .fail),
      Sample.result(Sample.control("a.b.five", points: 5), .fail),
      Sample.result(Sample.control("a.c.three", points: 3), .fail),
      Sample.result(Sample.control("a.d.one", points: 1), .fail),
    ])
    #expect(
      actions.map(\.controls) == [
        ["a.b.five"], ["a.c.three"], ["a.a.base"], ["a.a.target"], ["a.d.one"],
      ]
    )
    #expect(actions.map(\.rank) == [1, 2, 3, 4, 5])
    #expect(actions[3].after == ["a.a.base"])
    // A setting that waits for a programme is not done now.
    #expect(actions.map(\.phase) == [.now, .now, .later, .later, .now])
  }

  @Test func whatIsMetOrDecidedIsNotWaitedFor() {
    let actions = Self.recommend([
      Sample.result(
        Sample.control("a.a.a", after: ["b.b.met", "b.c.accepted", "b.d.blind", "b.e.none"]),
        .fail
      ),
      Sample.result(Sample.control("b.b.met"), .pass),
      Sample.result(Sample.control("b.c.accepted"), .fail, standing: .accepted(waiver: "w")),
      Sample.result(Sample.control("b.d.blind"), Sample.missing),
      Sample.result(Sample.control("b.e.none"), .notApplicable(reason: "r")),
    ])
    #expect(actions.map(\.after) == [[]])
    #expect(actions.map(\.unverified) == [["b.d.blind"]])
  }

  @Test func circlesDoNotHang() {
    let actions = Self.recommend([
      Sample.result(Sample.control("a.a.a", after: ["b.b.b"]), .fail),
      Sample.result(Sample.control("b.b.b", after: ["c.c.c"]), .fail),
      Sample.result(Sample.control("c.c.c", after: ["a.a.a", "c.c.c"]), .fail),
    ])
    #expect(Set(actions.flatMap(\.controls)).count == 3)
    #expect(actions.reduce(0) { $0 + $1.after.count } == 2)
  }

  @Test func oneActionServesTheControlsThatNameIt() throws {
    let actions = Self.recommend([
      Sample.result(
        Sample.control("a.a.a", points: 2, cost: .moderate, action: "All", summary: "A"),
        .fail
      ),
      Sample.result(
        Sample.control("b.b.b", points: 3, severity: .high, action: "All", summary: "B"),
        .partial(share: 0.5)
      ),
      Sample.result(Sample.control("c.c.c", product: .teams, action: "All", summary: "C"), .fail),
      Sample.result(Sample.control("d.d.d", action: "All", summary: "D"), .pass),
    ])
    #expect(actions.map(\.controls) == [["c.c.c"], ["b.b.b", "a.a.a"]])
    // One control alone keeps its own words.
    #expect(actions.map(\.summary) == ["C", "All"])
    #expect(actions.last?.pointsToGain == 3.5)
    #expect(actions.last?.cost == .moderate)
  }

  /// A target worth 10 behind 1 point for 4 units: 11 for 5, where 5 + 4 for 2 are to be had with 3.
  @Test func aPlanHoldsWhatItNeeds() {
    let run = Self.run([
      Sample.result(Sample.control("a.a.target", points: 10, after: ["a.a.base"]), .fail),
      Sample.result(Sample.control("a.a.base", points: 1, cost: .high), .fail),
      Sample.result(Sample.control("b.b.b", points: 5), .fail),
      Sample.result(Sample.control("c.c.c", points: 4), .fail),
    ])
    #expect(Plan(run, aim: .budget(3)).points == 9)
    #expect(Plan(run, aim: .budget(5)).points == 11)
    #expect(
      Plan(run, aim: .budget(6)).actions.map(\.controls.first) == [
        "b.b.b", "a.a.base", "a.a.target",
      ]
    )
    #expect(Plan(run, aim: .budget(6)).isExact)
    // Of 20 points, 75 % are 15: the target, what it needs, and 4 more; for 6.
    #expect(Plan(run, aim: .target(75)).effort == 6)
  }

  /// No choice of a random set that keeps to its order gains more: all of them are tried.
  @Test(arguments: 1...60)
  func isExact(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let count = 10
    let results = (0..<count).map { index in
      let before = (0..<index).filter { _ in next(4) == 0 }.map { "a.a.c\($0)" }
      return Sample.result(
        Sample.control(
          "a.a.c\(index)",
          points: next(10) + 1,
          cost: Cost.allCases[next(3)],
          after: before,
          summary: "Do \(index)"
        ),
        .fail
      )
    }
    let run = Self.run(results)
    let budget = next(20)
    var best = 0.0
    for choice in 0..<(1 << count) {
      let chosen = (0..<count).filter { choice >> $0 & 1 == 1 }.map { results[$0].control }
      let names = Set(chosen.map(\.id))
      guard chosen.reduce(0, { $0 + $1.implementationCost.effort }) <= budget,
        chosen.allSatisfy({ names.isSuperset(of: $0.after) })
      else { continue }
      best = max(best, chosen.reduce(0) { $0 + $1.points })
    }
    let plan = Plan(run, aim: .budget(budget))
    #expect(plan.points == best)
    #expect(plan.effort <= budget)
    #expect(plan.isExact)
    let names = Set(plan.actions.flatMap(\.controls))
    #expect(plan.actions.allSatisfy { names.isSuperset(of: $0.after) })
    // The same choice in the order of the ranks, which keeps to the prerequisites too.
    var done: Set<String> = []
    for action in run.recommendations {
      #expect(done.isSuperset(of: action.after))
      done.formUnion(action.controls)
    }
  }

  /// Sixteen that each of sixteen others needs every other of: more sets than are kept.
  @Test func aTangleIsSaidToBeOne() {
    let bases = (0..<16).map { Sample.control("a.base.c\($0)", points: 1, summary: "B\($0)") }
    let tops = (0..<16).map { index in
      Sample.control(
        "b.top.c\(index)",
        points: 5,
        after: bases.indices.filter { ($0 + index) % 3 != 0 }.map { bases[$0].id },
        summary: "T\(index)"
      )
    }
    let plan = Plan(Self.run((bases + tops).map { Sample.result($0, .fail) }), aim: .budget(20))
    let names = Set(plan.actions.flatMap(\.controls))
    #expect(plan.effort <= 20)
    #expect(!plan.isExact)
    #expect(plan.actions.allSatisfy { names.isSuperset(of: $0.after) })
  }

  @Test(arguments: [
    ("after: [entra.test.smaple]", ["CTL0405"]), ("after: [entra.test.sample]", ["CTL0406"]),
  ])
  func lintLooksAtThem(line: String, codes: [String]) {
    let file = CatalogFile(
      path: "Entra/entra.test.sample.yaml",
      text: ControlFileTests.good.replacing("rationale:", with: "\(line)\nrationale:")
    )
    let catalog = CatalogReader.read([file]).catalog
    let lint = CatalogLint(catalog: catalog, schemas: CatalogLintTests.schemas).run()
    #expect(lint.map(\.code).filter { $0.hasPrefix("CTL040") } == codes)
  }
}
