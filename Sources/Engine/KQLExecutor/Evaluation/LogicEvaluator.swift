import KQLPlan
import Tables

/// Three-valued `and` (whose dominant value is false) or `or` (true) of operands.
///
/// Rows that hold the dominant value are decided. When few rows are undecided, the next operand is
/// evaluated over these alone.
struct LogicEvaluator: Sendable {
  let operands: [Evaluator]
  private let dominant: Bool
  /// For each operand the columns that it reads, or nil when it needs all rows.
  private let columns: [Set<Int>?]

  init(_ operands: [BoundExpression], dominant: Bool, _ run: Run) throws {
    let prepared = try run.prepare(operands)
    self.operands = prepared
    self.dominant = dominant
    columns = prepared.map { operand in
      guard operand.isRowwise else { return nil }
      var columns: Set<Int> = []
      operand.addColumns(to: &columns)
      return columns
    }
  }

  func evaluate(_ batch: Batch) throws -> Column {
    guard var result = try operands.first?.flags(batch) else {
      return Column(.bool(!dominant), count: batch.count)
    }
    for index in operands.indices.dropFirst() {
      if result.isConstant, result[0] == dominant { return .bool(result) }
      let undecided = undecidedRows(of: result)
      if undecided.isEmpty { return .bool(result) }
      if let needed = columns[index], undecided.count < batch.count / 4 {
        let part = batch.gather(undecided, columns: needed)
        result = scatter(try operands[index].flags(part), to: undecided, of: result)
      } else {
        result = combine(result, try operands[index].flags(batch))
      }
    }
    return .bool(result)
  }

  private func undecidedRows(of flags: FixedWidth<Bool>) -> ContiguousArray<Int> {
    let count = flags.count
    if flags.isConstant { return ContiguousArray(0..<count) }
    let undecided = FixedWidth(
      ContiguousArray(flags.values.indices.map { flags[$0] != dominant })
    )
    switch undecided.trueRows {
    case .all: return ContiguousArray(0..<count)
    case .none: return []
    case .rows(let rows): return rows
    }
  }

  private func combine(_ left: FixedWidth<Bool>, _ right: FixedWidth<Bool>) -> FixedWidth<Bool> {
    let count = left.count
    guard left.validity != nil || right.validity != nil else {
      return dominant
        ? zip(left, right, count: count) { $0 || $1 }
        : zip(left, right, count: count) { $0 && $1 }
    }
    var builder = FixedBuilder<Bool>(nullValue: false, capacity: count)
    for row in 0..<count { builder.append(combine(left[row], right[row])) }
    return builder.finish()
  }

  private func combine(_ left: Bool?, _ right: Bool?) -> Bool? {
    if left == dominant || right == dominant { return dominant }
    return left == nil || right == nil ? nil : !dominant
  }

  /// Combines flags of some rows, which are undecided so far, with those of all rows.
  private func scatter(
    _ part: FixedWidth<Bool>,
    to rows: ContiguousArray<Int>,
    of flags: FixedWidth<Bool>
  ) -> FixedWidth<Bool> {
    let all = flags.expanded
    var values = all.values
    guard all.validity != nil || part.validity != nil else {
      for (index, row) in rows.enumerated() { values[row] = part.at(index) }
      return FixedWidth(values)
    }
    var mask = all.validity ?? ContiguousArray(repeating: true, count: all.count)
    for (index, row) in rows.enumerated() {
      let value = combine(mask[row] ? values[row] : nil, part[index])
      values[row] = value ?? false
      mask[row] = value != nil
    }
    return FixedWidth(values, validity: mask)
  }
}

extension Evaluator {
  /// The value of a condition for every row of a batch.
  func flags(_ batch: Batch) throws -> FixedWidth<Bool> {
    guard case .bool(let flags) = try evaluate(batch) else {
      throw QueryFailure("a condition is not a bool")
    }
    return flags
  }
}

extension Batch {
  /// Some rows of some columns; the other columns hold nulls, so that positions stay.
  func gather(_ rows: ContiguousArray<Int>, columns needed: Set<Int>) -> Batch {
    let unused = Column(nulls: rows.count, of: .bool)
    let gathered = columns.indices.map { index in
      needed.contains(index) ? columns[index].gather(rows) : unused
    }
    return Batch(columns: gathered, count: rows.count)
  }
}
