import PostureModel

/// One piece of missing evidence and what waits for it.
struct EvidenceGap {
  let table: String
  let reason: String
  let collect: String?
  let controls: Int
  let points: Double

  /// The gaps of a run, the one that the most points wait for first, then by table.
  static func gaps(of assessment: Assessment) -> [EvidenceGap] {
    var found: [MissingEvidence: (controls: Int, points: Double)] = [:]
    for result in assessment.results {
      guard case .notMeasured(let missing) = result.verdict else { continue }
      for piece in Set(missing) {
        let known = found[piece] ?? (0, 0)
        found[piece] = (known.controls + 1, known.points + result.control.points)
      }
    }
    return found.map { piece, size in
      EvidenceGap(
        table: piece.table,
        reason: piece.reason,
        collect: piece.collect,
        controls: size.controls,
        points: size.points
      )
    }.sorted { left, right in
      (-left.points, left.table, left.reason) < (-right.points, right.table, right.reason)
    }
  }
}
