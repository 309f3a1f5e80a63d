import PostureModel

/// The evidence that is not there, with what it would let be measured.
struct MissingTables {
  /// The table.
  let name: String
  /// Why it is not there.
  let reason: String
  /// The command or request that collects it.
  let collect: String?
  /// How many controls wait for it.
  var controls: Int
  /// What they are worth together.
  var points: Double

  /// The missing tables, those that the most points wait for first.
  static func needed(by assessment: Assessment) -> [MissingTables] {
    var tables: [String: MissingTables] = [:]
    for result in assessment.results where result.standing == .measured {
      guard case .notMeasured(let missing) = result.verdict else { continue }
      for evidence in missing {
        var table =
          tables[evidence.table]
          ?? MissingTables(
            name: evidence.table,
            reason: evidence.reason,
            collect: evidence.collect,
            controls: 0,
            points: 0
          )
        table.controls += 1
        table.points += result.control.points
        tables[evidence.table] = table
      }
    }
    return tables.values.sorted { left, right in
      left.points != right.points ? left.points > right.points : left.name < right.name
    }
  }
}
