import Glibc
import KQLPlan
import Tables

/// `pow(x, y)`.
enum Power: ScalarFunction {
  static let name = "pow"
  static let summary = "A number raised to a power."
  static let naming = ColumnNaming.argument
  static let examples = [Example("print pow(2, 8)", prints: "256.0")]
  static var overloads: [Overload] {
    [
      Overload([.real, .real], returns: .real) { a, n, _ in
        .real(zip(a[0].reals, a[1].reals, count: n) { pow($0, $1) })
      }
    ]
  }
}

/// `atan2(y, x)`.
enum ArcTangent2: ScalarFunction {
  static let name = "atan2"
  static let summary = "The angle between the positive x axis and a point."
  static let naming = ColumnNaming.argument
  static let examples = [Example("print atan2(0, 1)", prints: "0.0")]
  static var overloads: [Overload] {
    [
      Overload([.real, .real], returns: .real) { a, n, _ in
        .real(zip(a[0].reals, a[1].reals, count: n) { atan2($0, $1) })
      }
    ]
  }
}

/// `pi()`.
enum Pi: ScalarFunction {
  static let name = "pi"
  static let summary = "The ratio of a circle's circumference to its diameter."
  static let examples = [Example("print round(pi(), 5)", prints: "3.14159")]
  static var overloads: [Overload] {
    [Overload([], returns: .real) { _, n, _ in Column(.real(.pi), count: n) }]
  }
}

/// `around(value, center, delta)`.
enum Around: ScalarFunction {
  static let name = "around"
  static let summary = "Whether a value is within a distance of another."
  static let examples = [Example("print around(9, 10, 1)", prints: "True")]
  static var overloads: [Overload] {
    [
      Overload([.long, .long, .long], returns: .bool) { a, n, _ in ticks(a, n) },
      Overload([.real, .real, .real], returns: .bool) { a, n, _ in
        Rows.bools(a, n) { row in
          guard let value = a[0].reals[row], let center = a[1].reals[row],
            let delta = a[2].reals[row]
          else { return nil }
          return value >= center - delta && value <= center + delta
        }
      },
      Overload([.datetime, .datetime, .timespan], returns: .bool) { a, n, _ in ticks(a, n) },
      Overload([.timespan, .timespan, .timespan], returns: .bool) { a, n, _ in ticks(a, n) },
    ]
  }

  private static func ticks(_ a: [Column], _ count: Int) -> Column {
    Rows.bools(a, count) { row in
      guard let value = a[0].longs[row], let center = a[1].longs[row], let delta = a[2].longs[row]
      else { return nil }
      let (distance, overflow) = value.subtractingReportingOverflow(center)
      return !overflow && delta >= 0 && distance.magnitude <= delta.magnitude
    }
  }
}
