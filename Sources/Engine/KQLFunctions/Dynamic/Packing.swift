import KQLPlan
import Tables

/// `pack_array(a, b, ...)`.
enum PackArray: ScalarFunction {
  static let name = "pack_array"
  static let summary = "An array of its arguments."
  static let examples = [Example("print pack_array(1, 'a', 2s)", prints: #"[1,"a","00:00:02"]"#)]
  static var overloads: [Overload] {
    [
      Overload([.any], variadic: true, returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          builder.array { bytes in
            for column in a { DynamicEncoding.append(cell: column, row, to: &bytes) }
            return a.count
          }
        }
      }
    ]
  }
}

/// `bag_pack(name, value, ...)`.
enum BagPack: ScalarFunction {
  static let name = "bag_pack"
  static let aliases = ["pack", "pack_dictionary"]
  static let summary = "A bag of names and values."
  static let examples = [
    Example("print bag_pack('a', 1, 'b', dynamic([2]))", prints: #"{"a":1,"b":[2]}"#)
  ]
  static var overloads: [Overload] {
    [
      Overload(
        [.any, .any],
        variadic: true,
        returns: .computed { $0.count.isMultiple(of: 2) ? .dynamic : nil }
      ) { a, n, _ in pack(a, n) }
    ]
  }

  /// A later value of a repeated name is dropped.
  private static func pack(_ a: [Column], _ count: Int) -> Column {
    let names = stride(from: 0, to: a.count - 1, by: 2).map { a[$0].texts }
    let mayRepeat =
      !names.allSatisfy(\.isConstant)
      || Set(names.compactMap(\.constantString)).count < names.count
    return Rows.dynamics(a, count) { row, builder in
      builder.bag { bytes in
        var seen = Set<String>()
        var entries = 0
        for (index, name) in names.enumerated() {
          let value = a[2 * index + 1]
          if mayRepeat, !seen.insert(name[row]).inserted { continue }
          name.withBytes(row) { text in
            unsafe text.withUnsafeBufferPointer {
              unsafe DynamicEncoding.appendKey($0, to: &bytes)
            }
          }
          DynamicEncoding.append(cell: value, row, to: &bytes)
          entries += 1
        }
        return entries
      }
    }
  }
}

/// `repeat(value, count)`.
enum Repeat: ScalarFunction {
  static let name = "repeat"
  static let summary = "An array of one value again and again."
  static let naming = ColumnNaming.functionAndArgument
  static let examples = [Example("print repeat('a', 3)", prints: #"["a","a","a"]"#)]
  static var overloads: [Overload] {
    [
      Overload([.scalar, .long], returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          guard let times = a[1].longs[row], times >= 0 else { return }
          let total = Int(min(times, ArrayLimits.elements))
          builder.array { bytes in
            for _ in 0..<total { DynamicEncoding.append(cell: a[0], row, to: &bytes) }
            return total
          }
        }
      }
    ]
  }
}

/// How long arrays may get.
enum ArrayLimits {
  /// The documented limit of `range()`, which keeps a small query from filling the memory.
  static let elements: Int64 = 1_048_576
}

/// `range(start, stop [, step])`.
enum RangeFunction: ScalarFunction {
  static let name = "range"
  static let summary = "An array of evenly spaced values from start to stop."
  static let examples = [
    Example("print range(1, 8, 3)", prints: "[1,4,7]"),
    Example("print range(1h, 3h, 1h)", prints: #"["01:00:00","02:00:00","03:00:00"]"#),
  ]
  static var overloads: [Overload] {
    [
      Overload([.long, .long], returns: .dynamic) { a, n, _ in whole(a, nil, n, .long) },
      Overload([.real, .real], returns: .dynamic) { a, n, _ in reals(a, nil, n) },
      Overload([.timespan, .timespan], returns: .dynamic) { a, n, _ in
        whole(a, Ticks.hour, n, .timespan)
      },
      Overload([.datetime, .datetime], returns: .dynamic) { a, n, _ in
        whole(a, Ticks.hour, n, .datetime)
      },
      Overload([.long, .long, .long], returns: .dynamic) { a, n, _ in whole(a, nil, n, .long) },
      Overload([.real, .real, .real], returns: .dynamic) { a, n, _ in reals(a, nil, n) },
      Overload([.timespan, .timespan, .timespan], returns: .dynamic) { a, n, _ in
        whole(a, nil, n, .timespan)
      },
      Overload([.datetime, .datetime, .timespan], returns: .dynamic) { a, n, _ in
        whole(a, nil, n, .datetime)
      },
    ]
  }

  private static func whole(
    _ a: [Column],
    _ fixedStep: Int64?,
    _ count: Int,
    _ tag: DynamicEncoding.Tag
  ) -> Column {
    Rows.dynamics(a, count) { row, builder in
      let given = a.count > 2 ? a[2].longs[row] : fixedStep ?? 1
      guard let start = a[0].longs[row], let stop = a[1].longs[row], let step = given, step != 0
      else { return }
      builder.array { bytes in
        var value = start
        var total = 0
        while step > 0 ? value <= stop : value >= stop, total < ArrayLimits.elements {
          DynamicEncoding.append(tag, UInt64(bitPattern: value), to: &bytes)
          total += 1
          let (next, overflow) = value.addingReportingOverflow(step)
          if overflow { break }
          value = next
        }
        return total
      }
    }
  }

  private static func reals(_ a: [Column], _ fixedStep: Double?, _ count: Int) -> Column {
    Rows.dynamics(a, count) { row, builder in
      let given = a.count > 2 ? a[2].reals[row] : 1
      guard let start = a[0].reals[row], let stop = a[1].reals[row], let step = given, step != 0,
        start.isFinite, stop.isFinite, step.isFinite
      else { return }
      builder.array { bytes in
        var total = 0
        while total < ArrayLimits.elements {
          let value = start + Double(total) * step
          guard step > 0 ? value <= stop : value >= stop else { break }
          DynamicEncoding.append(.real, value.bitPattern, to: &bytes)
          total += 1
        }
        return total
      }
    }
  }
}

/// `zip(array, array, ...)`.
enum Zip: ScalarFunction {
  static let name = "zip"
  static let summary = "An array of arrays with the first elements, the second elements, and so on."
  static let examples = [
    Example("print zip(dynamic([1, 2]), dynamic(['a']))", prints: #"[[1,"a"],[2,null]]"#)
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .dynamic], variadic: true, returns: .dynamic) { a, n, _ in
        let cells = a.map(\.dynamics)
        return Rows.dynamics(a, n) { row, builder in
          let lists = cells.map { $0.ref(row).elements ?? [] }
          let length = lists.map(\.count).max() ?? 0
          builder.array { bytes in
            for index in 0..<length {
              let start = DynamicEncoding.beginContainer(.array, to: &bytes)
              for (column, list) in lists.enumerated() {
                DynamicEncoding.append(
                  copy: index < list.count ? list[index] : .empty,
                  of: cells[column].rows.bytes,
                  to: &bytes
                )
              }
              DynamicEncoding.endContainer(at: start, count: lists.count, in: &bytes)
            }
            return length
          }
        }
      }
    ]
  }
}
