import Diagnostics

/// The rows of a table, in order: those in memory, and those that stay in their files.
struct RowList: Sendable {
  /// Rows that are handled together.
  enum Segment: Sendable {
    case rows([Row])
    case part(LargeRows, LargeRows.Part)

    /// How many rows there are.
    var count: Int {
      switch self {
      case .rows(let rows): rows.count
      case .part(_, let part): part.rows
      }
    }
  }

  private enum Run: Sendable {
    case rows([Row])
    case large(LargeRows)
  }

  private var runs: [Run] = []
  /// How many rows there are.
  private(set) var count = 0

  init() {}

  /// Rows in memory.
  init(_ rows: [Row]) { append(rows) }

  /// The rows of what was found, one after another.
  init(_ parts: [FoundRows]) {
    for part in parts {
      if let large = part.large { append(large) } else { append(part.rows) }
    }
  }

  private mutating func append(_ rows: [Row]) {
    guard !rows.isEmpty else { return }
    count += rows.count
    guard case .rows(var known) = runs.last else {
      runs.append(.rows(rows))
      return
    }
    runs.removeLast()
    known += rows
    runs.append(.rows(known))
  }

  private mutating func append(_ rows: LargeRows) {
    count += rows.count
    runs.append(.large(rows))
  }

  var isEmpty: Bool { count == 0 }

  /// The rows that stay in their files, by list.
  var large: [LargeRows] {
    runs.compactMap { run in
      if case .large(let rows) = run { rows } else { nil }
    }
  }

  /// The rows that are in memory.
  var small: [Row] {
    runs.flatMap { run -> [Row] in
      if case .rows(let rows) = run { return rows }
      return []
    }
  }

  /// What is handled together, in order.
  var segments: [Segment] {
    runs.flatMap { run -> [Segment] in
      switch run {
      case .rows(let rows): return [.rows(rows)]
      case .large(let rows): return rows.parts.filter { $0.rows > 0 }.map { .part(rows, $0) }
      }
    }
  }

  /// All rows in memory.
  func all() throws(Diagnostic) -> [Row] {
    var all: [Row] = []
    for run in runs {
      switch run {
      case .rows(let rows): all += rows
      case .large(let rows): all += try rows.all()
      }
    }
    return all
  }

  /// How many rows each file gave.
  var countByFile: [Int: Int] {
    var counts: [Int: Int] = [:]
    for row in small { counts[row.file, default: 0] += 1 }
    for rows in large { counts[rows.file, default: 0] += rows.count }
    return counts.filter { $0.value > 0 }
  }
}
