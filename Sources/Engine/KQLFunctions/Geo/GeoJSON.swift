import Geography
import Tables

/// Shapes as GeoJSON values.
enum GeoJSON {
  static func point(_ point: GeoPoint) -> DynamicValue {
    shape("Point", .reals([point.longitude, point.latitude]))
  }

  static func line(_ points: [GeoPoint]) -> DynamicValue { shape("LineString", list(points)) }

  static func polygon(_ rings: [[GeoPoint]]) -> DynamicValue {
    shape("Polygon", .array(rings.map(list)))
  }

  /// The least form that holds all parts: a shape, a multiple shape, or a collection.
  static func value(_ parts: ShapeParts) -> DynamicValue {
    let geometries =
      form("MultiPoint", parts.points, point) + form("MultiLineString", parts.lines, line)
      + form("MultiPolygon", parts.polygons, polygon)
    if geometries.count == 1 { return geometries[0] }
    return .bag([
      .init("type", .string("GeometryCollection")), .init("geometries", .array(geometries)),
    ])
  }

  /// The parts of a shape that was computed; nil when there are none.
  static func value(_ shape: SphereShape?) -> DynamicValue? {
    guard let parts = shape?.parts, !parts.isEmpty else { return nil }
    return value(parts)
  }

  /// Several shapes of one kind, given as one value.
  static func multiple(_ type: String, _ shapes: [DynamicValue]) -> DynamicValue {
    shape(type, .array(shapes.map { $0["coordinates"] ?? .null }))
  }

  static func shape(_ type: String, _ coordinates: DynamicValue) -> DynamicValue {
    .bag([.init("type", .string(type)), .init("coordinates", coordinates)])
  }

  private static func form<Part>(
    _ type: String,
    _ parts: [Part],
    _ one: (Part) -> DynamicValue
  ) -> [DynamicValue] {
    parts.count > 1 ? [multiple(type, parts.map(one))] : parts.map(one)
  }

  private static func list(_ points: [GeoPoint]) -> DynamicValue {
    .array(points.map { .reals([$0.longitude, $0.latitude]) })
  }

  // MARK: Reading

  static func points(_ items: [DynamicValue]) -> [GeoPoint]? {
    var points: [GeoPoint] = []
    for item in items {
      guard case .array(let pair) = item, pair.count >= 2,
        let point = GeoPoint(number(pair[0]), number(pair[1]))
      else { return nil }
      points.append(point)
    }
    return points
  }

  private static func number(_ value: DynamicValue) -> Double? {
    switch value {
    case .long(let value): Double(value)
    case .real(let value): value
    case .decimal(let value): value.double
    default: nil
    }
  }
}

/// The lines of a GeoJSON LineString or MultiLineString.
struct GeoLines {
  let lines: [[GeoPoint]]
  let shape: SphereShape

  /// Nil when the value is none, or no line that can be.
  init?(_ value: DynamicValue) {
    guard case .string(let type)? = value["type"], case .array(let items)? = value["coordinates"]
    else { return nil }
    var lines: [[GeoPoint]] = []
    switch type {
    case "LineString":
      guard let line = GeoJSON.points(items) else { return nil }
      lines = [line]
    case "MultiLineString":
      for item in items {
        guard case .array(let points) = item, let line = GeoJSON.points(points) else { return nil }
        lines.append(line)
      }
    default: return nil
    }
    guard lines.allSatisfy({ $0.count > 1 }), let shape = SphereShape(lines: lines) else {
      return nil
    }
    self.lines = lines
    self.shape = shape
  }
}

/// The polygons of a GeoJSON Polygon or MultiPolygon: each is an outer ring and its holes.
struct GeoPolygons {
  let polygons: [[[GeoPoint]]]
  let shape: SphereShape

  /// Nil when the value is none, or no polygon that can be.
  init?(_ value: DynamicValue) {
    guard case .string(let type)? = value["type"], case .array(let items)? = value["coordinates"]
    else { return nil }
    var polygons: [[[GeoPoint]]] = []
    switch type {
    case "Polygon":
      guard let rings = GeoPolygons.rings(items) else { return nil }
      polygons = [rings]
    case "MultiPolygon":
      for item in items {
        guard case .array(let list) = item, let rings = GeoPolygons.rings(list) else { return nil }
        polygons.append(rings)
      }
    default: return nil
    }
    guard let shape = SphereShape(polygons: polygons) else { return nil }
    self.polygons = polygons
    self.shape = shape
  }

  /// Closed rings without repeated points.
  private static func rings(_ items: [DynamicValue]) -> [[GeoPoint]]? {
    var rings: [[GeoPoint]] = []
    for item in items {
      guard case .array(let list) = item, let ring = GeoJSON.points(list), ring.count >= 4,
        ring.first == ring.last, Set(ring).count == ring.count - 1
      else { return nil }
      rings.append(ring)
    }
    return rings.isEmpty ? nil : rings
  }
}

/// The shapes of a column; one that repeats is read once.
struct ShapeMemory<Shape> {
  private let column: DynamicColumn
  private let constant: Shape?
  private let read: (DynamicValue) -> Shape?

  init(_ column: Column, _ read: @escaping (DynamicValue) -> Shape?) {
    self.column = column.dynamics
    self.read = read
    constant = column.isConstant && column.count > 0 ? read(self.column[0]) : nil
  }

  subscript(row: Int) -> Shape? { column.isConstant ? constant : read(column[row]) }
}
