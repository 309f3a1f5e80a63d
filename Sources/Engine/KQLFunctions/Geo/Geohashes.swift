import Geography
import KQLPlan
import Tables

/// A cell of the geohash grid.
struct Geohash {
  private static let alphabet = Array("0123456789bcdefghjkmnpqrstuvwxyz".utf8)
  private static let digits: [UInt8: Int] = Dictionary(
    uniqueKeysWithValues: alphabet.enumerated().map { ($1, $0) }
  )

  /// The corner in the south-west, in degrees.
  let west: Double
  let south: Double
  let width: Double
  let height: Double
  let length: Int

  /// Reads a text of 1 to 18 characters.
  init?(_ text: String) {
    guard (1...18).contains(text.utf8.count) else { return nil }
    var (longitude, latitude) = ((low: -180.0, high: 180.0), (low: -90.0, high: 90.0))
    var isLongitude = true
    for byte in text.utf8 {
      guard let digit = Geohash.digits[byte] else { return nil }
      for bit in (0..<5).reversed() {
        let isHigh = digit >> bit & 1 == 1
        if isLongitude {
          Geohash.halve(&longitude, isHigh)
        } else {
          Geohash.halve(&latitude, isHigh)
        }
        isLongitude.toggle()
      }
    }
    west = longitude.low
    south = latitude.low
    width = longitude.high - longitude.low
    height = latitude.high - latitude.low
    length = text.utf8.count
  }

  private static func halve(_ range: inout (low: Double, high: Double), _ isHigh: Bool) {
    let middle = (range.low + range.high) / 2
    if isHigh { range.low = middle } else { range.high = middle }
  }

  /// The text of the cell that holds a point.
  static func text(_ point: GeoPoint, length: Int) -> String {
    var (longitude, latitude) = ((low: -180.0, high: 180.0), (low: -90.0, high: 90.0))
    var isLongitude = true
    var bytes: [UInt8] = []
    for _ in 0..<length {
      var digit = 0
      for _ in 0..<5 {
        let isHigh: Bool
        if isLongitude {
          isHigh = point.longitude >= (longitude.low + longitude.high) / 2
          halve(&longitude, isHigh)
        } else {
          isHigh = point.latitude >= (latitude.low + latitude.high) / 2
          halve(&latitude, isHigh)
        }
        digit = digit << 1 | (isHigh ? 1 : 0)
        isLongitude.toggle()
      }
      bytes.append(alphabet[digit])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  var center: DynamicValue { .reals([west + width / 2, south + height / 2]) }

  /// The cells around; none beyond a pole.
  var neighbors: [String] {
    // Clockwise from the north-west.
    let steps: [(Double, Double)] = [
      (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0),
    ]
    let texts = steps.compactMap { across, up -> String? in
      var longitude = west + width * (0.5 + across)
      if longitude < -180 { longitude += 360 }
      if longitude > 180 { longitude -= 360 }
      return GeoPoint(longitude, south + height * (0.5 + up))
        .map { Geohash.text($0, length: length) }
    }
    return NeighborOrder.ordered(texts, buckets: 11)
  }

  var polygon: DynamicValue {
    let (east, north) = (west + width, south + height)
    let ring: [DynamicValue] = [
      .reals([west, south]), .reals([east, south]), .reals([east, north]), .reals([west, north]),
      .reals([west, south]),
    ]
    return .bag([
      .init("type", .string("Polygon")), .init("coordinates", .array([.array(ring)])),
    ])
  }
}

/// `geo_point_to_geohash(longitude, latitude [, length])`.
enum GeoPointToGeohash: ScalarFunction {
  static let name = "geo_point_to_geohash"
  static let summary = "The geohash of a point on earth; empty when there is none."
  static let examples = [
    Example("print geo_point_to_geohash(-80.195829, 25.802215, 8)", prints: "dhwfz15h")
  ]
  static var overloads: [Overload] {
    [
      Overload([.real, .real], returns: .string, evaluate),
      Overload([.real, .real, .long], returns: .string, evaluate),
    ]
  }

  private static func evaluate(_ a: [Column], _ n: Int, _ context: QueryContext) -> Column {
    Rows.strings(a, n) { row, builder in
      guard let point = GeoPoint(a[0].reals[row], a[1].reals[row]),
        let length = a.count > 2 ? a[2].longs[row] : 5, (1...18).contains(length)
      else { return }
      builder.write(Geohash.text(point, length: Int(length)))
    }
  }
}

/// A dynamic made of a geohash; null when the text is none.
protocol GeohashFunction: ScalarFunction {
  static func value(_ hash: Geohash) -> DynamicValue
}

extension GeohashFunction {
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .dynamic) { a, n, _ in
        SeriesRows.dynamics(a, n) { row in Geohash(a[0].strings[row]).map(value) }
      }
    ]
  }
}

/// `geo_geohash_to_central_point(geohash)`.
enum GeohashToCentralPoint: GeohashFunction {
  static let name = "geo_geohash_to_central_point"
  static let summary = "The middle of a geohash as a GeoJSON Point."
  static let examples = [
    Example(
      "print geo_geohash_to_central_point('sunny').coordinates",
      prints: "[42.47314453125,23.70849609375]"
    )
  ]
  static func value(_ hash: Geohash) -> DynamicValue {
    .bag([.init("type", .string("Point")), .init("coordinates", hash.center)])
  }
}

/// `geo_geohash_neighbors(geohash)`.
enum GeohashNeighbors: GeohashFunction {
  static let name = "geo_geohash_neighbors"
  static let summary = "The geohashes around one."
  static let examples = [
    Example("print array_length(geo_geohash_neighbors('sunny'))", prints: "8")
  ]
  static func value(_ hash: Geohash) -> DynamicValue { .array(hash.neighbors.map { .string($0) }) }
}

/// `geo_geohash_to_polygon(geohash)`.
enum GeohashToPolygon: GeohashFunction {
  static let name = "geo_geohash_to_polygon"
  static let summary = "The area of a geohash as a GeoJSON Polygon."
  static let examples = [
    Example(
      "print geo_geohash_to_polygon('s').coordinates[0][2]",
      prints: "[45.0,45.0]"
    )
  ]
  static func value(_ hash: Geohash) -> DynamicValue { hash.polygon }
}
