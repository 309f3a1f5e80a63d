import ControlCatalog
import PostureModel

/// Whether the evidence that a check reads is there.
struct EvidenceGate {
  let collection: [String: CollectionStatus]

  /// What of the tables is missing, and what is to be said about those that are not whole.
  func inspect(_ tables: [String]) -> (missing: [MissingEvidence], caveats: [String]) {
    var missing: [MissingEvidence] = []
    var caveats: [String] = []
    for table in tables where !StandardTables.names.contains(table) {
      let status = collection[table]
      switch status?.state {
      case .collected?, .empty?: break
      case .partial?:
        let reason = status?.reason.map { ": \($0)" } ?? ""
        caveats.append("\(table) was collected in part\(reason)")
      case .failed?:
        let why = status?.reason.map { ": \($0)" } ?? ""
        missing.append(piece(table, "its collection failed\(why)", status))
      case .absent?, nil:
        missing.append(piece(table, status?.reason ?? "not in the export", status))
      }
    }
    return (missing, caveats)
  }

  /// A property that no row of a table has.
  func missing(property: String, of table: String) -> MissingEvidence {
    piece(table, "no row of it has the property '\(property)'", collection[table])
  }

  private func piece(
    _ table: String,
    _ reason: String,
    _ status: CollectionStatus?
  ) -> MissingEvidence {
    MissingEvidence(table: table, reason: reason, collect: status?.command)
  }
}
