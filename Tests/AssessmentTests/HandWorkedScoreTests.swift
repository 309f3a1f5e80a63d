import Assessment
import Comparison
import ControlCatalog
import PostureModel
import Tables
import Testing

/// Three small tenants whose scores are worked out by hand, term by term.
@Suite struct HandWorkedScoreTests {
  private struct Term {
    let control: String
    let possible: Double
    let share: Double
    let achieved: Double
    var accepted = 0.0
  }

  private static func isNear(_ left: Double, _ right: Double) -> Bool {
    (left - right).magnitude < 1e-9
  }

  private static func expect(_ score: Score, _ terms: [Term]) {
    #expect(score.terms.map(\.control) == terms.map(\.control))
    for (term, wanted) in zip(score.terms, terms) {
      #expect(isNear(term.possible, wanted.possible), "\(term.control)")
      #expect(isNear(term.share, wanted.share), "\(term.control)")
      #expect(isNear(term.achieved, wanted.achieved), "\(term.control)")
      #expect(isNear(term.accepted, wanted.accepted), "\(term.control)")
    }
  }

  private static func expect(
    _ tallies: [(name: String, tally: Tally)],
    _ wanted: [(String, Double, Double, Int, Int)]
  ) {
    #expect(tallies.map(\.name) == wanted.map(\.0))
    for ((name, tally), wanted) in zip(tallies, wanted) {
      #expect(isNear(tally.achieved, wanted.1), "\(name)")
      #expect(isNear(tally.possible, wanted.2), "\(name)")
      #expect(tally.measured == wanted.3, "\(name)")
      #expect(tally.controls == wanted.4, "\(name)")
    }
  }

  private static func categories(_ score: Score) -> [(name: String, tally: Tally)] {
    score.byCategory.map { ($0.category.rawValue, $0.tally) }
  }

  private static func products(_ score: Score) -> [(name: String, tally: Tally)] {
    score.byProduct.map { ($0.product.rawValue, $0.tally) }
  }

  /// Everything was exported and is licensed, nothing is decided.
  ///
  ///     entra.a.mfa       3 of 4 users            8 × 3/4 = 6
  ///     entra.b.legacy    1 policy on             6 × 1   = 6
  ///     entra.g.risk      no policy               7 × 0   = 0
  ///     entra.h.methods   0 of 4 users            4 × 0   = 0
  ///     exo.c.forward     1 of 5 forwards         5 × 0   = 0      all must hold
  ///     exo.d.audit       4 of 5 mailboxes        4 × 4/5 = 3.2
  ///     intune.f.encrypt  2 of 3 devices         10 × 2/3 = 6.666…
  ///     teams.e.guests    1 of 1                  3 × 1   = 3
  ///                                       of 47           24.866…
  @Test func alderHasEverythingExported() async throws {
    let tenant = SmallCatalog.tables(
      [
        "Users": [
          ("a", [true, false]), ("b", [true, false]), ("c", [true, false]), ("d", [false, false]),
        ],
        "Policies": [("legacy", [true])],
        "Mailboxes": [
          ("a", [false, true]), ("b", [false, true]), ("c", [false, true]), ("d", [false, true]),
          ("e", [true, false]),
        ],
        "Devices": [("p", [true]), ("q", [true]), ("r", [false])],
        "Meetings": [("Global", [true])],
      ],
      plans: ["AAD_PREMIUM_P2", "INTUNE_A"]
    )
    let score = try await SmallCatalog.assessment(of: tenant, by: SmallCatalog.catalog).score
    Self.expect(
      score,
      [
        Term(control: "entra.a.mfa", possible: 8, share: 0.75, achieved: 6),
        Term(control: "entra.b.legacy", possible: 6, share: 1, achieved: 6),
        Term(control: "entra.g.risk", possible: 7, share: 0, achieved: 0),
        Term(control: "entra.h.methods", possible: 4, share: 0, achieved: 0),
        Term(control: "exo.c.forward", possible: 5, share: 0, achieved: 0),
        Term(control: "exo.d.audit", possible: 4, share: 0.8, achieved: 3.2),
        Term(control: "intune.f.encrypt", possible: 10, share: 2.0 / 3, achieved: 20.0 / 3),
        Term(control: "teams.e.guests", possible: 3, share: 1, achieved: 3),
      ]
    )
    Self.expect(
      [("total", score.total)],
      [("total", 18.2 + 20.0 / 3, 47, 8, 8)]
    )
    Self.expect(
      Self.categories(score),
      [
        ("Identity", 12, 25, 4, 4), ("Data", 3.2, 9, 2, 2), ("Device", 20.0 / 3, 10, 1, 1),
        ("Apps", 3, 3, 1, 1),
      ]
    )
    Self.expect(
      Self.products(score),
      [
        ("Entra ID", 12, 25, 4, 4), ("Exchange Online", 3.2, 9, 2, 2),
        ("Microsoft Teams", 3, 3, 1, 1), ("Intune", 20.0 / 3, 10, 1, 1),
      ]
    )
    #expect(score.basis == Basis(measured: 47))
    #expect(score.excluded.isEmpty)
    #expect(score.reach.achievablePercentage == 100)
    #expect(score.reach.unlicensed == 0)
  }

  private static let waivers = """
    waivers:
      - {id: glass, control: entra.a.mfa, kind: accepted-risk, objects: [{name: b}],
         reason: r, owner: o, approver: p, expires: 2031-01-01}
      - {id: vendor, control: entra.a.mfa, kind: third-party, objects: [{name: c}],
         reason: r, owner: o, approver: p, expires: 2031-01-01}
      - {id: proxy, control: entra.b.legacy, kind: alternate-mitigation,
         reason: r, owner: o, approver: p, expires: 2031-01-01}
      - {id: leave, control: exo.c.forward, kind: accepted-risk,
         reason: r, owner: o, approver: p, expires: 2031-01-01}
      - {id: late, control: entra.g.risk, kind: accepted-risk,
         reason: r, owner: o, approver: p, expires: 2029-01-01}
    """

  /// Some of it is decided, some was not exported, and there are no devices.
  ///
  ///     entra.a.mfa       1 of 4 users: 8 × 1/4 = 2 achieved, a gap of 6 over 3 users, 2 each.
  ///                       b is accepted: 2 stay in both sums. c is a third party's: 2 leave both.
  ///                       So 2 of 8 − 2 = 6, which is a share of 1/3.
  ///     entra.b.legacy    0 of 1: 6 rest on the proxy and leave both sums.
  ///     entra.g.risk      no policy: 0 of 7; the decision has ended.
  ///     entra.h.methods   1 of 4 is enough: 4 of 4
  ///     exo.c.forward     1 of 3 forwards: 0 of 5, all 5 accepted
  ///     exo.d.audit       3 of 3: 4 of 4
  ///     intune.f.encrypt  nothing to judge: 10 out of scope
  ///     teams.e.guests    not exported: 3 not measured
  ///
  ///     achieved 2 + 0 + 4 + 0 + 4 = 10 of 6 + 7 + 4 + 5 + 4 = 26
  ///     26 measured + 2 + 6 asserted + 3 not measured + 10 out of scope = 47
  ///     accepted 2 + 5 = 7, so 26 − 7 = 19 can be had
  @Test func birchHasDecidedThings() async throws {
    let tenant = SmallCatalog.tables(
      [
        "Users": [
          ("a", [true, true]), ("b", [false, false]), ("c", [false, false]), ("d", [false, false]),
        ],
        "Policies": [("legacy", [false])],
        "Mailboxes": [("a", [false, true]), ("b", [false, true]), ("c", [true, true])],
        "Devices": [],
      ],
      plans: ["AAD_PREMIUM_P2", "INTUNE_A"]
    )
    let plain = try await SmallCatalog.assessment(of: tenant, by: SmallCatalog.catalog)
    let (file, problems) = WaiverReader.read(Self.waivers, named: "w.yaml")
    #expect(problems.map(\.description) == [])
    let (run, remarks) = WaiverApplication.apply(file, to: plain, today: "2030-01-01")
    #expect(remarks.map(\.code) == ["WVR0301"])
    let score = run.score
    Self.expect(
      score,
      [
        Term(control: "entra.a.mfa", possible: 6, share: 1.0 / 3, achieved: 2, accepted: 2),
        Term(control: "entra.g.risk", possible: 7, share: 0, achieved: 0),
        Term(control: "entra.h.methods", possible: 4, share: 1, achieved: 4),
        Term(control: "exo.c.forward", possible: 5, share: 0, achieved: 0, accepted: 5),
        Term(control: "exo.d.audit", possible: 4, share: 1, achieved: 4),
      ]
    )
    #expect(
      score.excluded.map { "\($0.control) \($0.points) \($0.verdict.rawValue)" } == [
        "entra.b.legacy 6.0 fail", "intune.f.encrypt 10.0 not-applicable",
        "teams.e.guests 3.0 not-measured",
      ]
    )
    Self.expect([("total", score.total)], [("total", 10, 26, 5, 8)])
    Self.expect(
      Self.categories(score),
      [
        ("Identity", 6, 17, 3, 4), ("Data", 4, 9, 2, 2), ("Device", 0, 0, 0, 1),
        ("Apps", 0, 0, 0, 1),
      ]
    )
    Self.expect(
      Self.products(score),
      [
        ("Entra ID", 6, 17, 3, 4), ("Exchange Online", 4, 9, 2, 2), ("Microsoft Teams", 0, 0, 0, 1),
        ("Intune", 0, 0, 0, 1),
      ]
    )
    #expect(
      score.basis
        == Basis(measured: 26, asserted: 8, accepted: 7, notMeasured: 3, outOfScope: 10)
    )
    #expect(score.basis.coverage.map { Self.isNear($0, 2600.0 / 29) } == true)
    #expect(score.reach == Reach(achieved: 10, owned: 26, accepted: 7, unlicensed: 0))
    #expect(score.reach.achievable == 19)
    #expect(score.reach(of: .identity).achievable == 15)
  }

  /// Two licences lack, the points are the tenant's own where Microsoft gives some, and one weight is
  /// the organisation's.
  ///
  ///     MFARegistrationV2 has 9, shared 8 : 4 by entra.a.mfa and entra.h.methods: 6 and 3.
  ///     BlockLegacyAuthentication has 8. meeting_x is deprecated, so that teams.e.guests keeps its 3.
  ///
  ///     entra.a.mfa       2 of 2: 6 of 6
  ///     entra.b.legacy    1 policy on: 8 of 8
  ///     entra.g.risk      7 behind AAD_PREMIUM_P2
  ///     entra.h.methods   0 of 2: 0 of 3
  ///     exo.c.forward     none of 4 forwards: 5 of 5
  ///     exo.d.audit       1 of the 3 that could be judged: 9 × 1/3 = 3 of 9, the weight being 9
  ///     intune.f.encrypt  10 behind INTUNE_A
  ///     teams.e.guests    0 of 1: 0 of 3
  ///
  ///     achieved 22 of 34; with every licence 22 of 51 now, 34 of 51 achievable
  @Test func cedarHasItsOwnPointsAndFewLicences() async throws {
    let tenant = SmallCatalog.tables(
      [
        "Users": [("a", [true, false]), ("b", [true, false])],
        "Policies": [("legacy", [true])],
        "Mailboxes": [
          ("a", [false, true]), ("b", [false, false]), ("c", [false, false]), ("d", [false, nil]),
        ],
        "Devices": [("p", [true])],
        "Meetings": [("Global", [false])],
      ],
      plans: ["EXCHANGE_S_STANDARD"],
      profiles: [
        ("mfaregistrationv2", 9, false), ("BlockLegacyAuthentication", 8, false),
        ("meeting_x", 2, true), ("Unknown", 5, false), ("exo_none", 0, false),
      ]
    )
    let whole = try SmallCatalog.catalog
    let points = try SecureScorePoints(tables: tenant.tables, score: nil)
    let (weights, problems) = Weights.read("weights: {exo.d: 9}", named: "w.yaml")
    #expect(problems.isEmpty)
    let catalog = weights.applied(to: points.applied(to: whole, of: whole)).catalog
    var run = try await SmallCatalog.assessment(of: tenant, by: catalog)
    let score = run.score
    Self.expect(
      score,
      [
        Term(control: "entra.a.mfa", possible: 6, share: 1, achieved: 6),
        Term(control: "entra.b.legacy", possible: 8, share: 1, achieved: 8),
        Term(control: "entra.h.methods", possible: 3, share: 0, achieved: 0),
        Term(control: "exo.c.forward", possible: 5, share: 1, achieved: 5),
        Term(control: "exo.d.audit", possible: 9, share: 1.0 / 3, achieved: 3),
        Term(control: "teams.e.guests", possible: 3, share: 0, achieved: 0),
      ]
    )
    Self.expect([("total", score.total)], [("total", 22, 34, 6, 8)])
    Self.expect(
      Self.categories(score),
      [
        ("Identity", 14, 17, 3, 4), ("Data", 8, 14, 2, 2), ("Device", 0, 0, 0, 1),
        ("Apps", 0, 3, 1, 1),
      ]
    )
    #expect(score.basis == Basis(measured: 34, outOfScope: 17))
    #expect(score.reach == Reach(achieved: 22, owned: 34, accepted: 0, unlicensed: 17))
    #expect(score.reach.achievedOfEverything.map { Self.isNear($0, 2200.0 / 51) } == true)
    #expect(score.reach.achievableOfEverything.map { Self.isNear($0, 3400.0 / 51) } == true)
    #expect(
      LicenceGap.all(in: run) == [
        LicenceGap(plans: ["INTUNE_A"], controls: ["intune.f.encrypt"], points: 10),
        LicenceGap(plans: ["AAD_PREMIUM_P2"], controls: ["entra.g.risk"], points: 7),
      ]
    )
    #expect(
      run.results.map(\.control.pointsSource) == [
        .secureScore(actions: ["mfaregistrationv2"], instead: 8),
        .secureScore(actions: ["BlockLegacyAuthentication"], instead: 6), .catalog,
        .secureScore(actions: ["mfaregistrationv2"], instead: 4), .catalog,
        .weights(instead: 4), .catalog, .catalog,
      ]
    )

    // Microsoft's side: 7.5 of 9 for the registration, where ours is 6 of the 6 + 3; 8 of 8 for the
    // policy, as ours; 2 of 3 for an action that none of ours answers.
    run.microsoftScore = MicrosoftScore(
      source: "test",
      place: "s.json#",
      current: 17.5,
      maximum: 20,
      actions: [
        .init(name: "MFARegistrationV2", score: 7.5, maximum: 9, detail: "5 of 6 users"),
        .init(name: "BlockLegacyAuthentication", score: 8, maximum: 8),
        .init(name: "Nobody", score: 2, maximum: 3),
      ]
    )
    let both = try #require(SecureScoreComparison(run))
    #expect(
      both.lines.map(\.action.name) == [
        "MFARegistrationV2", "BlockLegacyAuthentication", "Nobody",
      ]
    )
    #expect(both.lines.map(\.ours) == [6, 8, nil])
    #expect(both.lines.map(\.difference) == [-1.5, 0, nil])
    #expect(both.lines.map(\.reason) == [.otherShare, .same, .noControl])
    #expect(both.comparedThere == 15.5 && both.comparedHere == 14 && both.comparedMaximum == 17)
    #expect(both.onlyThere == 2)
    // exo.c.forward 5, exo.d.audit 9, teams.e.guests 3
    #expect(both.onlyHere == 17)
  }
}
