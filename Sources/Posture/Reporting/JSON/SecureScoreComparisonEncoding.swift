import Comparison
import PostureModel

/// Microsoft's score and ours side by side, as JSON; it follows from the rest of the run.
enum SecureScoreComparisonEncoding {
  static func encode(_ comparison: SecureScoreComparison) -> JSONValue {
    .members(
      (
        "compared",
        .members(
          ("microsoft", .number(comparison.comparedThere)),
          ("ours", .number(comparison.comparedHere)),
          ("maximum", .number(comparison.comparedMaximum))
        )
      ),
      ("onlyMicrosoft", .number(comparison.onlyThere)),
      ("onlyOurs", .number(comparison.onlyHere)),
      ("actions", .array(comparison.lines.map(encode)))
    )
  }

  private static func encode(_ line: SecureScoreComparison.Line) -> JSONValue {
    .members(
      ("name", .string(line.action.name)),
      ("controls", .strings(line.controls)),
      ("microsoft", line.action.score.map { .number($0) }),
      ("maximum", line.action.maximum.map { .number($0) }),
      ("share", line.share.map { .number($0) }),
      ("ours", line.ours.map { .number($0) }),
      ("difference", line.difference.map { .number($0) }),
      ("reason", .string(line.reason.rawValue)),
      ("explanation", .string(line.explanation))
    )
  }
}
