import Geography
import KQLPlan
import Tables

/// A function of a point and a shape: `f(longitude, latitude, shape)`.
protocol PlaceAndShapeFunction: ScalarFunction {
  static func read(_ value: DynamicValue) -> SphereShape?
}

extension PlaceAndShapeFunction {
  /// Calls `body` with the point and the shape of a row; an invalid one makes null.
  static func rows<Value>(
    _ a: [Column],
    _ body: @escaping (GeoPoint, SphereShape) -> Value?
  ) -> (Int) -> Value? {
    let shapes = ShapeMemory(a[2], read)
    return { row in
      guard let place = point(a, 0, row), let shape = shapes[row] else { return nil }
      return body(place, shape)
    }
  }
}

/// A function of a point and a polygon.
protocol PlaceAndPolygonFunction: PlaceAndShapeFunction {}
extension PlaceAndPolygonFunction {
  static func read(_ value: DynamicValue) -> SphereShape? { GeoPolygons(value)?.shape }
}

/// A function of a point and a line.
protocol PlaceAndLineFunction: PlaceAndShapeFunction {}
extension PlaceAndLineFunction {
  static func read(_ value: DynamicValue) -> SphereShape? { GeoLines(value)?.shape }
}

/// `geo_point_in_polygon(longitude, latitude, polygon)`.
enum GeoPointInPolygon: PlaceAndPolygonFunction {
  static let name = "geo_point_in_polygon"
  static let summary = "Whether a point on earth lies in a GeoJSON Polygon or MultiPolygon."
  static let examples = [
    Example(
      """
      print geo_point_in_polygon(1, 1, dynamic({'type': 'Polygon',
        'coordinates': [[[0, 0], [5, 0], [5, 5], [0, 5], [0, 0]]]}))
      """,
      prints: "True"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.real, .real, .dynamic], returns: .bool) { a, n, _ in
        Rows.bools(a, n, rows(a) { place, shape in shape.contains(place) })
      }
    ]
  }
}

/// `geo_distance_point_to_polygon(longitude, latitude, polygon)`.
enum GeoDistancePointToPolygon: PlaceAndPolygonFunction {
  static let name = "geo_distance_point_to_polygon"
  static let summary = "The shortest distance in meters of a point to a polygon, zero inside."
  static let examples = [
    Example(
      """
      print geo_distance_point_to_polygon(1, 1, dynamic({'type': 'Polygon',
        'coordinates': [[[0, 0], [5, 0], [5, 5], [0, 5], [0, 0]]]}))
      """,
      prints: "0.0"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.real, .real, .dynamic], returns: .real) { a, n, _ in
        Rows.reals(a, n, rows(a) { place, shape in shape.distance(to: place) })
      }
    ]
  }
}

/// `geo_distance_point_to_line(longitude, latitude, line)`.
enum GeoDistancePointToLine: PlaceAndLineFunction {
  static let name = "geo_distance_point_to_line"
  static let summary = "The shortest distance in meters of a point to a line."
  static let examples = [
    Example(
      """
      print geo_distance_point_to_line(1, 0, dynamic({'type': 'LineString',
        'coordinates': [[1, 0], [2, 2]]}))
      """,
      prints: "0.0"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.real, .real, .dynamic], returns: .real) { a, n, _ in
        Rows.reals(a, n, rows(a) { place, shape in shape.distance(to: place) })
      }
    ]
  }
}

/// `geo_closest_point_on_line(longitude, latitude, line)`.
enum GeoClosestPointOnLine: PlaceAndLineFunction {
  static let name = "geo_closest_point_on_line"
  static let summary = "The point of a line that is nearest to a point, as a GeoJSON Point."
  static let examples = [
    Example(
      """
      print geo_closest_point_on_line(0, 3, dynamic({'type': 'LineString',
        'coordinates': [[0, 0], [0, 1]]})).coordinates
      """,
      prints: "[0.0,1.0]"
    )
  ]
  static var overloads: [Overload] { closestPoint }
}

/// `geo_closest_point_on_polygon(longitude, latitude, polygon)`.
enum GeoClosestPointOnPolygon: PlaceAndPolygonFunction {
  static let name = "geo_closest_point_on_polygon"
  static let summary = "The point of a polygon that is nearest to a point, as a GeoJSON Point."
  static let examples = [
    Example(
      """
      print geo_closest_point_on_polygon(-3, -3, dynamic({'type': 'Polygon',
        'coordinates': [[[0, 0], [5, 0], [5, 5], [0, 5], [0, 0]]]})).coordinates
      """,
      prints: "[0.0,0.0]"
    )
  ]
  static var overloads: [Overload] { closestPoint }
}

extension PlaceAndShapeFunction {
  fileprivate static var closestPoint: [Overload] {
    [
      Overload([.real, .real, .dynamic], returns: .dynamic) { a, n, _ in
        SeriesRows.dynamics(
          a,
          n,
          rows(a) { place, shape in shape.closest(to: place).map(GeoJSON.point) }
        )
      }
    ]
  }
}
