import ControlCatalog
import Diagnostics
import KQL
import PostureModel

/// Whether the properties that a check judges by occur in the evidence at all.
///
/// A property that no row of a table has was not exported: it is neither off nor empty. Where its
/// absence has a documented meaning, the catalog declares it.
struct PropertyGate: Sendable {
  /// Whether no row of a table has the property at a path.
  let lacks: @Sendable (_ table: String, _ path: [String]) -> Bool
  let defaults: [AbsenceDefault]
  /// Only this property, and groups with something at or below it, are looked at; nil for all.
  var only: (table: String, path: [String])?

  /// What of the columns is missing for a control; one that stands in a group with something that is
  /// there need not be there.
  func missing(
    among columns: Set<CheckReads.Column>,
    orGroups groups: @autoclosure () -> [[PropertyPath]] = [],
    for control: String
  ) -> [CheckReads.Column] {
    let missing = columns.filter { column in
      guard only.map({ $0.table == column.table && $0.path == [column.name] }) ?? true else {
        return false
      }
      return
        lacks(column.table, [column.name]) && !isDeclared([column.name], of: column.table, control)
    }
    guard !missing.isEmpty else { return [] }
    let excused = groups().filter { group in
      group.contains(where: \.names.isEmpty) && !group.allSatisfy(isLacking)
    }.joined().filter(\.names.isEmpty)
    return missing.filter { column in
      !excused.contains { $0.table == column.table && $0.column == column.name }
    }.sorted()
  }

  /// What is missing of the properties below columns; of each group one has to be there.
  func missing(among groups: [[PropertyPath]], for control: String) -> [PropertyPath] {
    let missing = groups.filter(isLookedAt).compactMap { group in
      group.allSatisfy { isLacking($0) && !isDeclared($0.path, of: $0.table, control) }
        // A column that is not there at all is missing itself.
        ? group.first { !lacks($0.table, [$0.column]) } : nil
    }
    // What lies in something that is missing need not be named.
    return Set(missing).filter { path in
      !missing.contains { path.path.count > $0.path.count && path.lies(in: $0) }
    }.sorted()
  }

  private func isLacking(_ path: PropertyPath) -> Bool {
    lacks(path.table, path.path) || lacks(path.table, [path.column])
  }

  private func isLookedAt(_ group: [PropertyPath]) -> Bool {
    guard let only else { return true }
    return group.contains { $0.table == only.table && $0.path.starts(with: only.path) }
  }

  private func isDeclared(_ path: [String], of table: String, _ control: String) -> Bool {
    defaults.contains { $0.table == table && $0.covers(path, of: control) }
  }
}

extension PropertyPath {
  fileprivate func lies(in other: PropertyPath) -> Bool {
    table == other.table && path.starts(with: other.path)
  }
}
