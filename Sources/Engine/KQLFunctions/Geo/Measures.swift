import Glibc
import KQLPlan
import Tables

/// The points that the numbers of a call stand for.
private func point(_ a: [Column], _ first: Int, _ row: Int) -> GeoPoint? {
  GeoPoint(a[first].reals[row], a[first + 1].reals[row])
}

/// `geo_distance_2points(longitude, latitude, longitude, latitude)`.
enum GeoDistance2Points: ScalarFunction {
  static let name = "geo_distance_2points"
  static let summary = "The shortest distance of two points on earth in meters."
  static let examples = [Example("print geo_distance_2points(1, 1, 1, 1)", prints: "0.0")]
  static var overloads: [Overload] {
    [
      Overload([.real, .real, .real, .real], returns: .real) { a, n, _ in
        Rows.reals(a, n) { row in
          guard let from = point(a, 0, row), let to = point(a, 2, row) else { return nil }
          return Sphere.distance(from, to)
        }
      }
    ]
  }
}

/// `geo_point_in_circle(longitude, latitude, longitude, latitude, radius)`.
enum GeoPointInCircle: ScalarFunction {
  static let name = "geo_point_in_circle"
  static let summary = "Whether a point on earth lies in a circle with a radius in meters."
  static let examples = [Example("print geo_point_in_circle(1, 1, 1, 1.1, 100000)", prints: "True")]
  static var overloads: [Overload] {
    [
      Overload([.real, .real, .real, .real, .real], returns: .bool) { a, n, _ in
        Rows.bools(a, n) { row in
          guard let place = point(a, 0, row), let center = point(a, 2, row),
            let radius = a[4].reals[row], radius >= 0
          else { return nil }
          return Sphere.distance(place, center) <= radius
        }
      }
    ]
  }
}

/// `geo_angle(...)` of three points.
enum GeoAngle: ScalarFunction {
  static let name = "geo_angle"
  static let summary = "The angle at the second of three points on earth, in radians."
  static let examples = [Example("print round(geo_angle(1, 0, 0, 0, 0, 1), 4)", prints: "1.5708")]
  static var overloads: [Overload] {
    [
      Overload([.real, .real, .real, .real, .real, .real], returns: .real) { a, n, _ in
        Rows.reals(a, n) { row in
          guard let first = point(a, 0, row), let middle = point(a, 2, row),
            let last = point(a, 4, row), first != middle, middle != last
          else { return nil }
          let left = middle.vector.cross(first.vector)
          let right = middle.vector.cross(last.vector)
          return left.length == 0 || right.length == 0 ? nil : left.angle(to: right)
        }
      }
    ]
  }
}

/// `geo_azimuth(longitude, latitude, longitude, latitude)`.
enum GeoAzimuth: ScalarFunction {
  static let name = "geo_azimuth"
  static let summary =
    "The direction from one point on earth to another: radians from north, clockwise."
  static let examples = [Example("print round(geo_azimuth(0, 0, 1, 0), 4)", prints: "1.5708")]
  static var overloads: [Overload] {
    [
      Overload([.real, .real, .real, .real], returns: .real) { a, n, _ in
        Rows.reals(a, n) { row in
          guard let from = point(a, 0, row), let to = point(a, 2, row), from != to else {
            return nil
          }
          let (latA, latB) = (from.latitude * .pi / 180, to.latitude * .pi / 180)
          let span = (to.longitude - from.longitude) * .pi / 180
          let angle = atan2(
            sin(span) * cos(latB),
            cos(latA) * sin(latB) - sin(latA) * cos(latB) * cos(span)
          )
          return angle < 0 ? angle + 2 * .pi : angle
        }
      }
    ]
  }
}

/// `geo_point_in_polygon(longitude, latitude, polygon)`.
enum GeoPointInPolygon: ScalarFunction {
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
        let shapes = ShapeMemory(a[2]) { GeoPolygons($0) }
        return Rows.bools(a, n) { row in
          guard let place = point(a, 0, row), let polygons = shapes[row] else { return nil }
          return polygons.contains(place)
        }
      }
    ]
  }
}

/// `geo_distance_point_to_polygon(longitude, latitude, polygon)`.
enum GeoDistancePointToPolygon: ScalarFunction {
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
        let shapes = ShapeMemory(a[2]) { GeoPolygons($0) }
        return Rows.reals(a, n) { row in
          guard let place = point(a, 0, row), let polygons = shapes[row] else { return nil }
          return polygons.distance(to: place)
        }
      }
    ]
  }
}

/// `geo_distance_point_to_line(longitude, latitude, line)`.
enum GeoDistancePointToLine: ScalarFunction {
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
        let shapes = ShapeMemory(a[2]) { GeoLines.read($0) }
        return Rows.reals(a, n) { row in
          guard let place = point(a, 0, row), let lines = shapes[row] else { return nil }
          var least = Double.infinity
          for line in lines {
            for (start, end) in zip(line, line.dropFirst()) {
              least = min(least, Sphere.distance(place, start, end))
            }
          }
          return least
        }
      }
    ]
  }
}

/// `geo_line_length(line)`.
enum GeoLineLength: ScalarFunction {
  static let name = "geo_line_length"
  static let summary = "The length in meters of a GeoJSON LineString or MultiLineString."
  static let examples = [
    Example(
      """
      print round(geo_line_length(dynamic({'type': 'LineString',
        'coordinates': [[0, 0], [0, 90]]})) / 1000)
      """,
      prints: "10008.0"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .real) { a, n, _ in
        Rows.reals(a, n) { row in
          GeoLines.read(a[0].dynamics[row]).map { lines in
            lines.reduce(0) { sum, line in
              zip(line, line.dropFirst()).reduce(sum) { $0 + Sphere.distance($1.0, $1.1) }
            }
          }
        }
      }
    ]
  }
}

/// The shapes of a column; one that repeats is read once.
private struct ShapeMemory<Shape> {
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
