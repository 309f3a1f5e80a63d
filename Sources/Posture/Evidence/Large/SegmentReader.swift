import Diagnostics
import Parallel
import Tables

/// Makes batches of a table whose rows stay in their files, some at a time.
final class SegmentReader: BatchReader {
  /// So many segments are made together, by all processors.
  private static let group = 8

  private let table: EvidenceTable
  private let wanted: [Int]
  private var position = 0
  private var ready: [Batch] = []
  private var seen: [EvidenceTable.Made] = []

  init(_ table: EvidenceTable, wanted: [Int]) {
    self.table = table
    self.wanted = wanted
  }

  /// The rows of the next segment.
  func next() throws -> Batch? {
    if ready.isEmpty { try makeGroup() }
    return ready.popLast()
  }

  private func makeGroup() throws {
    let group = Array(
      table.segments.indices[position..<min(position + Self.group, table.segments.count)]
    )
    guard !group.isEmpty else {
      table.note(seen, of: wanted)
      return
    }
    position += group.count
    let (table, wanted) = (table, wanted)
    let passing = wanted.filter { !table.isKept($0) }
    let made = group.parallelMap(withState: { PartReader(levelsAround: 1) }) { reader, segment in
      Result { () throws(Diagnostic) in try table.make(passing, of: segment, &reader) }
    }
    for (segment, result) in zip(group, made) {
      let made = try result.get()
      seen.append(
        EvidenceTable.Made(columns: [], problems: made.problems, present: made.present)
      )
      var kept = table.kept(wanted.filter(table.isKept), of: segment)[...]
      var passed = made.columns[...]
      let columns = wanted.compactMap { table.isKept($0) ? kept.popFirst() : passed.popFirst() }
      ready.append(Batch(columns: columns, count: table.segments[segment].count))
    }
    ready.reverse()
  }
}
