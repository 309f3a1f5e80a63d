import Assessment
import PostureModel
import Testing

@Suite struct ZoneTests {
  private static let file = """
    zones: [{name: Bad}, {name: Okay, from: 50}, {name: Good, from: 80.5}]
    categories:
      Data: [{name: Weak}, {name: Strong, from: 10}]
    targets: {total: 75, Data: 5, Entra ID: 90}
    """

  /// 10.5 of 16 points are 65.625 %, which is okay.
  ///
  /// 80.5 % are 12.88 points, 2.38 more; 75 % are 12, 1.5 more. Data has 0 of 3, and 10 % are 0.3.
  @Test func saysWhereTheScoreStands() throws {
    let (zones, problems) = ZoneFile.read(Self.file, named: "z.yaml")
    #expect(problems.map(\.description) == [])
    let standings = zones.standings(of: Scoring.score(ScoringTests.results))
    // Apps and Device have no score, and so no zone.
    #expect(
      standings.map(\.scope) == [
        .total, .category(.identity), .category(.data), .product(.entra), .product(.purview),
      ]
    )
    let total = try #require(standings.first)
    #expect(total.zone?.name == "Okay" && total.rank == 1 && total.zones == 3)
    #expect(total.next?.name == "Good")
    #expect(total.pointsToNext.map { abs($0 - 2.38) < 1e-9 } == true)
    #expect(total.target == 75 && total.pointsToTarget == 1.5)
    let data = standings[2]
    #expect(data.zone?.name == "Weak")
    #expect(data.pointsToNext.map { abs($0 - 0.3) < 1e-9 } == true)
    // 10.5 of 13 is 80.8 %: good, and 1.2 short of 90 %.
    #expect(standings[3].zone?.name == "Good" && standings[3].next == nil)
    #expect(standings[3].pointsToTarget.map { abs($0 - 1.2) < 1e-9 } == true)
  }

  @Test(arguments: [
    ("zones: [{name: A, from: 5}]", ["ZON0102"]),
    ("zones: [{name: A}, {name: B, from: 50}, {name: C, from: 50}]", ["ZON0102"]),
    ("zones: [{name: A}, {name: B}]", ["CTL0102"]),
    ("zones: [{name: A}, {name: B, from: 101}]", ["ZON0101"]),
    ("zones: [{name: A}, {name: B, from: .nan}]", ["ZON0101"]),
    ("targets: {Idenity: 5}", ["ZON0103"]),
    ("categories: {total: [{name: A}]}", ["ZON0103"]),
    ("products: {Identity: [{name: A}]}", ["ZON0103"]),
    ("targets: {total: x}", ["ZON0101"]),
    ("zone: []", ["CTL0101"]),
    ("{}", ["ZON0104"]),
    ("- a", ["CTL0103"]),
    ("zones: 5", ["CTL0103"]),
  ])
  func refusesWhatIsWrong(text: String, codes: [String]) {
    #expect(ZoneFile.read(text, named: "z.yaml").diagnostics.map(\.code) == codes)
  }
}
