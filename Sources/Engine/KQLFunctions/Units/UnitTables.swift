// Data: units of measurement by the names of the Kusto pages `convert_…`, and how many of the base
// unit one is. Sources of the factors: the SI brochure and NIST Special Publication 811.

/// A kind of quantity.
struct Quantity {
  /// The base units that one of each unit is.
  let factors: [String: Double]

  static let length = Quantity(
    union(
      prefixed("Meter", 1),
      [
        "Angstrom": 1e-10, "AstronomicalUnit": 149_597_870_700, "Chain": 20.1168,
        "Fathom": 1.8288, "Foot": 0.3048, "Hand": 0.1016, "Inch": 0.0254, "Kilofoot": 304.8,
        "LightYear": 9.4607304725808e15, "Microinch": 2.54e-8, "Mil": 2.54e-5,
        "Mile": 1609.344, "NauticalMile": 1852, "Parsec": 3.085677581491367e16,
        "Shackle": 27.432, "Yard": 0.9144, "UsSurveyFoot": 0.3048006096012192,
        "DtpPoint": 0.00035277777777777776, "DtpPica": 0.004233333333333333,
        "SolarRadius": 695_510_000, "DataMile": 1828.8,
      ]
    )
  )

  static let mass = Quantity(
    union(
      prefixed("Gram", 0.001),
      [
        "Pound": 0.45359237, "Kilopound": 453.59237, "Megapound": 453_592.37,
        "Ounce": 0.028349523125, "Stone": 6.35029318, "Grain": 6.479891e-5, "Tonne": 1000,
        "Kilotonne": 1e6, "Megatonne": 1e9, "LongTon": 1016.0469088, "ShortTon": 907.18474,
        "LongHundredweight": 50.80234544, "ShortHundredweight": 45.359237,
        "Slug": 14.593902937206364, "SolarMass": 1.98947e30, "EarthMass": 5.9722e24,
      ]
    )
  )

  static let angle = Quantity(
    union(
      prefixed("Degree", 1),
      prefixed("Radian", 57.29577951308232),
      [
        "Arcminute": 0.016666666666666666, "Arcsecond": 0.0002777777777777778, "Gradian": 0.9,
        "Revolution": 360, "NatoMil": 0.05625,
      ]
    )
  )

  static let energy = Quantity(
    union(
      prefixed("Joule", 1),
      prefixed("ElectronVolt", 1.602176634e-19),
      prefixed("WattHour", 3600),
      prefixed("WattDay", 86_400),
      prefixed("Calorie", 4.184),
      prefixed("BritishThermalUnit", 1055.05585262),
      [
        "Erg": 1e-7, "FootPound": 1.3558179483314004, "HorsepowerHour": 2_684_519.537696173,
        "ThermEc": 105_505_585.262, "ThermImperial": 105_505_585.26, "ThermUs": 105_480_400,
      ]
    )
  )

  static let force = Quantity(
    union(
      prefixed("Newton", 1),
      [
        "Dyn": 1e-5, "KilogramForce": 9.80665, "KiloPond": 9.80665, "TonneForce": 9806.65,
        "PoundForce": 4.4482216152605, "KilopoundForce": 4448.2216152605,
        "OunceForce": 0.27801385095378125, "Poundal": 0.138254954376,
        "ShortTonForce": 8896.443230521,
      ]
    )
  )

  static let volume = Quantity(
    union(
      cubed(length),
      prefixed("Liter", 0.001),
      [
        "AcreFoot": 1233.4806109182769, "UsGallon": 0.003785411784, "UsQuart": 0.000946352946,
        "UsPint": 0.000473176473, "UsCustomaryCup": 0.0002365882365, "UsLegalCup": 0.00024,
        "UsOunce": 2.95735295625e-5, "UsTablespoon": 1.478676478125e-5,
        "UsTeaspoon": 4.92892159375e-6, "ImperialGallon": 0.00454609,
        "ImperialQuart": 0.0011365225, "ImperialPint": 0.00056826125,
        "ImperialOunce": 2.84130625e-5, "OilBarrel": 0.158987294928,
        "ImperialBeerBarrel": 0.16365924, "UsBeerBarrel": 0.117347765304, "MetricCup": 0.00025,
        "MetricTeaspoon": 5e-6, "AuTablespoon": 2e-5, "UkTablespoon": 1.5e-5,
      ]
    )
  )

  static let speed = Quantity(speeds())

  private init(_ factors: [String: Double]) { self.factors = factors }

  private static func union(_ parts: [String: Double]...) -> [String: Double] {
    var units: [String: Double] = [:]
    for part in parts { units.merge(part) { $1 } }
    return units
  }

  private static func prefixed(
    _ name: String,
    _ factor: Double
  ) -> [String: Double] {
    let prefixes: [(String, Double)] = [
      ("Nano", 1e-9), ("Micro", 1e-6), ("Milli", 1e-3), ("Centi", 1e-2), ("Deci", 1e-1),
      ("Deca", 10), ("Hecto", 1e2), ("Kilo", 1e3), ("Mega", 1e6), ("Giga", 1e9), ("Tera", 1e12),
    ]
    var units = [name: factor]
    for (prefix, scale) in prefixes { units[prefix + name.lowercased()] = factor * scale }
    return units
  }

  private static func cubed(_ lengths: Quantity) -> [String: Double] {
    var units: [String: Double] = [:]
    for (name, factor) in lengths.factors { units["Cubic" + name] = factor * factor * factor }
    return units
  }

  private static func speeds() -> [String: Double] {
    var units = ["Knot": 1852.0 / 3600, "Mach": 340.29]
    for (unit, factor) in length.factors {
      for (time, seconds) in [("Second", 1.0), ("Minute", 60), ("Hour", 3600)] {
        units["\(unit)Per\(time)"] = factor / seconds
      }
    }
    return units
  }
}
