import KQLPlan
import Tables

/// The order of rows by some keys.
struct RowOrder: Sendable {
  private let keys: [Evaluator]
  private let orders: [KeyOrder]

  init(_ keys: [SortKey], _ run: Run) throws {
    self.keys = try run.prepare(keys.map(\.expression))
    orders = keys.map { KeyOrder(isDescending: !$0.isAscending, nullsFirst: $0.nullsFirst) }
  }

  /// The rows of a batch in order; equal rows keep theirs.
  func rows(of batch: Batch) throws -> ContiguousArray<Int> {
    let columns = try keys.evaluate(batch)
    if columns.count == 1, let ranks = columns[0].ranks(orders[0]) {
      return rows(of: columns[0], ranks: ranks)
    }
    return RowOrder.sorted(
      RowKeys.encode(columns, order: orders, count: batch.count, leavesOutMarkers: true)
    )
  }

  /// Keys of rows that compare as bytes, over several batches.
  func keys(of batch: Batch) throws -> ByteRanges {
    RowKeys.encode(try keys.evaluate(batch), order: orders, count: batch.count)
  }

  /// Rows by ranks of their only key, nulls at the end where they belong.
  private func rows(of column: Column, ranks: ContiguousArray<UInt64>) -> ContiguousArray<Int> {
    var nulls = ContiguousArray<Int>()
    var ranked = ContiguousArray<RankedRow>()
    ranked.reserveCapacity(ranks.count)
    for row in ranks.indices {
      if column.isValid(row) {
        ranked.append(RankedRow(rank: ranks[row], row: row))
      } else {
        nulls.append(row)
      }
    }
    ranked.sortByRank()
    var rows = ContiguousArray<Int>()
    rows.reserveCapacity(ranks.count)
    if orders[0].nullsFirst { rows.append(contentsOf: nulls) }
    for item in ranked { rows.append(item.row) }
    if !orders[0].nullsFirst { rows.append(contentsOf: nulls) }
    return rows
  }

  /// Rows in the order of their keys.
  ///
  /// Eight bytes at a time are ranks; rows that are equal in these are ordered by the next eight,
  /// or compared when they are few.
  static func sorted(_ keys: ByteRanges) -> ContiguousArray<Int> {
    var ranked = ContiguousArray<RankedRow>()
    ranked.reserveCapacity(keys.count)
    for row in 0..<keys.count {
      ranked.append(RankedRow(rank: keys.word(of: row, at: 0), row: row))
    }
    ranked.sortByRank()
    var runs = equalRuns(in: ranked, from: 0, keys, offset: 8)
    while let run = runs.popLast() {
      if run.rows.count < 64 {
        ranked[run.rows].sort { keys.isOrdered($0.row, before: $1.row, from: run.offset) }
        continue
      }
      var part = ContiguousArray<RankedRow>()
      part.reserveCapacity(run.rows.count)
      for item in ranked[run.rows] {
        part.append(RankedRow(rank: keys.word(of: item.row, at: run.offset), row: item.row))
      }
      part.sortByRank()
      for (index, item) in part.enumerated() { ranked[run.rows.lowerBound + index] = item }
      runs += equalRuns(in: part, from: run.rows.lowerBound, keys, offset: run.offset + 8)
    }
    var rows = ContiguousArray<Int>()
    rows.reserveCapacity(ranked.count)
    for item in ranked { rows.append(item.row) }
    return rows
  }

  /// The runs of equal ranks whose keys go on at `offset`.
  ///
  /// Keys of one call are prefix-free: when one of equal rank goes on, all do.
  private static func equalRuns(
    in ranked: ContiguousArray<RankedRow>,
    from base: Int,
    _ keys: ByteRanges,
    offset: Int
  ) -> [(rows: Range<Int>, offset: Int)] {
    var runs: [(rows: Range<Int>, offset: Int)] = []
    var start = 0
    while start < ranked.count {
      var end = start + 1
      while end < ranked.count, ranked[end].rank == ranked[start].rank { end += 1 }
      if end - start > 1, keys.range(at: ranked[start].row).count > offset {
        runs.append((base + start..<base + end, offset))
      }
      start = end
    }
    return runs
  }
}

extension ByteRanges {
  /// Eight bytes of a row from an offset on as a number, zeros after its end.
  fileprivate func word(of row: Int, at offset: Int) -> UInt64 {
    let range = range(at: row)
    let all = bytes.span
    if range.count >= offset &+ 8 { return Bytes.bigEndianWord(all, range.offset &+ offset) }
    var value: UInt64 = 0
    for index in offset..<(offset &+ 8) {
      let byte = index < range.count ? all[range.offset &+ index] : 0
      value = value << 8 | UInt64(byte)
    }
    return value
  }

  /// Whether a row's bytes from an offset on come before another's; of equal rows the earlier does.
  fileprivate func isOrdered(_ left: Int, before right: Int, from offset: Int) -> Bool {
    let all = bytes.span
    let order = Bytes.compare(
      all.extracting(range(at: left).range).extracting(droppingFirst: offset),
      all.extracting(range(at: right).range).extracting(droppingFirst: offset)
    )
    return order != 0 ? order < 0 : left < right
  }
}

extension Column {
  /// Numbers that order as the values that are not null do; nil for types that do not fit.
  fileprivate func ranks(_ order: KeyOrder) -> ContiguousArray<UInt64>? {
    let flip = order.isDescending ? UInt64.max : 0
    switch self {
    case .long(let column), .datetime(let column), .timespan(let column):
      return column.map { OrderedBits.of($0) ^ flip }.expanded.values
    case .int(let column): return column.map { UInt64(OrderedBits.of($0)) ^ flip }.expanded.values
    case .bool(let column): return column.map { ($0 ? 1 : 0) ^ flip }.expanded.values
    case .real(let column):
      let nan = order.nullsFirst ? 0 : UInt64.max
      return column.map { $0.isNaN ? nan : OrderedBits.of($0) ^ flip }.expanded.values
    case .string, .guid, .decimal, .dynamic: return nil
    }
  }
}
