import Geography
import KQLPlan
import Tables

/// `geo_from_wkt(wkt)`.
enum GeoFromWKT: ScalarFunction {
  static let name = "geo_from_wkt"
  static let summary = "The GeoJSON of a shape in well-known text; null when the text is none."
  static let examples = [
    Example(
      "print geo_from_wkt('LINESTRING (1 2, 3 4)')",
      prints: #"{"type":"LineString","coordinates":[[1.0,2.0],[3.0,4.0]]}"#
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .dynamic) { a, n, _ in
        SeriesRows.dynamics(a, n) { row in WellKnownText.read(a[0].strings[row]) }
      },
      Overload([.dynamic], returns: .dynamic) { a, n, _ in
        SeriesRows.dynamics(a, n) { row in
          switch a[0].dynamics[row] {
          case .string(let text): return WellKnownText.read(text)
          case .array(let texts):
            return .array(
              texts.map { text in
                guard case .string(let text) = text else { return .null }
                return WellKnownText.read(text) ?? .null
              }
            )
          default: return nil
          }
        }
      },
    ]
  }
}

/// A reader of shapes in two dimensions.
struct WellKnownText {
  private let bytes: [UInt8]
  private var position = 0
  /// How deep collections may lie in each other.
  private static let greatestDepth = 32

  static func read(_ text: String) -> DynamicValue? {
    var reader = WellKnownText(bytes: Array(text.utf8))
    guard let shape = reader.shape(0) else { return nil }
    reader.skipSpace()
    return reader.position == reader.bytes.count ? shape : nil
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func shape(_ depth: Int) -> DynamicValue? {
    guard depth < WellKnownText.greatestDepth else { return nil }
    switch word() {
    case "POINT":
      return pairs().flatMap { $0.count == 1 ? GeoJSON.shape("Point", $0[0]) : nil }
    case "LINESTRING": return line().map { GeoJSON.shape("LineString", $0) }
    case "POLYGON": return list { $0.ring() }.map { GeoJSON.shape("Polygon", $0) }
    case "MULTIPOINT": return points().map { GeoJSON.shape("MultiPoint", .array($0)) }
    case "MULTILINESTRING": return list { $0.line() }.map { GeoJSON.shape("MultiLineString", $0) }
    case "MULTIPOLYGON":
      return list { $0.list { $0.ring() } }.map { GeoJSON.shape("MultiPolygon", $0) }
    case "GEOMETRYCOLLECTION":
      return list { $0.shape(depth + 1) }.map {
        .bag([.init("type", .string("GeometryCollection")), .init("geometries", $0)])
      }
    default: return nil
    }
  }

  private mutating func line() -> DynamicValue? {
    pairs().flatMap { $0.count > 1 ? .array($0) : nil }
  }

  private mutating func ring() -> DynamicValue? {
    pairs().flatMap { $0.count > 3 && $0.first == $0.last ? .array($0) : nil }
  }

  private mutating func pairs() -> [DynamicValue]? { items { $0.pair() } }

  /// Points may stand in parentheses of their own.
  private mutating func points() -> [DynamicValue]? {
    items { reader in
      guard reader.take(UInt8(ascii: "(")) else { return reader.pair() }
      let pair = reader.pair()
      return reader.take(UInt8(ascii: ")")) ? pair : nil
    }
  }

  private mutating func list(
    _ one: (inout WellKnownText) -> DynamicValue?
  ) -> DynamicValue? { items(one).map { .array($0) } }

  /// Items in parentheses with commas between them.
  private mutating func items(
    _ one: (inout WellKnownText) -> DynamicValue?
  ) -> [DynamicValue]? {
    guard take(UInt8(ascii: "(")) else { return nil }
    var items: [DynamicValue] = []
    repeat {
      guard let item = one(&self) else { return nil }
      items.append(item)
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: ")")) ? items : nil
  }

  private mutating func pair() -> DynamicValue? {
    guard let point = GeoPoint(number(), number()) else { return nil }
    return .reals([point.longitude, point.latitude])
  }

  private mutating func number() -> Double? {
    skipSpace()
    let start = position
    while position < bytes.count, "+-.eE0123456789".utf8.contains(bytes[position]) { position += 1 }
    return Double(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func word() -> String {
    skipSpace()
    let start = position
    while position < bytes.count, bytes[position] | 0x20 >= UInt8(ascii: "a"),
      bytes[position] | 0x20 <= UInt8(ascii: "z")
    {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self).uppercased()
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count, [9, 10, 13, 32].contains(bytes[position]) { position += 1 }
  }
}
