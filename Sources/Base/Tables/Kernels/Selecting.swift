/// Which rows of a batch a condition chooses.
public enum RowSelection: Sendable {
  case all
  case none
  case rows(ContiguousArray<Int>)
}

extension FixedWidth<Bool> {
  /// The rows that hold true.
  public var trueRows: RowSelection {
    if isConstant { return count > 0 && self[0] == true ? .all : .none }
    let flags = values.span
    let total = flags.count
    let rows: ContiguousArray<Int>
    if let validity {
      let mask = validity.span
      rows = unsafe ContiguousArray(unsafeUninitializedCapacity: total) { buffer, found in
        for row in 0..<total {
          unsafe buffer.initializeElement(at: found, to: row)
          found &+= flags[row] && mask[row] ? 1 : 0
        }
      }
    } else {
      rows = unsafe ContiguousArray(unsafeUninitializedCapacity: total) { buffer, found in
        for row in 0..<total {
          unsafe buffer.initializeElement(at: found, to: row)
          found &+= flags[row] ? 1 : 0
        }
      }
    }
    if rows.isEmpty { return .none }
    return rows.count == total ? .all : .rows(rows)
  }
}
