import Comparison
import PostureModel

/// A comparison and a gate as JSON: derived from two runs, so that reading a run ignores them.
enum ChangeEncoding {
  static func encode(_ comparison: Comparison) -> JSONValue {
    .members(
      (
        "before",
        .members(
          ("exportDate", comparison.before.exportDate.map { .string($0) }),
          ("toolVersion", .string(comparison.before.toolVersion)),
          ("catalogDigest", .string(comparison.before.catalogDigest)),
          ("total", .object(ScoreEncoding.members(of: comparison.score.before)))
        )
      ),
      (
        "percentagePoints",
        .members(
          ("difference", .optional(comparison.score.difference)),
          ("posture", .optional(comparison.score.posture)),
          ("decisions", .optional(comparison.score.decisions)),
          ("coverage", .optional(comparison.score.coverage)),
          ("catalog", .optional(comparison.score.catalog))
        )
      ),
      ("changes", .array(comparison.changes.map(encode))),
      (
        "states",
        .array(
          comparison.states.filter { $0.kind != .other || $0.formerID != nil }.map {
            .members(
              ("control", .string($0.control)),
              ("state", .string($0.kind.rawValue)),
              ("formerId", $0.formerID.map { .string($0) })
            )
          }
        )
      )
    )
  }

  static func encode(_ gate: GateVerdict) -> JSONValue {
    .members(
      ("passed", .bool(gate.passed)),
      ("exitCode", .integer(Int(gate.exitCode))),
      (
        "rules",
        .array(
          gate.outcomes.map {
            .members(
              ("holds", .bool($0.failure == nil)),
              ("reason", .string($0.reason)),
              ("controls", .strings($0.controls))
            )
          }
        )
      )
    )
  }

  private static func encode(_ change: ControlChange) -> JSONValue {
    .members(
      ("control", .string(change.control.id)),
      ("kind", .string(change.kind.rawValue)),
      ("before", change.before.map(ResultEncoding.encode)),
      ("after", change.after.map(ResultEncoding.encode)),
      ("pointsGained", .number(change.pointsGained)),
      (
        "objects",
        .array(
          change.objects.map {
            .members(
              ("object", .string($0.object)),
              ("kind", .string($0.kind.rawValue)),
              ("formerName", $0.formerName.map { .string($0) })
            )
          }
        )
      )
    )
  }
}
