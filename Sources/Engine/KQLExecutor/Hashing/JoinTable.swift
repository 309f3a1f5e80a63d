import Tables

/// The rows of one side of a join, found by their keys.
struct JoinTable {
  /// All rows of the side.
  let batch: Batch
  private let table: GroupTable
  /// For each group where its rows begin in `rows`, and after the last group their end.
  private let starts: ContiguousArray<Int>
  private let rows: ContiguousArray<Int>
  /// The group of each row.
  let groups: ContiguousArray<Int>

  init(_ batch: Batch, keys: [Column], types: [ScalarType]) {
    self.batch = batch
    var table = GroupTable(keys: types)
    groups = table.assign(keys, count: batch.count).groups
    self.table = table
    var starts = ContiguousArray<Int>(repeating: 0, count: table.count + 1)
    for group in groups { starts[group + 1] += 1 }
    for group in 0..<table.count { starts[group + 1] += starts[group] }
    var next = starts
    var rows = ContiguousArray<Int>(repeating: 0, count: batch.count)
    for (row, group) in groups.enumerated() {
      rows[next[group]] = row
      next[group] += 1
    }
    self.starts = starts
    self.rows = rows
  }

  /// How many groups of equal keys there are.
  var groupCount: Int { table.count }

  /// The groups that match other rows, -1 where none does.
  func find(_ keys: [Column], count: Int) -> ContiguousArray<Int> { table.find(keys, count: count) }

  /// Where the rows of a group are in the order of `row(at:)`.
  func positions(of group: Int) -> Range<Int> { starts[group]..<starts[group + 1] }

  /// The row at a position of a group.
  func row(at position: Int) -> Int { rows[position] }

  /// The rows whose group is flagged so, in order.
  func rows(where flags: ContiguousArray<Bool>, are wanted: Bool) -> ContiguousArray<Int> {
    var found = ContiguousArray<Int>()
    for (row, group) in groups.enumerated() where flags[group] == wanted { found.append(row) }
    return found
  }
}
