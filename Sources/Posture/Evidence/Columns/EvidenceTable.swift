import Diagnostics
import Synchronization
import Tables

/// The rows of one evidence table; a column is made when a query first asks for it, and once.
final class EvidenceTable: Sendable {
  private struct State {
    var columns: [Column?]
    var problems: [Diagnostic] = []
    var absent: Set<Int> = []
  }

  let spec: TableSpec
  let rows: [Row]
  private let paths: [String]
  private let state: Mutex<State>

  init(spec: TableSpec, rows: [Row], paths: [String]) {
    self.spec = spec
    self.rows = rows
    self.paths = paths
    state = Mutex(State(columns: Array(repeating: nil, count: spec.schema.count)))
  }

  /// The wanted columns as one batch; nil when there are no rows.
  func batch(of wanted: [Int]) -> Batch? {
    if rows.isEmpty { return nil }
    let columns = state.withLock { state -> [Column] in
      let missing = Set(wanted.filter { state.columns[$0] == nil }).sorted()
      if !missing.isEmpty {
        var reader = ColumnReader(table: spec, rows: rows, paths: paths)
        for (column, made) in zip(missing, reader.columns(missing)) { state.columns[column] = made }
        state.problems += reader.problems
        state.absent.formUnion(reader.absent)
      }
      return wanted.compactMap { state.columns[$0] }
    }
    return Batch(columns: columns, count: rows.count)
  }

  /// Whether no row has the property of a column that has been made.
  func lacks(_ column: Int) -> Bool {
    state.withLock { $0.absent.contains(column) } && !rows.isEmpty
  }

  /// What is odd about the columns made so far.
  var knownProblems: [Diagnostic] { state.withLock { $0.problems } }

  /// Everything odd about the values, which makes all columns.
  var problems: [Diagnostic] {
    _ = batch(of: Array(0..<spec.schema.count - TableSpec.commonFields.count))
    return state.withLock { $0.problems }
  }
}
