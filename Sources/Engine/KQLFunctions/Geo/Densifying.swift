import Geography
import KQLPlan
import Tables

/// Shapes that are straight on the map, made of short edges on the globe.
private enum Densifying {
  static let limit = 10_485_760

  /// The points of a line; nil when they are too many.
  static func line(_ points: [GeoPoint], _ tolerance: Double, keepsCrossing: Bool) -> [GeoPoint]? {
    guard var last = points.first else { return nil }
    var dense = [last]
    for next in points.dropFirst() {
      // Edges over the antimeridian are the shorter way, which a straight line on the map is not.
      if keepsCrossing, abs(next.longitude - last.longitude) > 180 {
        dense.append(next)
      } else {
        guard
          let edge = Earth.densified(
            from: last,
            to: next,
            tolerance: tolerance,
            limit: limit - dense.count
          )
        else { return nil }
        dense += edge.dropFirst()
      }
      last = next
    }
    return dense
  }

  static func all<Part>(_ parts: [Part], _ one: (Part) -> Part?) -> [Part]? {
    var results: [Part] = []
    for part in parts {
      guard let result = one(part) else { return nil }
      results.append(result)
    }
    return results
  }

  static func overloads<Shape>(
    _ read: @escaping @Sendable (DynamicValue) -> Shape?,
    _ densify: @escaping @Sendable (Shape, Double, Bool) -> DynamicValue?
  ) -> [Overload] {
    Overload.optional([.dynamic], [.real, .bool], returns: .dynamic) { a, n, _ in
      let shapes = ShapeMemory(a[0], read)
      return SeriesRows.dynamics(a, n) { row in
        guard let shape = shapes[row],
          let tolerance = OptionalNumbers.real(a, 1, row, default: 10),
          (0.1...10_000).contains(tolerance)
        else { return nil }
        return densify(shape, tolerance, a.count > 2 && a[2].bools[row] == true)
      }
    }
  }
}

/// `geo_line_densify(line [, tolerance [, preserve_crossing]])`.
enum GeoLineDensify: ScalarFunction {
  static let name = "geo_line_densify"
  static let summary = """
    A line that is straight on the map with points added until the shortest paths between them stay \
    within the tolerance in meters, by default 10.
    """
  static let examples = [
    Example(
      """
      print array_length(geo_line_densify(dynamic({'type': 'LineString',
        'coordinates': [[50, 50], [51, 51]]})).coordinates)
      """,
      prints: "9"
    )
  ]
  static var overloads: [Overload] {
    Densifying.overloads({ GeoLines($0)?.lines }) { lines, tolerance, keepsCrossing in
      let dense = Densifying.all(lines) {
        Densifying.line($0, tolerance, keepsCrossing: keepsCrossing)
      }
      guard let dense else { return nil }
      let values = dense.map(GeoJSON.line)
      return values.count == 1 ? values[0] : GeoJSON.multiple("MultiLineString", values)
    }
  }
}

/// `geo_polygon_densify(polygon [, tolerance [, preserve_crossing]])`.
enum GeoPolygonDensify: ScalarFunction {
  static let name = "geo_polygon_densify"
  static let summary = """
    A polygon that is straight on the map with points added until the shortest paths between them \
    stay within the tolerance in meters, by default 10.
    """
  static let examples = [
    Example(
      """
      print array_length(geo_polygon_densify(dynamic({'type': 'Polygon',
        'coordinates': [[[10, 10], [11, 10], [11, 11], [10, 11], [10, 10]]]})).coordinates[0])
      """,
      prints: "11"
    )
  ]
  static var overloads: [Overload] {
    Densifying.overloads({ GeoPolygons($0)?.polygons }) { polygons, tolerance, keepsCrossing in
      let dense = Densifying.all(polygons) { rings in
        Densifying.all(rings) { Densifying.line($0, tolerance, keepsCrossing: keepsCrossing) }
      }
      guard let dense else { return nil }
      let values = dense.map(GeoJSON.polygon)
      return values.count == 1 ? values[0] : GeoJSON.multiple("MultiPolygon", values)
    }
  }
}
