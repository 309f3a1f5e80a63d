import Assessment
import PostureModel
import Testing

@Suite struct ThirdPartyMatchingTests {
  private static func control(_ id: String, scuba: String? = nil, cis: String? = nil) -> Control {
    var control = Sample.control(id)
    control.crosswalk = [(Framework.scuba, scuba), (.cis, cis)].compactMap { framework, id in
      id.map { CrosswalkEntry(framework: framework, identifiers: [$0]) }
    }
    return control
  }

  private static func verdict(
    _ kind: Verdict.Kind,
    _ framework: Framework,
    _ id: String,
    edition: String? = nil
  ) -> ThirdPartyVerdict {
    ThirdPartyVerdict(
      tool: "Maester",
      check: id,
      title: id,
      verdict: kind,
      said: "",
      place: "m.json#/0",
      identifiers: [CrosswalkEntry(framework: framework, identifiers: [id])],
      edition: edition
    )
  }

  private static let results = [
    Sample.result(control("a", scuba: "MS.EXO.3.1v1", cis: "1.1.1"), .pass),
    Sample.result(control("b", scuba: "MS.EXO.3.1v1"), .fail),
    Sample.result(control("c", scuba: "MS.EXO.4.1v2"), .partial(share: 0.5)),
    Sample.result(control("d", scuba: "MS.EXO.5.1v1"), Sample.missing),
  ]

  @Test(
    arguments: [
      (verdict(.fail, .scuba, "MS.EXO.03.1"), ["a", "b"], true as Bool?),
      (verdict(.pass, .scuba, "ms.exo.4.1v2"), ["c"], false),
      (verdict(.pass, .scuba, "MS.EXO.4.1v1"), [], nil),
      (verdict(.pass, .scuba, "MS.EXO.5.1v1"), ["d"], nil),
      (verdict(.notMeasured, .scuba, "MS.EXO.4.1v2"), ["c"], nil),
      (verdict(.pass, .cis, "1.1.1", edition: "7.0"), ["a"], true),
      (verdict(.pass, .cis, "1.1.1", edition: "M365 v7.0.0"), ["a"], true),
      // Another edition may have given the number to something else.
      (verdict(.pass, .cis, "1.1.1", edition: "M365 v4.0.0"), [], nil),
      (verdict(.pass, .cis, "1.1.1"), [], nil),
    ]
  )
  func findsControlsOfTheSameRequirement(
    verdict: ThirdPartyVerdict,
    controls: [String],
    agrees: Bool?
  ) {
    let matched = ThirdPartyMatching.matched([verdict], with: Self.results)
    #expect(matched.map(\.controls) == [controls])
    #expect(matched.first?.agrees == agrees)
  }
}
