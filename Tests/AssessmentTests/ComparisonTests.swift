import Assessment
import Comparison
import PostureModel
import Testing

@Suite struct ComparisonTests {
  static func run(_ results: [ControlResult], digest: String = "1") -> Assessment {
    Assessment(
      provenance: Provenance(
        toolVersion: "1",
        catalogDigest: digest,
        catalogControls: results.count
      ),
      results: results,
      score: Scoring.score(results)
    )
  }

  // Before: 4 of 10 (a fails, b passes); c not measured.
  // Shares of a and b: a passes, 10 of 10: +60.
  // Coverage: c (10 points) is measured and fails, 10 of 20: -50.
  // Catalog: d (5 points, passes) is new and b is gone: 11 of 21 is 6 + 5 of 6 + 10 + 5.
  @Test func splitsTheMoveOfTheScore() throws {
    let a = Sample.control("a.a.a", points: 6)
    let b = Sample.control("b.b.b", points: 4)
    let c = Sample.control("c.c.c", points: 10)
    let d = Sample.control("d.d.d", points: 5)
    let before = Self.run([
      Sample.result(a, .fail), Sample.result(b, .pass), Sample.result(c, Sample.missing),
    ])
    let after = Self.run([
      Sample.result(a, .pass), Sample.result(c, .fail), Sample.result(d, .pass),
    ])
    let change = Comparison(before: before, after: after).score
    let posture = try #require(change.posture)
    let coverage = try #require(change.coverage)
    let catalog = try #require(change.catalog)
    #expect(abs(posture - 60) < 1e-9)
    #expect(change.decisions == 0)
    #expect(abs(coverage - -50) < 1e-9)
    #expect(abs(catalog - (1100.0 / 21 - 50)) < 1e-9)
    let difference = try #require(change.difference)
    #expect(abs(difference - (posture + coverage + catalog)) < 1e-9)
  }

  @Test func namesEveryKindOfChange() {
    let controls = (0..<7).map { Sample.control("x.x.c\($0)") }
    let heavier = Sample.control("x.x.c5", points: 9)
    let before = Self.run([
      Sample.result(controls[0], .pass), Sample.result(controls[1], .fail),
      Sample.result(controls[2], .pass), Sample.result(controls[3], Sample.missing),
      Sample.result(controls[4], .pass), Sample.result(controls[5], .pass),
      Sample.result(controls[6], .pass),
    ])
    let after = Self.run([
      Sample.result(controls[0], .fail), Sample.result(controls[1], .partial(share: 0.2)),
      Sample.result(controls[2], Sample.missing), Sample.result(controls[3], .fail),
      Sample.result(heavier, .pass), Sample.result(controls[6], .pass),
      Sample.result(Sample.control("x.x.new"), .pass),
    ])
    let comparison = Comparison(before: before, after: after)
    #expect(
      comparison.changes.map(\.kind) == [
        .regressed, .improved, .noLongerMeasured, .newlyMeasured, .gone, .reweighted, .new,
      ]
    )
    #expect(comparison.changes[1].pointsGained == 1)
    #expect(Comparison(before: before, after: before).changes.isEmpty)
  }

  @Test func namesTheObjectsThatDiffer() {
    let control = Sample.control("a.a.a", pass: .share)
    func run(_ objects: [(String, Bool?)]) -> Assessment {
      let findings = objects.map { Finding(object: $0.0, compliant: $0.1) }
      return Self.run([Sample.result(control, .partial(share: 0.5), findings: findings)])
    }
    let before = run([("gone", false), ("stays", true), ("breaks", true), ("heals", false)])
    let after = run([("new", false), ("stays", true), ("breaks", false), ("heals", true)])
    let change = Comparison(before: before, after: after).changes.first
    #expect(change?.kind == .objectsChanged)
    #expect(change?.objects.map(\.object) == ["breaks", "new", "heals", "gone"])
    #expect(change?.objects.map(\.kind) == [.broken, .added, .fixed, .removed])
  }
}
