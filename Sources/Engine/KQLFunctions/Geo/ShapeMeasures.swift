import Geography
import KQLPlan
import Tables

/// A number or a value computed from one shape.
protocol ShapeFunction: ScalarFunction {
  static func read(_ value: DynamicValue) -> SphereShape?
}

/// A function of a line.
protocol LineFunction: ShapeFunction {}
extension LineFunction {
  static func read(_ value: DynamicValue) -> SphereShape? { GeoLines(value)?.shape }
}

/// A function of a polygon.
protocol PolygonFunction: ShapeFunction {}
extension PolygonFunction {
  static func read(_ value: DynamicValue) -> SphereShape? { GeoPolygons(value)?.shape }
}

extension ShapeFunction {
  fileprivate static func number(_ measure: @escaping @Sendable (SphereShape) -> Double)
    -> [Overload]
  {
    [
      Overload([.dynamic], returns: .real) { a, n, _ in
        let shapes = ShapeMemory(a[0], read)
        return Rows.reals(a, n) { row in shapes[row].map(measure) }
      }
    ]
  }

  fileprivate static var centroid: [Overload] {
    [
      Overload([.dynamic], returns: .dynamic) { a, n, _ in
        let shapes = ShapeMemory(a[0], read)
        return SeriesRows.dynamics(a, n) { row in shapes[row]?.centroid.map(GeoJSON.point) }
      }
    ]
  }
}

private let square = """
  dynamic({'type': 'Polygon', 'coordinates': [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]})
  """

private let meridian = "dynamic({'type': 'LineString', 'coordinates': [[0, 0], [0, 90]]})"

/// `geo_line_length(line)`.
enum GeoLineLength: LineFunction {
  static let name = "geo_line_length"
  static let summary = "The length in meters of a GeoJSON LineString or MultiLineString."
  static let examples = [
    Example("print round(geo_line_length(\(meridian)) / 1000)", prints: "10008.0")
  ]
  static var overloads: [Overload] { number(\.length) }
}

/// `geo_line_centroid(line)`.
enum GeoLineCentroid: LineFunction {
  static let name = "geo_line_centroid"
  static let summary = "The center of mass of a line as a GeoJSON Point."
  static let examples = [
    Example("print round(todouble(geo_line_centroid(\(meridian)).coordinates[1]))", prints: "45.0")
  ]
  static var overloads: [Overload] { centroid }
}

/// `geo_polygon_area(polygon)`.
enum GeoPolygonArea: PolygonFunction {
  static let name = "geo_polygon_area"
  static let summary = "The area in square meters of a GeoJSON Polygon or MultiPolygon."
  static let examples = [
    Example("print round(geo_polygon_area(\(square)) / 1e9)", prints: "49.0")
  ]
  static var overloads: [Overload] { number(\.area) }
}

/// `geo_polygon_perimeter(polygon)`.
enum GeoPolygonPerimeter: PolygonFunction {
  static let name = "geo_polygon_perimeter"
  static let summary = "The length in meters of the border of a GeoJSON Polygon or MultiPolygon."
  static let examples = [
    Example("print round(geo_polygon_perimeter(\(square)) / 1000)", prints: "889.0")
  ]
  static var overloads: [Overload] { number(\.length) }
}

/// `geo_polygon_centroid(polygon)`.
enum GeoPolygonCentroid: PolygonFunction {
  static let name = "geo_polygon_centroid"
  static let summary = "The center of mass of a polygon as a GeoJSON Point."
  static let examples = [
    Example(
      "print round(todouble(geo_polygon_centroid(\(square)).coordinates[0]), 6)",
      prints: "1.0"
    )
  ]
  static var overloads: [Overload] { centroid }
}

/// `geo_line_interpolate_point(line, fraction)`.
enum GeoLineInterpolatePoint: ScalarFunction {
  static let name = "geo_line_interpolate_point"
  static let summary = "The point at a fraction of a line's length, as a GeoJSON Point."
  static let examples = [
    Example(
      "print round(todouble(geo_line_interpolate_point(\(meridian), 0.5).coordinates[1]))",
      prints: "45.0"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .real], returns: .dynamic) { a, n, _ in
        let lines = ShapeMemory(a[0]) { GeoLines($0) }
        return SeriesRows.dynamics(a, n) { row in
          guard let line = lines[row], line.lines.count == 1, let fraction = a[1].reals[row],
            (0...1).contains(fraction)
          else { return nil }
          return line.shape.point(at: fraction).map(GeoJSON.point)
        }
      }
    ]
  }
}

/// `geo_line_locate_point(line, longitude, latitude [, use_spheroid])`.
enum GeoLineLocatePoint: ScalarFunction {
  static let name = "geo_line_locate_point"
  static let summary = "The fraction of a line's length where it is nearest to a point."
  static let examples = [
    Example("print geo_line_locate_point(\(meridian), 90, 0)", prints: "0.0"),
    Example("print round(geo_line_locate_point(\(meridian), 0, 45), 6)", prints: "0.5"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .real, .real], returns: .real, evaluate),
      Overload([.dynamic, .real, .real, .bool], returns: .real, evaluate),
    ]
  }

  private static func evaluate(_ a: [Column], _ n: Int, _ context: QueryContext) throws -> Column {
    let lines = ShapeMemory(a[0]) { GeoLines($0) }
    return try Rows.reals(a, n) { row in
      if a.count > 3, a[3].bools[row] == true {
        throw QueryFailure("lines are measured on the sphere; 'use_spheroid' must be false")
      }
      guard let line = lines[row], line.lines.count == 1, let place = point(a, 1, row) else {
        return nil
      }
      return line.shape.fraction(nearest: place)
    }
  }
}
