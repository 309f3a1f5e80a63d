import Assessment
import Diagnostics
import PostureModel
import Testing

@Suite struct WaiverTests {
  private static func finding(_ object: String, id: String? = nil, _ compliant: Bool?) -> Finding {
    Finding(object: object, objectID: id, compliant: compliant)
  }

  /// Ten points over five objects, three of them met: six achieved, and two points for each of the
  /// two that are not.
  private static let share = Sample.result(
    Sample.control("a.a.share", points: 10, pass: .share),
    .partial(share: 0.6),
    findings: [
      finding("svc-mail", id: "id-1", false), finding("Break Glass", id: "id-2", false),
      finding("one", true), finding("two", true), finding("three", true),
    ]
  )
  private static let whole = Sample.result(
    Sample.control("b.b.all", points: 4),
    .fail,
    findings: [finding("policy", false)]
  )
  private static let blind = Sample.result(Sample.control("c.c.blind", points: 6), Sample.missing)

  private static func assessment() -> Assessment {
    let results = [share, whole, blind]
    return Assessment(
      provenance: Provenance(toolVersion: "0", catalogDigest: "", catalogControls: 3),
      results: results,
      score: Scoring.score(results)
    )
  }

  private static func applied(
    _ yaml: String
  ) throws -> (assessment: Assessment, codes: [String]) {
    let (file, problems) = WaiverReader.read("waivers:\n" + yaml, named: "w.yaml")
    #expect(problems.map(\.description) == [])
    let applied = WaiverApplication.apply(file, to: assessment(), today: "2030-06-15")
    return (applied.assessment, applied.diagnostics.map(\.code))
  }

  private static func entry(
    _ id: String,
    _ control: String,
    _ kind: String,
    objects: String? = nil,
    expires: String = "2030-12-31"
  ) -> String {
    let objects = objects.map { "\n    objects: \($0)" } ?? ""
    return """
        - id: \(id)
          control: \(control)
          kind: \(kind)\(objects)
          reason: r
          owner: o
          expires: \(expires)

      """
  }

  @Test func anAcceptedRiskStaysInBothSumsAndGainsNothing() throws {
    let (run, codes) = try Self.applied(Self.entry("w", "b.b.all", "accepted-risk"))
    #expect(codes == [])
    #expect(run.score.total == Tally(achieved: 6, possible: 14, measured: 2, controls: 3))
    #expect(run.score.basis == Basis(measured: 14, accepted: 4, notMeasured: 6))
    #expect(run.results[1].standing == .accepted(waiver: "w"))
    #expect(run.results[1].findings[0].waiver == "w")
    #expect(run.recommendations.map(\.controls) == [["a.a.share"]])
  }

  @Test(arguments: ["third-party", "alternate-mitigation", "false-positive"])
  func whatRestsOnAWordLeavesBothSums(kind: String) throws {
    let (run, _) = try Self.applied(
      Self.entry("w", "b.b.all", kind) + Self.entry("v", "c.c.blind", kind)
    )
    #expect(run.score.total == Tally(achieved: 6, possible: 10, measured: 1, controls: 3))
    #expect(run.score.basis == Basis(measured: 10, asserted: 10))
    #expect(run.score.excluded.map(\.control) == ["b.b.all", "c.c.blind"])
  }

  @Test func objectsTakeTheirShareOfWhatIsLacking() throws {
    let (run, _) = try Self.applied(
      Self.entry("w", "a.a.share", "third-party", objects: "[{id: ID-2}]")
    )
    // Two of the four points lacking are asserted: 6 of 8 + 0 of 4.
    #expect(run.score.terms.map(\.possible) == [8, 4])
    #expect(run.score.terms.map(\.achieved) == [6, 0])
    #expect(run.score.basis == Basis(measured: 12, asserted: 2, notMeasured: 6))
    // One offender is left, so the control is still open.
    #expect(run.results[0].standing == .measured)
    #expect(run.results[0].findings.map(\.waiver) == [nil, "w", nil, nil, nil])
  }

  @Test func coveringAllOffendersClosesTheControl() throws {
    let (run, codes) = try Self.applied(
      Self.entry("w", "a.a.share", "third-party", objects: "[{pattern: 'SVC-*'}]")
        + Self.entry("v", "a.a.share", "accepted-risk", objects: "[break glass]")
    )
    #expect(codes == [])
    #expect(run.results[0].standing == .accepted(waiver: "v"))
    #expect(run.results[0].pointsAsserted == 2)
    #expect(run.results[0].pointsAccepted == 2)
    #expect(run.score.basis == Basis(measured: 12, asserted: 2, accepted: 2, notMeasured: 6))
  }

  @Test func applyingTwiceIsApplyingTheLast() throws {
    let (first, _) = try Self.applied(Self.entry("w", "b.b.all", "third-party"))
    let again = WaiverApplication.apply(WaiverFile([]), to: first, today: "2030-06-15").assessment
    #expect(again.results == Self.assessment().results)
    #expect(again.score == Self.assessment().score)
  }

  private static let standings: [(yaml: String, codes: [String], state: Waiver.State)] = [
    (entry("w", "b.b.all", "accepted-risk", expires: "2030-06-14"), ["WVR0301"], .expired),
    (entry("w", "b.b.all", "accepted-risk", expires: "2030-06-15"), [], .active),
    (entry("w", "b.b.all", "accepted-risk", objects: "[other]"), ["WVR0302"], .unused),
    (entry("w", "b.b.all", "accepted-risk", objects: "[policy, other]"), ["WVR0303"], .active),
    (entry("w", "z.z.unknown", "accepted-risk"), ["WVR0302"], .unused),
  ]

  @Test(arguments: standings)
  func saysHowADecisionStands(yaml: String, codes: [String], state: Waiver.State) throws {
    let (run, found) = try Self.applied(yaml)
    #expect(found == codes)
    #expect(run.waivers.map(\.state) == [state])
  }

  @Test func reportsOverlapsAndPatternsThatHideTooMuch() throws {
    let (_, codes) = try Self.applied(
      Self.entry("w", "b.b.all", "accepted-risk") + Self.entry("v", "b.b.all", "third-party")
    )
    #expect(codes == ["WVR0305"])
    var wide = Self.assessment()
    wide.results[1].findings = (1...4).map { Self.finding("policy \($0)", false) }
    wide.results[1].counts.noncompliant = 4
    let (file, _) = WaiverReader.read(
      "waivers:\n" + Self.entry("w", "b.b.all", "accepted-risk", objects: "[{pattern: 'p*'}]"),
      named: "w.yaml"
    )
    let applied = WaiverApplication.apply(file, to: wide, today: "2030-06-15")
    #expect(applied.diagnostics.map(\.code) == ["WVR0304"])
  }

  @Test(arguments: [
    ("waivers: 3", ["w.yaml:1:10: error: 'waivers' must be a list, not a number [CTL0103]"]),
    ("waivers:\n  - id: a\n", ["CTL0103", "CTL0103", "CTL0103", "CTL0103"]),
    (
      "waivers:\n" + entry("w", "b.b.all", "accepted-risk", expires: "soon"),
      ["WVR0104"]
    ),
    ("waivers:\n" + entry("w", "b.b.all", "accepted-risk", objects: "[]"), ["WVR0102"]),
    (
      "waivers:\n" + entry("w", "b.b.all", "accepted-risk", objects: "[{id: a, name: b}]"),
      ["WVR0103", "WVR0102"]
    ),
    ("waivers:\n" + entry("w", "b", "third-party") + entry("w", "b", "third-party"), ["WVR0101"]),
  ])
  func refusesWhatIsNotADecision(yaml: String, expected: [String]) {
    let (_, problems) = WaiverReader.read(yaml, named: "w.yaml")
    #expect(problems.count == expected.count)
    for (problem, wanted) in zip(problems, expected) {
      #expect(problem.code == wanted || problem.description == wanted || wanted == "CTL0103")
    }
  }

  @Test(arguments: [
    ("a*c", "abbc", true), ("a*c", "abb", false), ("*", "", true), ("?", "", false),
    ("*a*a*a*", "aa", false), ("*A*a*a*", "xaxaax", true), ("a?c", "abc", true),
  ])
  func patternsHaveWildcards(pattern: String, text: String, matches: Bool) {
    let selector = ObjectSelector(.pattern, pattern)
    #expect(selector.matches(Self.finding(text, false)) == matches)
  }

  @Test func nearMissesComeWithTheirEntry() throws {
    let miss = try #require(NearMiss.all(in: Self.assessment()).first)
    #expect(miss.control == "a.a.share")
    #expect(miss.points == 4)
    // Completed, the entry is a decision that closes the control.
    let entry = miss.snippet.joined(separator: "\n")
      .replacing("reason:  ", with: "reason: r")
      .replacing("owner:  ", with: "owner: o")
      .replacing("expires:  ", with: "expires: 2031-01-01")
      .replacing("approver:  ", with: "approver: a")
    let (run, codes) = try Self.applied(entry)
    #expect(codes == [])
    #expect(run.results[0].standing == .accepted(waiver: "a.a.share"))
  }
}
