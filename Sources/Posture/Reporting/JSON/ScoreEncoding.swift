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
      ("reach", encode(score.reach)),
      (
        "byCategory",
        .array(
          score.byCategory.map {
            .object(
              [("category", .string($0.category.rawValue))] + members(of: $0.tally)
                + [("reach", encode(score.reach(of: $0.category)))]
            )
          }
        )
      ),
      (
        "byProduct",
        .array(
          score.byProduct.map {
            .object(
              [("product", .string($0.product.rawValue))] + members(of: $0.tally)
                + [("reach", encode(score.reach(of: $0.product)))]
            )
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

  /// How far the score can go; everything follows from the terms and what is excluded.
  private static func encode(_ reach: Reach) -> JSONValue {
    .members(
      ("achieved", .number(reach.achieved)),
      ("achievable", .number(reach.achievable)),
      ("owned", .number(reach.owned)),
      ("accepted", .number(reach.accepted)),
      ("unlicensed", .number(reach.unlicensed)),
      ("achievablePercentage", .optional(reach.achievablePercentage)),
      ("achievedOfEverything", .optional(reach.achievedOfEverything)),
      ("achievableOfEverything", .optional(reach.achievableOfEverything))
    )
  }

  private static func encode(_ term: ScoreTerm) -> JSONValue {
    .members(
      ("control", .string(term.control)),
      ("category", .string(term.category.rawValue)),
      ("product", .string(term.product.rawValue)),
      ("possible", .number(term.possible)),
      ("share", .number(term.share)),
      ("achieved", .number(term.achieved)),
      ("accepted", term.accepted > 0 ? .number(term.accepted) : nil)
    )
  }

  private static func encode(_ excluded: ExcludedControl) -> JSONValue {
    .members(
      ("control", .string(excluded.control)),
      ("category", .string(excluded.category.rawValue)),
      ("product", .string(excluded.product.rawValue)),
      ("points", .number(excluded.points)),
      ("verdict", .string(excluded.verdict.rawValue)),
      ("reason", .string(excluded.reason))
    )
  }
}
