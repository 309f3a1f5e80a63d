import KQLPlan
import Tables

/// `bin(value, size)`.
enum Bin: ScalarFunction {
  static let name = "bin"
  static let aliases = ["floor"]
  static let summary = "A value rounded down to a multiple of a size."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print bin(7, 3)", prints: "6"), Example("print bin(-5, 2)", prints: "-6"),
    Example("print bin(4.5, 1)", prints: "4.0"),
    Example("print bin(datetime(2024-02-29 13:45), 1h)", prints: "2024-02-29T13:00:00.0000000Z"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.long, .long], returns: .long) { a, n, _ in .long(ticks(a, n)) },
      Overload([.real, .real], returns: .real) { a, n, _ in
        .real(
          zipCompact(a[0].reals, a[1].reals, count: n, nullValue: 0) { value, size in
            size > 0 ? (value / size).rounded(.down) * size : nil
          }
        )
      },
      Overload([.decimal, .decimal], returns: .decimal) { a, n, _ in
        Arithmetic.decimals(a, n) { value, size in
          guard size > .zero, let share = value / size else { return nil }
          return share.rounded(places: 0, .down) * size
        }
      },
      Overload([.timespan, .timespan], returns: .timespan) { a, n, _ in .timespan(ticks(a, n)) },
      Overload([.datetime, .timespan], returns: .datetime) { a, n, _ in .datetime(ticks(a, n)) },
      Overload([.datetime, .datetime], returns: .datetime) { a, n, _ in .datetime(ticks(a, n)) },
    ]
  }

  private static func ticks(_ a: [Column], _ count: Int) -> FixedWidth<Int64> {
    let sizes = a[1].longs
    if sizes.isConstant, count > 0, let size = sizes[0], size > 0 {
      return a[0].longs.map { floor($0, size) }
    }
    return zipCompact(a[0].longs, sizes, count: count, nullValue: 0) { value, size in
      size > 0 ? floor(value, size) : nil
    }
  }

  /// The largest multiple of `size` (above zero) that is not above `value`.
  @inline(__always)
  static func floor(_ value: Int64, _ size: Int64) -> Int64 {
    let rest = value % size
    return value &- (rest < 0 ? rest &+ size : rest)
  }
}

/// `bin_at(value, size, fixed)`.
enum BinAt: ScalarFunction {
  static let name = "bin_at"
  static let summary = "A value rounded down to a grid of a size that goes through a fixed point."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print bin_at(6.5, 2.5, 7)", prints: "4.5"),
    Example("print bin_at(1h, 1d, 12h)", prints: "-12:00:00"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.long, .long, .long], returns: .long) { a, n, _ in
        Rows.longs(a, n) { ticks(a, $0) }
      },
      Overload([.real, .real, .real], returns: .real) { a, n, _ in
        Rows.reals(a, n) { row in
          guard let value = a[0].reals[row], let size = a[1].reals[row],
            let point = a[2].reals[row], size > 0
          else { return nil }
          return point + ((value - point) / size).rounded(.down) * size
        }
      },
      Overload([.timespan, .timespan, .timespan], returns: .timespan) { a, n, _ in
        Rows.timespans(a, n) { ticks(a, $0) }
      },
      Overload([.datetime, .timespan, .datetime], returns: .datetime) { a, n, _ in
        Rows.datetimes(a, n) { row in ticks(a, row).flatMap { Ticks.isValid($0) ? $0 : nil } }
      },
    ]
  }

  private static func ticks(_ a: [Column], _ row: Int) -> Int64? {
    guard let value = a[0].longs[row], let size = a[1].longs[row], let point = a[2].longs[row],
      size > 0
    else { return nil }
    let (distance, overflow) = value.subtractingReportingOverflow(point)
    return overflow ? nil : point &+ Bin.floor(distance, size)
  }
}
