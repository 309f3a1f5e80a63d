import Geography
import KQLPlan
import Tables

/// The area around shapes.
private enum Buffer {
  /// The tolerance to work with; nil when the radius or the tolerance cannot be used.
  static func tolerance(_ a: [Column], after index: Int, _ row: Int) -> (Double, Double)? {
    guard let radius = a[index].reals[row], radius > 0, radius.isFinite,
      let tolerance = OptionalNumbers.real(a, index + 1, row, default: 10),
      tolerance >= radius * 1e-6
    else { return nil }
    return (radius, min(tolerance, radius))
  }
}

/// `geo_point_buffer(longitude, latitude, radius [, tolerance])`.
enum GeoPointBuffer: ScalarFunction {
  static let name = "geo_point_buffer"
  static let summary = """
    A polygon that holds all points within a radius in meters around a point, its border off by the \
    tolerance in meters at most.
    """
  static let examples = [
    Example("print geo_point_buffer(0, 0, 1000).type", prints: "Polygon")
  ]
  static var overloads: [Overload] {
    Overload.optional([.real, .real, .real], [.real], returns: .dynamic) { a, n, _ in
      SeriesRows.dynamics(a, n) { row in
        guard let place = point(a, 0, row),
          let (radius, tolerance) = Buffer.tolerance(a, after: 2, row)
        else { return nil }
        return GeoJSON.value(SphereShape(around: place, radius: radius, tolerance: tolerance))
      }
    }
  }
}

/// A polygon around a shape.
protocol ShapeBufferFunction: ShapeFunction {}

extension ShapeBufferFunction {
  static var overloads: [Overload] {
    Overload.optional([.dynamic, .real], [.real], returns: .dynamic) { a, n, _ in
      let shapes = ShapeMemory(a[0], read)
      return SeriesRows.dynamics(a, n) { row in
        guard let shape = shapes[row],
          let (radius, tolerance) = Buffer.tolerance(a, after: 1, row)
        else { return nil }
        return GeoJSON.value(shape.buffered(by: radius, tolerance: tolerance))
      }
    }
  }
}

/// `geo_line_buffer(line, radius [, tolerance])`.
enum GeoLineBuffer: ShapeBufferFunction, LineFunction {
  static let name = "geo_line_buffer"
  static let summary = """
    A polygon that holds all points within a radius in meters around a line, its border off by the \
    tolerance in meters at most.
    """
  static let examples = [
    Example(
      """
      print geo_line_buffer(dynamic({'type': 'LineString', 'coordinates': [[0, 0], [1, 1]]}),
        1000).type
      """,
      prints: "Polygon"
    )
  ]
}

/// `geo_polygon_buffer(polygon, radius [, tolerance])`.
enum GeoPolygonBuffer: ShapeBufferFunction, PolygonFunction {
  static let name = "geo_polygon_buffer"
  static let summary = """
    A polygon that holds all points within a radius in meters around a polygon, its border off by \
    the tolerance in meters at most.
    """
  static let examples = [
    Example(
      """
      print geo_polygon_buffer(dynamic({'type': 'Polygon',
        'coordinates': [[[0, 0], [1, 0], [1, 1], [0, 0]]]}), 1000).type
      """,
      prints: "Polygon"
    )
  ]
}
