import Diagnostics
import Parallel
import Synchronization
import Tables

/// The rows of one evidence table; a column is made when a query first asks for it, and once.
///
/// Of rows that stay in large files, only columns of scalars are kept; others are made each time.
final class EvidenceTable: Sendable {
  private struct State {
    /// The columns that are kept, by segment.
    var columns: [[Column?]]
    var problems: [ColumnReader.Problem] = []
    /// The columns whose problems are known.
    var checked: Set<Int> = []
    /// The columns whose property some row has.
    var present: Set<Int> = []
    /// What is known of properties below columns.
    var absent: [[String]: Bool] = [:]

    mutating func note(_ made: [Made], of columns: [Int]) {
      let found = ColumnReader.Problem.first(of: made.map(\.problems))
      problems += found.filter { !checked.contains($0.column) }
      checked.formUnion(columns)
      for made in made { present.formUnion(made.present) }
    }
  }

  /// Columns of one segment, and what has been seen of them.
  struct Made: Sendable {
    var columns: [Column]
    var problems: [ColumnReader.Problem]
    var present: Set<Int>
  }

  let spec: TableSpec
  private let keys: KeyMap
  let list: RowList
  let segments: [RowList.Segment]
  private let paths: [String]
  private let isLarge: Bool
  private let state: Mutex<State>

  init(spec: TableSpec, rows: RowList, paths: [String]) {
    self.spec = spec
    keys = KeyMap(spec)
    list = rows
    self.paths = paths
    segments = rows.segments
    isLarge = !rows.large.isEmpty
    let none = [Column?](repeating: nil, count: spec.schema.count)
    state = Mutex(State(columns: Array(repeating: none, count: segments.count)))
  }

  /// All rows, in memory; none when their file is gone.
  var rows: [Row] { (try? list.all()) ?? [] }

  /// The first and the last row; nil when there are none, or their file is gone.
  var ends: (first: Row, last: Row)? {
    var reader = PartReader(levelsAround: 1)
    guard let head = segments.first, let tail = segments.last,
      let first = try? rows(of: head, &reader).first,
      let last = try? rows(of: tail, &reader).last
    else { return nil }
    return (first, last)
  }

  private func rows(
    of segment: RowList.Segment,
    _ reader: inout PartReader
  ) throws(Diagnostic) -> [Row] {
    switch segment {
    case .rows(let rows): rows
    case .part(let large, let part): try large.rows(of: part, &reader)
    }
  }

  /// A reader of the wanted columns.
  func reader(of wanted: [Int]) throws(Diagnostic) -> any BatchReader {
    try keep(wanted.filter(isKept))
    guard wanted.allSatisfy(isKept) else { return SegmentReader(self, wanted: wanted) }
    let batches = segments.indices.map { segment in
      Batch(columns: kept(wanted, of: segment), count: segments[segment].count)
    }
    return MemoryReader(batches: batches)
  }

  /// Whether a column stays in memory once it is made.
  func isKept(_ column: Int) -> Bool {
    !isLarge
      || column < spec.schema.count - TableSpec.commonFields.count
        && spec.schema.fields[column].type != .dynamic
  }

  /// Columns that are kept already.
  func kept(_ wanted: [Int], of segment: Int) -> [Column] {
    state.withLock { state in wanted.compactMap { state.columns[segment][$0] } }
  }

  /// Makes columns that are to be kept.
  private func keep(_ wanted: [Int]) throws(Diagnostic) {
    guard !segments.isEmpty else { return }
    let error = state.withLock { state -> Diagnostic? in
      let known = state.columns[0]
      var missing = Set(wanted.filter { known[$0] == nil }).sorted()
      guard !missing.isEmpty else { return nil }
      // A pass over a large file costs more than the columns.
      if isLarge { missing = spec.valueColumns.filter { isKept($0) && known[$0] == nil } }
      let columns = missing
      let made = Array(segments.indices).parallelMap(withState: { PartReader(levelsAround: 1) }) {
        reader,
        segment in
        Result { () throws(Diagnostic) in try make(columns, of: segment, &reader) }
      }
      for (segment, result) in made.enumerated() {
        switch result {
        case .success(let made):
          for (position, column) in zip(columns, made.columns) {
            state.columns[segment][position] = column
          }
        case .failure(let error):
          return error
        }
      }
      state.note(made.compactMap { try? $0.get() }, of: columns)
      return nil
    }
    if let error { throw error }
  }

  /// The columns of a segment, and what is odd about them.
  func make(
    _ wanted: [Int],
    of segment: Int,
    _ reader: inout PartReader
  ) throws(Diagnostic) -> Made {
    let rows = try rows(of: segments[segment], &reader)
    var made = ColumnReader(table: spec, keys: keys, rows: rows, paths: paths)
    let columns = made.columns(wanted)
    return Made(columns: columns, problems: made.problems, present: made.present)
  }

  /// Takes note of what has been seen of columns in all segments, unless it is known.
  func note(_ made: [Made], of columns: [Int]) {
    state.withLock { $0.note(made, of: columns) }
  }

  /// Whether no row has the property of a column that has been made of all rows.
  func lacks(_ column: Int) -> Bool {
    !segments.isEmpty && column < spec.schema.count - TableSpec.commonFields.count
      && state.withLock { $0.checked.contains(column) && !$0.present.contains(column) }
  }

  /// Whether no row has a property below a column of dynamic values, although some row has what it
  /// would lie in.
  ///
  /// Of rows that stay in large files that is not known.
  func lacks(_ names: [String], below column: Int) -> Bool {
    guard !isLarge, spec.schema.fields.indices.contains(column),
      spec.schema.fields[column].type == .dynamic
    else { return false }
    let key = [spec.schema.fields[column].name] + names
    if let known = state.withLock({ $0.absent[key] }) { return known }
    let made = segments.indices.compactMap { kept([column], of: $0).first }
    guard made.count == segments.count else { return false }
    let sights = made.map { made -> DynamicColumn.PathSight in
      if case .dynamic(let values) = made { values.sight(of: names) } else { .silent }
    }
    let isAbsent = sights.contains(.absent) && !sights.contains(.present)
    state.withLock { $0.absent[key] = isAbsent }
    return isAbsent
  }

  /// What is odd about the columns made so far.
  var knownProblems: [Diagnostic] { state.withLock { $0.problems.map(\.diagnostic) } }

  /// Everything odd about the values, which makes all columns that were not checked before.
  var problems: [Diagnostic] {
    let values = spec.valueColumns
    guard isLarge else {
      // Rows in memory can always be read.
      try? keep(values)
      return knownProblems
    }
    let parts = Array(segments.indices).parallelMap(withState: { PartReader(levelsAround: 1) }) {
      reader,
      segment -> [ColumnReader.Problem] in
      if case .part(let large, _) = segments[segment], large.valueProblems != nil { return [] }
      return (try? make(values, of: segment, &reader))?.problems ?? []
    }
    let known = list.large.map { $0.valueProblems ?? [] }
    return ColumnReader.Problem.first(of: parts + known).map(\.diagnostic)
  }
}
