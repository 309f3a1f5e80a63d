import ControlCatalog
import Diagnostics
import PostureModel

/// Whether the properties that a check judges by occur in the evidence at all.
///
/// A property that no row of a table has was not exported: it is neither off nor empty. Where its
/// absence has a documented meaning, the catalog declares it.
struct PropertyGate: Sendable {
  /// Whether no row of a table has a property.
  let lacks: @Sendable (_ table: String, _ property: String) -> Bool
  let defaults: [AbsenceDefault]

  /// What of the columns is missing for a control.
  func missing(
    among columns: Set<CheckReads.Column>,
    for control: String
  ) -> [CheckReads.Column] {
    columns.filter { column in
      lacks(column.table, column.name)
        && !defaults.contains { $0.table == column.table && $0.covers([column.name], of: control) }
    }.sorted()
  }
}
