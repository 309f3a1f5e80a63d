import KQLPlan
import Tables

/// A quantity whose units are multiples of a base unit.
protocol QuantityKind: Sendable {
  static var kind: String { get }
  static var quantity: Quantity { get }
  static var example: Example { get }
}

/// `convert_length(value, from, to)` and its siblings.
enum ConvertUnit<Kind: QuantityKind>: ScalarFunction {
  static var name: String { "convert_" + Kind.kind }
  static var summary: String { "A \(Kind.kind) in another unit; null for a unit unknown." }
  static var examples: [Example] { [Kind.example] }
  static var overloads: [Overload] {
    [
      Overload([.real, .string, .string], returns: .real) { a, n, _ in
        let factors = Kind.quantity.factors
        return Rows.reals(a, n) { row in
          guard let value = a[0].reals[row], let from = factors[a[1].strings[row]],
            let to = factors[a[2].strings[row]]
          else { return nil }
          return value * from / to
        }
      }
    ]
  }
}

enum LengthKind: QuantityKind {
  static let kind = "length"
  static var quantity: Quantity { .length }
  static let example = Example("print convert_length(1, 'Kilometer', 'Meter')", prints: "1000.0")
}

enum MassKind: QuantityKind {
  static let kind = "mass"
  static var quantity: Quantity { .mass }
  static let example = Example("print convert_mass(2, 'Tonne', 'Kilogram')", prints: "2000.0")
}

enum AngleKind: QuantityKind {
  static let kind = "angle"
  static var quantity: Quantity { .angle }
  static let example = Example("print convert_angle(1, 'Revolution', 'Degree')", prints: "360.0")
}

enum EnergyKind: QuantityKind {
  static let kind = "energy"
  static var quantity: Quantity { .energy }
  static let example = Example("print convert_energy(1, 'WattHour', 'Joule')", prints: "3600.0")
}

enum ForceKind: QuantityKind {
  static let kind = "force"
  static var quantity: Quantity { .force }
  static let example = Example("print convert_force(1, 'Kilonewton', 'Newton')", prints: "1000.0")
}

enum VolumeKind: QuantityKind {
  static let kind = "volume"
  static var quantity: Quantity { .volume }
  static let example = Example("print convert_volume(1, 'CubicMeter', 'Liter')", prints: "1000.0")
}

enum SpeedKind: QuantityKind {
  static let kind = "speed"
  static var quantity: Quantity { .speed }
  static let example = Example(
    "print convert_speed(10, 'MeterPerSecond', 'KilometerPerHour')",
    prints: "36.0"
  )
}

/// `convert_temperature(value, from, to)`.
enum ConvertTemperature: ScalarFunction {
  static let name = "convert_temperature"
  static let summary = "A temperature in another unit; null for a unit unknown."
  static let examples = [
    Example("print convert_temperature(0, 'Kelvin', 'DegreeCelsius')", prints: "-273.15")
  ]
  static var overloads: [Overload] {
    [
      Overload([.real, .string, .string], returns: .real) { a, n, _ in
        Rows.reals(a, n) { row in
          guard let value = a[0].reals[row], let from = scales[a[1].strings[row]],
            let to = scales[a[2].strings[row]]
          else { return nil }
          return (value + from.shift - to.shift * from.perKelvin / to.perKelvin)
            * to.perKelvin / from.perKelvin
        }
      }
    ]
  }

  /// Degrees a kelvin, and what is added to a value to count from absolute zero.
  private static let scales: [String: (perKelvin: Double, shift: Double)] = [
    "Kelvin": (1, 0), "DegreeCelsius": (1, 273.15), "MillidegreeCelsius": (1000, 273_150),
    "DegreeFahrenheit": (1.8, 459.67), "DegreeRankine": (1.8, 0),
    "DegreeReaumur": (0.8, 218.52), "DegreeNewton": (0.33, 90.1395),
    "DegreeRoemer": (0.525, 135.90375), "DegreeDelisle": (-1.5, -559.725),
    "SolarTemperature": (1.0 / 5778, 0),
  ]
}

/// `format_bytes(size [, places [, unit]])`.
enum FormatBytes: ScalarFunction {
  static let name = "format_bytes"
  static let summary = "A size in the unit that suits it, rounded to decimal places."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print format_bytes(10332, 1)", prints: "10.1 KB"),
    Example("print format_bytes(20010332, 0, 'KB')", prints: "19541 KB"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.real], returns: .string) { a, n, _ in format(a, n) },
      Overload([.real, .long], returns: .string) { a, n, _ in format(a, n) },
      Overload([.real, .long, .constant(.string)], returns: .string) { a, n, _ in format(a, n) },
    ]
  }

  private static let units = ["Bytes", "KB", "MB", "GB", "TB", "PB", "EB"]

  private static func format(_ a: [Column], _ count: Int) -> Column {
    let fixed = a.count > 2 ? units.firstIndex(of: a[2].constantText) : nil
    return Rows.strings(a, count) { row, builder in
      guard let size = a[0].reals[row] else { return }
      var unit = 0
      var value = size
      while fixed.map({ unit < $0 }) ?? (value.magnitude >= 1024 && unit < units.count - 1) {
        value /= 1024
        unit += 1
      }
      let places = a.count > 1 ? a[1].longs[row] ?? 0 : 0
      let text = RealText.text(Round.rounded(value, places: max(0, min(places, 15))))
      builder.write(text.hasSuffix(".0") ? text.dropLast(2) : text[...])
      builder.write(" " + units[unit])
    }
  }
}

/// `estimate_data_size(columns...)`.
enum EstimateDataSize: ScalarFunction {
  static let name = "estimate_data_size"
  static let summary = "How many bytes the values of a row take, roughly."
  static let examples = [Example("print estimate_data_size(1, 'abc')", prints: "11")]
  static var overloads: [Overload] {
    [
      Overload([.any, .any], variadic: true, returns: .long) { a, n, _ in
        Rows.longs(a, n) { row in a.reduce(Int64(0)) { $0 + size($1, row) } }
      }
    ]
  }

  private static func size(_ column: Column, _ row: Int) -> Int64 {
    switch column {
    case .bool: 1
    case .int: 4
    case .long, .real, .datetime, .timespan: 8
    case .guid, .decimal: 16
    case .string(let texts): Int64(texts.rows.range(at: row).count)
    case .dynamic(let cells): Int64(cells.rows.range(at: row).count)
    }
  }
}

/// The functions over units of measurement and sizes.
enum UnitFunctions {
  static let scalar: [any ScalarFunction.Type] = [
    ConvertUnit<LengthKind>.self, ConvertUnit<MassKind>.self, ConvertUnit<AngleKind>.self,
    ConvertUnit<EnergyKind>.self, ConvertUnit<ForceKind>.self, ConvertUnit<VolumeKind>.self,
    ConvertUnit<SpeedKind>.self, ConvertTemperature.self, FormatBytes.self,
    EstimateDataSize.self,
  ]
}
