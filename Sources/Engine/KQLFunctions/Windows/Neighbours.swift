import KQLPlan
import Tables

/// `prev(x, offset, default)` and `next(x, offset, default)`.
protocol NeighbourFunction: ScalarFunction {
  /// -1 for rows before, 1 for rows after.
  static var direction: Int { get }
}

extension NeighbourFunction {
  static var kind: FunctionKind { .window }

  static var overloads: [Overload] {
    [
      Overload([.any], returns: .argument(0)) { a, n, _ in shift(a[0], 1, nil, n) },
      Overload([.any, .long], returns: .argument(0)) { a, n, _ in
        shift(a[0], a[1].constantLong ?? 1, nil, n)
      },
    ]
      // The default is a constant of the column's type.
      + ScalarType.allCases.map { type in
        Overload([.type(type), .long, .constant(type)], returns: type) { a, n, _ in
          shift(a[0], a[1].constantLong ?? 1, a[2], n)
        }
      }
  }

  private static func shift(
    _ column: Column,
    _ offset: Int64,
    _ fallback: Column?,
    _ count: Int
  ) -> Column {
    let distance = Int(clamping: offset).multipliedReportingOverflow(by: direction).partialValue
    var rows = ContiguousArray<Int>()
    rows.reserveCapacity(count)
    for row in 0..<count {
      let place = row.addingReportingOverflow(distance).partialValue
      let isInside = place >= 0 && place < count
      rows.append(isInside ? place : fallback == nil ? -1 : count + row)
    }
    guard let fallback else { return column.gather(rows) }
    return Column.concatenate([column, fallback], type: column.type).gather(rows)
  }
}

enum Previous: NeighbourFunction {
  static let name = "prev"
  static let summary = "The value of a column some rows before; null or a default at the start."
  static let direction = -1
  static let examples = [
    Example(
      "range x from 1 to 2 step 1 | extend p = prev(x) | where x == 2 | project p",
      prints: "1"
    )
  ]
}

enum Next: NeighbourFunction {
  static let name = "next"
  static let summary = "The value of a column some rows after; null or a default at the end."
  static let direction = 1
  static let examples = [
    Example("range x from 1 to 2 step 1 | extend p = next(x) | project p", prints: "2")
  ]
}
