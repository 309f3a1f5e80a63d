import PostureModel

/// A score as JSON: every term of every number.
enum ScoreEncoding {
  static func encode(_ score: Score) -> JSONValue {
    .members(
      ("total", .object(members(of: score.total))),
      (
        "basis",
        .members(
          ("measured", .number(score.basis.measured)),
          ("asserted", .number(score.basis.asserted)),
          ("accepted", .number(score.basis.accepted)),
          ("notMeasured", .number(score.basis.notMeasured)),
          ("outOfScope", .number(score.basis.outOfScope)),
          ("coverage", score.basis.coverage.map { .number($0) } ?? .null)
        )
      ),
      (
        "byCategory",
        .array(
          score.byCategory.map {
            .object([("category", .string($0.category.rawValue))] + members(of: $0.tally))
          }
        )
      ),
      (
        "byProduct",
        .array(
          score.byProduct.map {
            .object([("product", .string($0.product.rawValue))] + members(of: $0.tally))
          }
        )
      ),
      ("terms", .array(score.terms.map(encode))),
      ("excluded", .array(score.excluded.map(encode)))
    )
  }

  /// A tally's members; the percentage is there for readers and follows from the first two.
  static func members(of tally: Tally) -> [(String, JSONValue)] {
    [
      ("achieved", .number(tally.achieved)),
      ("possible", .number(tally.possible)),
      ("percentage", tally.percentage.map { .number($0) } ?? .null),
      ("measured", .integer(tally.measured)),
      ("controls", .integer(tally.controls)),
    ]
  }

  private static func encode(_ term: ScoreTerm) -> JSONValue {
    .members(
      ("control", .string(term.control)),
      ("category", .string(term.category.rawValue)),
      ("product", .string(term.product.rawValue)),
      ("possible", .number(term.possible)),
      ("share", .number(term.share)),
      ("achieved", .number(term.achieved))
    )
  }

  private static func encode(_ excluded: ExcludedControl) -> JSONValue {
    .members(
      ("control", .string(excluded.control)),
      ("category", .string(excluded.category.rawValue)),
      ("product", .string(excluded.product.rawValue)),
      ("points", .integer(excluded.points)),
      ("verdict", .string(excluded.verdict.rawValue)),
      ("reason", .string(excluded.reason))
    )
  }
}
