import KQLPlan
import Tables

/// `a.b` and `a["b"]` with a constant name.
enum MemberAccess: ScalarFunction {
  static let name = "member"
  static let summary = "The property of a bag; null when there is none."
  static let examples = [Example("print dynamic({'a': 1}).a", prints: "1")]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .constant(.string)], returns: .dynamic) { a, _, _ in
        .dynamic(a[0].dynamics.member(a[1].constantText))
      }
    ]
  }
}

/// `a[i]`.
enum ElementAccess: ScalarFunction {
  static let name = "element"
  static let summary = "The element of an array by position, or the property of a bag by name."
  static let examples = [
    Example("print dynamic([1, 2, 3])[-1]", prints: "3"),
    Example("print dynamic({'a': 1})['a']", prints: "1"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .long], returns: .dynamic) { a, n, _ in
        let index = a[1].longs
        if index.isConstant, n > 0 {
          guard let position = index[0] else { return Column(nulls: n, of: .dynamic) }
          return .dynamic(a[0].dynamics.element(Int(position)))
        }
        return byRow(a, n) { cells, row in
          guard let position = index[row] else { return .empty }
          return DynamicEncoding.element(
            of: cells.rows.bytes,
            cells.rows.range(at: row),
            at: Int(position)
          )
        }
      },
      Overload([.dynamic, .string], returns: .dynamic) { a, n, _ in
        let keys = a[1].strings
        if keys.isConstant, n > 0 { return .dynamic(a[0].dynamics.member(keys[0])) }
        return byRow(a, n) { cells, row in member(cells, row, ContiguousArray(keys[row].utf8)) }
      },
      Overload([.dynamic, .dynamic], returns: .dynamic) { a, n, _ in
        let keys = a[1].dynamics
        return byRow(a, n) { cells, row in
          switch keys[row] {
          case .string(let key): return member(cells, row, ContiguousArray(key.utf8))
          case .long(let position):
            return DynamicEncoding.element(
              of: cells.rows.bytes,
              cells.rows.range(at: row),
              at: Int(position)
            )
          default: return .empty
          }
        }
      },
    ]
  }

  private static func member(
    _ cells: DynamicColumn,
    _ row: Int,
    _ key: ContiguousArray<UInt8>
  ) -> ByteRange {
    DynamicEncoding.member(of: cells.rows.bytes, cells.rows.range(at: row), key: key)
  }

  /// Takes a part of each row's value without copying it.
  private static func byRow(
    _ a: [Column],
    _ count: Int,
    _ body: (DynamicColumn, Int) -> ByteRange
  ) -> Column {
    let cells = a[0].dynamics
    var ranges = ContiguousArray<ByteRange>()
    ranges.reserveCapacity(count)
    for row in 0..<count { ranges.append(body(cells, row)) }
    return .dynamic(DynamicColumn(rows: ByteRanges(bytes: cells.rows.bytes, ranges: ranges)))
  }
}
