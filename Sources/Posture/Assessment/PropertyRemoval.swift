import ControlCatalog
import Tables

/// Takes properties out of the rows of an example, one at a time.
enum PropertyRemoval {
  /// Values nest no deeper than their readers let them.
  private static let depthLimit = 64

  /// The paths of all properties of a table's rows, those below others too, in order of appearance.
  static func paths(of table: ControlExample.GivenTable) -> [[String]] {
    var found: [[String]] = []
    var seen: Set<[String]> = []
    func add(_ value: DynamicValue, under path: [String]) {
      guard path.count < depthLimit else { return }
      switch value {
      case .bag(let members):
        for member in members {
          let below = path + [member.key]
          if seen.insert(below).inserted { found.append(below) }
          add(member.value, under: below)
        }
      case .array(let elements):
        for element in elements { add(element, under: path) }
      default: break
      }
    }
    for row in table.rows { add(.bag(row.values), under: []) }
    return found
  }

  /// The table without a property in any row.
  static func removing(
    _ path: [String],
    from table: ControlExample.GivenTable
  ) -> ControlExample.GivenTable {
    ControlExample.GivenTable(
      name: table.name,
      rows: table.rows.map { row in
        ControlExample.Row(
          values: removing(path[...], from: row.values),
          position: row.position
        )
      }
    )
  }

  /// Whether no row of a table has a property.
  static func lacks(_ path: [String], _ table: ControlExample.GivenTable) -> Bool {
    guard let column = path.first else { return false }
    let values = table.rows.compactMap { row in row.values.first { $0.key == column }?.value }
    guard path.count > 1 else { return values.isEmpty }
    return DynamicColumn(values).sight(of: Array(path.dropFirst())) == .absent
  }

  private static func removing(
    _ path: ArraySlice<String>,
    from members: [DynamicValue.BagEntry]
  ) -> [DynamicValue.BagEntry] {
    guard let name = path.first else { return members }
    guard path.count > 1 else { return members.filter { $0.key != name } }
    return members.map { member in
      member.key == name
        ? DynamicValue.BagEntry(member.key, removing(path.dropFirst(), from: member.value)) : member
    }
  }

  private static func removing(_ path: ArraySlice<String>, from value: DynamicValue) -> DynamicValue
  {
    switch value {
    case .bag(let members): .bag(removing(path, from: members))
    case .array(let elements): .array(elements.map { removing(path, from: $0) })
    default: value
    }
  }
}
