import Glibc
import Tables

/// The lines of a GeoJSON LineString or MultiLineString.
enum GeoLines {
  static func read(_ value: DynamicValue) -> [[GeoPoint]]? {
    guard case .string(let type)? = value["type"], case .array(let items)? = value["coordinates"]
    else { return nil }
    switch type {
    case "LineString": return GeoJSON.points(items).map { [$0] }.flatMap(valid)
    case "MultiLineString":
      var lines: [[GeoPoint]] = []
      for item in items {
        guard case .array(let points) = item, let line = GeoJSON.points(points) else { return nil }
        lines.append(line)
      }
      return valid(lines)
    default: return nil
    }
  }

  private static func valid(_ lines: [[GeoPoint]]) -> [[GeoPoint]]? {
    !lines.isEmpty && lines.allSatisfy { $0.count > 1 } ? lines : nil
  }
}

/// Reading of coordinates.
enum GeoJSON {
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

/// A GeoJSON Polygon or MultiPolygon: each polygon is a shell and its holes.
struct GeoPolygons {
  let polygons: [[[GeoPoint]]]

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
    guard !polygons.isEmpty else { return nil }
    self.polygons = polygons
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

  func contains(_ point: GeoPoint) -> Bool {
    polygons.contains { rings in
      GeoPolygons.isInside(point, rings[0])
        && !rings.dropFirst().contains { GeoPolygons.isInside(point, $0) }
    }
  }

  /// The distance in meters from a point; zero inside.
  func distance(to point: GeoPoint) -> Double {
    if contains(point) { return 0 }
    var least = Double.infinity
    for ring in polygons.joined() {
      for (start, end) in zip(ring, ring.dropFirst()) {
        least = min(least, Sphere.distance(point, start, end))
      }
    }
    return least
  }

  /// Whether the way north from a point crosses a ring an odd number of times.
  private static func isInside(_ point: GeoPoint, _ ring: [GeoPoint]) -> Bool {
    var crossings = 0
    var turns = 0.0
    for (start, end) in zip(ring, ring.dropFirst()) {
      let span = wrapped(end.longitude - start.longitude)
      turns += span
      let offset = wrapped(point.longitude - start.longitude)
      let isCrossed = span > 0 ? offset >= 0 && offset < span : offset < 0 && offset >= span
      guard isCrossed, span != 0 else { continue }
      // The latitude of the shortest path at the point's longitude.
      let tangent =
        (tan(start.latitude * .pi / 180) * sin((span - offset) * .pi / 180)
          + tan(end.latitude * .pi / 180) * sin(offset * .pi / 180)) / sin(span * .pi / 180)
      if atan(tangent) * 180 / .pi > point.latitude { crossings += 1 }
    }
    let isOdd = crossings % 2 == 1
    guard abs(turns) > 180 else { return isOdd }
    // The ring goes around a pole; the one on its own side is inside.
    let isNorth = ring.reduce(0) { $0 + $1.latitude } > 0
    return isNorth ? !isOdd : isOdd
  }

  /// Degrees from -180 to 180.
  private static func wrapped(_ degrees: Double) -> Double {
    degrees > 180 ? degrees - 360 : degrees <= -180 ? degrees + 360 : degrees
  }
}
