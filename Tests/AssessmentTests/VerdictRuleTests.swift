@testable import Assessment
import PostureModel
import Testing

@Suite struct VerdictRuleTests {
  struct Case: Sendable {
    let pass: Check.PassRule
    let none: Check.NoneRule
    /// Compliant, not compliant, not judged.
    let counts: (Int, Int, Int)
    let verdict: Verdict
  }

  static let nothing = Verdict.notApplicable(reason: "the tenant has nothing that it applies to")

  static let cases: [Case] = [
    Case(pass: .all, none: .fail, counts: (3, 0, 0), verdict: .pass),
    Case(pass: .all, none: .fail, counts: (2, 1, 0), verdict: .fail),
    Case(pass: .all, none: .fail, counts: (2, 0, 1), verdict: .pass),
    Case(pass: .any, none: .fail, counts: (1, 5, 0), verdict: .pass),
    Case(pass: .any, none: .fail, counts: (0, 5, 0), verdict: .fail),
    Case(pass: .atLeast(2), none: .fail, counts: (2, 9, 0), verdict: .pass),
    Case(pass: .atLeast(2), none: .fail, counts: (1, 0, 0), verdict: .fail),
    Case(pass: .share, none: .fail, counts: (4, 0, 0), verdict: .pass),
    Case(pass: .share, none: .fail, counts: (0, 4, 0), verdict: .fail),
    Case(pass: .share, none: .fail, counts: (3, 1, 0), verdict: .partial(share: 0.75)),
    Case(pass: .share, none: .fail, counts: (1, 1, 8), verdict: .partial(share: 0.5)),
    Case(pass: .all, none: .pass, counts: (0, 0, 0), verdict: .pass),
    Case(pass: .all, none: .fail, counts: (0, 0, 0), verdict: .fail),
    Case(pass: .share, none: .notApplicable, counts: (0, 0, 0), verdict: nothing),
  ]

  @Test func turnsCountsIntoVerdicts() {
    for example in Self.cases {
      let counts = ControlResult.Counts(
        compliant: example.counts.0,
        noncompliant: example.counts.1,
        unknown: example.counts.2
      )
      let check = Check(pass: example.pass, none: example.none, query: "")
      let verdict = VerdictRules.verdict(of: check, counts: counts, tables: ["T"])
      #expect(verdict == example.verdict, "\(example)")
    }
  }

  @Test func measuresNothingWhenNothingCouldBeJudged() {
    let check = Check(pass: .any, none: .fail, query: "")
    let verdict = VerdictRules.verdict(of: check, counts: .init(unknown: 2), tables: ["T"])
    #expect(verdict.kind == .notMeasured)
  }
}
