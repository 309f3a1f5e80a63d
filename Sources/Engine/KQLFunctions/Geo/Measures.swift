import Geography
import Glibc
import KQLPlan
import Tables

/// The points that the numbers of a call stand for.
func point(_ a: [Column], _ first: Int, _ row: Int) -> GeoPoint? {
  GeoPoint(a[first].reals[row], a[first + 1].reals[row])
}

/// `geo_distance_2points(longitude, latitude, longitude, latitude)`.
enum GeoDistance2Points: ScalarFunction {
  static let name = "geo_distance_2points"
  static let summary = "The shortest distance of two points on earth in meters."
  static let examples = [Example("print geo_distance_2points(1, 1, 1, 1)", prints: "0.0")]
  static var overloads: [Overload] {
    [
      Overload([.real, .real, .real, .real], returns: .real, evaluate),
      Overload([.real, .real, .real, .real, .bool], returns: .real, evaluate),
    ]
  }

  private static func evaluate(_ a: [Column], _ n: Int, _ context: QueryContext) throws -> Column {
    try Rows.reals(a, n) { row in
      guard let from = point(a, 0, row), let to = point(a, 2, row) else { return nil }
      guard a.count > 4, a[4].bools[row] == true else { return Earth.distance(from, to) }
      guard let distance = Spheroid.distance(from, to) else {
        throw QueryFailure("the distance of points on opposite sides of the spheroid is not known")
      }
      return distance
    }
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
          return Earth.distance(place, center) <= radius
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
          guard let from = point(a, 0, row), let to = point(a, 2, row), from != to,
            !from.isOpposite(to)
          else { return nil }
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
