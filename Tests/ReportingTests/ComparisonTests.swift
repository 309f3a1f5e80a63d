import Comparison
import PostureModel
import Reporting
import Testing

/// Laws of comparing two runs, over random pairs of them.
@Suite struct ComparisonTests {
  @Test(arguments: UInt64(1)...60)
  func partsAddUpToTheMove(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let (before, after) = (RandomRun.make(&random), RandomRun.make(&random))
    let change = Comparison(before: before, after: after).score
    let parts = [change.posture, change.decisions, change.coverage, change.catalog]
    guard let difference = change.difference else {
      #expect(parts.allSatisfy { $0 == nil }, "seed \(seed)")
      return
    }
    let sum = parts.compactMap { $0 }.reduce(0, +)
    #expect(parts.allSatisfy { $0 != nil } && abs(sum - difference) < 1e-9, "seed \(seed)")
    // So do the numbers that are shown.
    let shown = try #require(change.tenths)
    #expect(shown.parts.reduce(0) { $0 + $1.value } == shown.difference, "seed \(seed)")
    #expect(abs(Double(shown.difference) - difference * 10) <= 0.5, "seed \(seed)")
  }

  /// What differs between two runs, and the part of the move that is all of it.
  private static let causes:
    [(name: String, change: @Sendable (inout ControlResult, inout SeededNumbers) -> Void)] = [
      (
        "posture",
        { result, random in
          guard result.pointsPossible > 0 else { return }
          result = RandomRun.result(
            result.control.id,
            .partial(share: .random(in: 0.1..<0.9, using: &random)),
            result.standing,
            points: Int(result.control.points)
          )
        }
      ),
      (
        "coverage",
        { result, random in
          guard result.standing == .measured, Bool.random(using: &random) else { return }
          result = RandomRun.result(
            result.control.id,
            result.pointsPossible > 0 ? .notMeasured([]) : .fail,
            points: Int(result.control.points)
          )
        }
      ),
      (
        "catalog",
        { result, random in
          result = RandomRun.result(
            result.control.id,
            result.verdict,
            result.standing,
            points: .random(in: 1...10, using: &random)
          )
        }
      ),
    ]

  @Test(arguments: UInt64(1)...40, 0..<3)
  func oneCauseIsTheWholeMove(seed: UInt64, cause: Int) {
    var random = SeededNumbers(seed: seed)
    let before = RandomRun.make(&random)
    let (name, change) = Self.causes[cause]
    var results = before.results
    for index in results.indices { change(&results[index], &random) }
    let score = Comparison(before: before, after: RandomRun.assessment(results)).score
    guard let difference = score.difference else { return }
    let parts = [
      ("posture", score.posture), ("decisions", score.decisions), ("coverage", score.coverage),
      ("catalog", score.catalog),
    ]
    for (part, value) in parts {
      let wanted = part == name ? difference : 0
      #expect(value.map { abs($0 - wanted) < 1e-9 } == true, "seed \(seed), \(name): \(part)")
    }
  }

  /// A decision that takes controls out of both sums, and nothing else.
  @Test(arguments: UInt64(1)...40)
  func decisionsAreTheWholeMove(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let before = RandomRun.make(&random)
    let results = before.results.map { result in
      guard result.pointsPossible > 0, Bool.random(using: &random) else { return result }
      return RandomRun.result(
        result.control.id,
        result.verdict,
        .asserted(waiver: "w"),
        points: Int(result.control.points)
      )
    }
    let score = Comparison(before: before, after: RandomRun.assessment(results)).score
    guard let difference = score.difference else { return }
    #expect(score.decisions.map { abs($0 - difference) < 1e-9 } == true, "seed \(seed)")
    #expect(score.posture == 0 && score.catalog == 0, "seed \(seed)")
    #expect(score.coverage.map { abs($0) < 1e-9 } == true, "seed \(seed)")
  }

  /// Into a run and back again, every part is undone but for the order of the steps.
  @Test(arguments: UInt64(1)...40)
  func thereAndBackIsNoMove(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let (before, after) = (RandomRun.make(&random), RandomRun.make(&random))
    let there = Comparison(before: before, after: after).score
    let back = Comparison(before: after, after: before).score
    #expect(there.difference.map { -$0 } == back.difference, "seed \(seed)")
    let none = Comparison(before: before, after: before)
    #expect(none.changes.isEmpty, "seed \(seed)")
    #expect([none.score.posture, none.score.catalog].allSatisfy { $0 == nil || $0 == 0 })
  }

  @Test(arguments: UInt64(1)...20)
  func givesEveryControlOneState(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let (before, after) = (RandomRun.make(&random), RandomRun.make(&random))
    let states = Comparison(before: before, after: after).states
    let names = Set(before.results.map(\.control.id)).union(after.results.map(\.control.id))
    #expect(states.map(\.control) == names.sorted())
    // Back again, what was new is gone and what was broken is mended.
    let back = Comparison(before: after, after: before).states
    #expect(
      states.count { $0.kind == .newControl } == back.count { $0.kind == .removed },
      "seed \(seed)"
    )
    #expect(
      states.count { $0.kind == .stillFailing } == back.count { $0.kind == .stillFailing },
      "seed \(seed)"
    )
  }

  private static let states: [(ControlResult?, ControlResult?, ControlState.Kind)] = [
    (RandomRun.result("c", .pass), RandomRun.result("c", .fail), .newFailing),
    (RandomRun.result("c", .notMeasured([])), RandomRun.result("c", .fail), .newFailing),
    (RandomRun.result("c", .fail), RandomRun.result("c", .partial(share: 0.5)), .stillFailing),
    (RandomRun.result("c", .fail), RandomRun.result("c", .pass), .fixed),
    (nil, RandomRun.result("c", .fail), .newControl),
    (RandomRun.result("c", .fail), nil, .removed),
    (
      RandomRun.result("c", .fail), RandomRun.result("c", .fail, .accepted(waiver: "w")), .waived
    ),
    (
      RandomRun.result("c", .fail, .asserted(waiver: "w")), RandomRun.result("c", .fail), .expired
    ),
    (RandomRun.result("c", .pass), RandomRun.result("c", .pass), .other),
  ]

  @Test(arguments: states.indices)
  func tellsWhereAControlStands(index: Int) {
    let (before, after, kind) = Self.states[index]
    let comparison = Comparison(
      before: RandomRun.assessment(before.map { [$0] } ?? []),
      after: RandomRun.assessment(after.map { [$0] } ?? [])
    )
    #expect(comparison.states.map(\.kind) == [kind])
  }

  /// An object is known by its identifier, whatever it is called and wherever it stands.
  @Test func namesRenamedObjects() {
    func run(_ objects: [(id: String, name: String, compliant: Bool)]) -> Assessment {
      var result = RandomRun.result("c", .partial(share: 0.5))
      result.findings = objects.map {
        Finding(object: $0.name, objectID: $0.id, compliant: $0.compliant)
      }
      return RandomRun.assessment([result])
    }
    let before = run([("1", "Guard", false), ("2", "Other", true), ("3", "Third", false)])
    let after = run([("3", "Third", false), ("1", "Strict guard", false), ("2", "New", false)])
    let objects = Comparison(before: before, after: after).changes.first?.objects ?? []
    #expect(objects.map(\.kind) == [.broken, .renamed])
    #expect(objects.map(\.object) == ["New", "Strict guard"])
    #expect(objects.map(\.formerName) == ["Other", "Guard"])
  }

  @Test func knowsARenamedControlByItsQuestion() {
    let old = RandomRun.result("old.name", .fail, query: "Widget | where On")
    let new = RandomRun.result("new.name", .fail, query: "Widget | where On")
    let comparison = Comparison(
      before: RandomRun.assessment([old]),
      after: RandomRun.assessment([new])
    )
    #expect(comparison.states.map(\.control) == ["new.name"])
    #expect(comparison.states.map(\.formerID) == ["old.name"])
    #expect(comparison.states.map(\.kind) == [.stillFailing])
    #expect(comparison.changes.isEmpty)
    #expect(comparison.score.catalog == 0)
  }
}

/// Numbers that follow from a seed: xorshift.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

/// Small runs with every sort of verdict and standing.
enum RandomRun {
  static func make(_ random: inout SeededNumbers) -> Assessment {
    let names = ["a", "b", "c", "d", "e", "f"].filter { _ in .random(using: &random) }
    return assessment(
      names.map { name in
        let verdicts: [Verdict] = [
          .pass, .fail, .partial(share: .random(in: 0.1..<0.9, using: &random)),
          .notMeasured([]), .notApplicable(reason: ""),
        ]
        let standings: [Standing] = [
          .measured, .measured, .measured, .accepted(waiver: "w"), .asserted(waiver: "w"),
        ]
        return result(
          name,
          verdicts.randomElement(using: &random) ?? .pass,
          standings.randomElement(using: &random) ?? .measured,
          points: .random(in: 1...10, using: &random)
        )
      }
    )
  }

  static func result(
    _ id: String,
    _ verdict: Verdict,
    _ standing: Standing = .measured,
    points: Int = 5,
    query: String = ""
  ) -> ControlResult {
    var possible = verdict.share == nil ? 0 : Double(points)
    if case .asserted = standing { possible = 0 }
    return ControlResult(
      control: Control(
        id: id,
        title: id,
        kind: .feature,
        product: .entra,
        category: .identity,
        points: Double(points),
        severity: .high,
        userImpact: .low,
        implementationCost: .low,
        check: Check(pass: .all, none: .fail, query: query)
      ),
      verdict: verdict,
      pointsPossible: possible,
      pointsAchieved: possible * (verdict.share ?? 0),
      standing: standing
    )
  }

  static func assessment(_ results: [ControlResult]) -> Assessment {
    let terms = results.filter { $0.pointsPossible > 0 }.map { result in
      ScoreTerm(
        control: result.control.id,
        category: .identity,
        product: .entra,
        possible: result.pointsPossible,
        share: result.verdict.share ?? 0,
        achieved: result.pointsAchieved
      )
    }
    let total = Tally(
      achieved: terms.reduce(0) { $0 + $1.achieved },
      possible: terms.reduce(0) { $0 + $1.possible },
      measured: terms.count,
      controls: results.count
    )
    return Assessment(
      provenance: Provenance(toolVersion: "1", catalogDigest: "d", catalogControls: 1),
      results: results,
      score: Score(terms: terms, total: total)
    )
  }
}
