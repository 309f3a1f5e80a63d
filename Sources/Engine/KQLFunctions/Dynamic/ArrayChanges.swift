import KQLPlan
import Tables

/// `array_shift_left` and `array_shift_right`.
protocol ArrayShiftFunction: ScalarFunction {
  static var isLeft: Bool { get }
}

extension ArrayShiftFunction {
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .long], returns: .dynamic) { a, n, _ in shift(a, n) },
      Overload([.dynamic, .long, .any], returns: .dynamic) { a, n, _ in shift(a, n) },
    ]
  }

  private static func shift(_ a: [Column], _ count: Int) -> Column {
    Rows.dynamics(a, count) { row, builder in
      let cell = a[0].dynamics.ref(row)
      guard let elements = cell.elements, let number = a[1].longs[row] else { return }
      let clamped = max(-Int64(elements.count), min(number, Int64(elements.count)))
      let offset = Int(isLeft ? clamped : -clamped)
      builder.array { bytes in
        for index in elements.indices {
          let source = index + offset
          if elements.indices.contains(source) {
            DynamicEncoding.append(copy: elements[source], of: cell.bytes, to: &bytes)
          } else if a.count > 2 {
            DynamicEncoding.append(cell: a[2], row, to: &bytes)
          } else {
            bytes.append(DynamicEncoding.Tag.null.rawValue)
          }
        }
        return elements.count
      }
    }
  }
}

/// `array_shift_left(array, count [, fill])`.
enum ArrayShiftLeft: ArrayShiftFunction {
  static let name = "array_shift_left"
  static let summary = "The elements moved to the left, with a value for those that are missing."
  static let isLeft = true
  static let examples = [
    Example("print array_shift_left(dynamic([1, 2, 3]), 1)", prints: "[2,3,null]")
  ]
}

/// `array_shift_right(array, count [, fill])`.
enum ArrayShiftRight: ArrayShiftFunction {
  static let name = "array_shift_right"
  static let summary = "The elements moved to the right, with a value for those that are missing."
  static let isLeft = false
  static let examples = [
    Example("print array_shift_right(dynamic([1, 2, 3]), 1, 0)", prints: "[0,1,2]")
  ]
}

/// `array_split(array, positions)`.
enum ArraySplit: ScalarFunction {
  static let name = "array_split"
  static let summary = "The parts of an array between positions."
  static let examples = [
    Example("print array_split(dynamic([1, 2, 3]), 1)", prints: "[[1],[2,3]]"),
    Example("print array_split(dynamic([1, 2, 3]), dynamic([1, 2]))", prints: "[[1],[2],[3]]"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .long], returns: .dynamic) { a, n, _ in split(a, n) },
      Overload([.dynamic, .dynamic], returns: .dynamic) { a, n, _ in split(a, n) },
    ]
  }

  private static func split(_ a: [Column], _ count: Int) -> Column {
    Rows.dynamics(a, count) { row, builder in
      let cell = a[0].dynamics.ref(row)
      guard let elements = cell.elements else { return }
      var cuts = positions(a[1], row).map { cut in
        Int(max(0, min(cut < 0 ? cut + Int64(elements.count) : cut, Int64(elements.count))))
      }
      cuts.append(elements.count)
      builder.array { bytes in
        var start = 0
        for cut in cuts {
          let end = max(cut, start)
          let mark = DynamicEncoding.beginContainer(.array, to: &bytes)
          for element in elements[start..<end] {
            DynamicEncoding.append(copy: element, of: cell.bytes, to: &bytes)
          }
          DynamicEncoding.endContainer(at: mark, count: end - start, in: &bytes)
          start = end
        }
        return cuts.count
      }
    }
  }

  private static func positions(_ column: Column, _ row: Int) -> [Int64] {
    switch column.value(at: row).asDynamic {
    case .array(let items):
      items.compactMap { if case .long(let position) = $0 { position } else { nil } }
    case .long(let position): [position]
    default: []
    }
  }
}

/// `array_iff(conditions, a, b)`.
enum ArrayIff: ScalarFunction {
  static let name = "array_iff"
  static let aliases = ["array_iif"]
  static let summary = "For each condition in an array the element of one array or of another."
  static let examples = [
    Example(
      "print array_iff(dynamic([true, false]), dynamic([1, 2]), dynamic([3, 4]))",
      prints: "[1,4]"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .any, .any], returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          let conditions = a[0].dynamics.ref(row)
          guard let elements = conditions.elements else { return }
          builder.array { bytes in
            for (index, element) in elements.enumerated() {
              guard
                let isTrue = Conversions.bool(DynamicEncoding.decode(conditions.bytes, element))
              else {
                bytes.append(DynamicEncoding.Tag.null.rawValue)
                continue
              }
              append(a[isTrue ? 1 : 2], row, index, to: &bytes)
            }
            return elements.count
          }
        }
      }
    ]
  }

  /// The element at a position of an array, or a value that is no array as it is.
  private static func append(
    _ column: Column,
    _ row: Int,
    _ index: Int,
    to bytes: inout ContiguousArray<UInt8>
  ) {
    guard case .dynamic(let cells) = column, let elements = cells.ref(row).elements else {
      DynamicEncoding.append(cell: column, row, to: &bytes)
      return
    }
    DynamicEncoding.append(
      copy: index < elements.count ? elements[index] : .empty,
      of: cells.rows.bytes,
      to: &bytes
    )
  }
}
