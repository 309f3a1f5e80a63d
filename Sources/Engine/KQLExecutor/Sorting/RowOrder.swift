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

  /// Rows in the order of their keys: by the first eight bytes, then those that are equal in these
  /// by the rest.
  static func sorted(_ keys: ByteRanges) -> ContiguousArray<Int> {
    var ranked = ContiguousArray<RankedRow>()
    ranked.reserveCapacity(keys.count)
    for row in 0..<keys.count { ranked.append(RankedRow(rank: keys.prefix(of: row), row: row)) }
    ranked.sortByRank()
    var start = 0
    while start < ranked.count {
      var end = start + 1
      while end < ranked.count, ranked[end].rank == ranked[start].rank { end += 1 }
      if end - start > 1, keys.range(at: ranked[start].row).count > 8 {
        ranked[start..<end].sort { keys.isOrdered($0.row, before: $1.row) }
      }
      start = end
    }
    var rows = ContiguousArray<Int>()
    rows.reserveCapacity(ranked.count)
    for item in ranked { rows.append(item.row) }
    return rows
  }
}

extension ByteRanges {
  /// The first eight bytes of a row as a number, zeros after its end.
  fileprivate func prefix(of row: Int) -> UInt64 {
    let range = range(at: row)
    let all = bytes.span
    var value: UInt64 = 0
    for index in 0..<8 {
      let byte = index < range.count ? all[range.offset &+ index] : 0
      value = value << 8 | UInt64(byte)
    }
    return value
  }

  /// Whether a row's bytes come before another's; of equal rows the earlier does.
  fileprivate func isOrdered(_ left: Int, before right: Int) -> Bool {
    let all = bytes.span
    let order = Bytes.compare(
      all.extracting(range(at: left).range),
      all.extracting(range(at: right).range)
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
