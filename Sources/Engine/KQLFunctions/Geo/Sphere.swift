import Glibc
import Tables

/// A point on the globe in degrees.
struct GeoPoint: Hashable {
  let longitude: Double
  let latitude: Double

  /// Nil when a coordinate is out of range.
  init?(_ longitude: Double?, _ latitude: Double?) {
    guard let longitude, let latitude, abs(longitude) <= 180, abs(latitude) <= 90 else {
      return nil
    }
    self.longitude = longitude
    self.latitude = latitude
  }

  /// The point as a unit vector.
  var vector: Vector3 {
    let (lon, lat) = (longitude * .pi / 180, latitude * .pi / 180)
    return Vector3(x: cos(lat) * cos(lon), y: cos(lat) * sin(lon), z: sin(lat))
  }
}

/// A vector in space.
struct Vector3 {
  var x: Double
  var y: Double
  var z: Double

  func dot(_ other: Vector3) -> Double { x * other.x + y * other.y + z * other.z }

  func cross(_ other: Vector3) -> Vector3 {
    Vector3(
      x: y * other.z - z * other.y,
      y: z * other.x - x * other.z,
      z: x * other.y - y * other.x
    )
  }

  var length: Double { dot(self).squareRoot() }

  /// The angle between two vectors in radians.
  func angle(to other: Vector3) -> Double { atan2(cross(other).length, dot(other)) }
}

/// The earth as a sphere.
enum Sphere {
  /// The mean radius in meters.
  static let radius = 6_371_010.0

  /// The distance in meters along the surface.
  static func distance(_ a: GeoPoint, _ b: GeoPoint) -> Double {
    let (latA, latB) = (a.latitude * .pi / 180, b.latitude * .pi / 180)
    let sinLat = sin((latB - latA) / 2)
    let sinLon = sin((b.longitude * .pi / 180 - a.longitude * .pi / 180) / 2)
    let square = sinLat * sinLat + cos(latA) * cos(latB) * sinLon * sinLon
    return 2 * asin(min(1, square.squareRoot())) * radius
  }

  /// The distance in meters from a point to the shortest path between two others.
  static func distance(_ point: GeoPoint, _ start: GeoPoint, _ end: GeoPoint) -> Double {
    let (p, a, b) = (point.vector, start.vector, end.vector)
    let normal = a.cross(b)
    let length = normal.length
    if length > 0, normal.cross(a).dot(p) > 0, b.cross(normal).dot(p) > 0 {
      return abs(asin(max(-1, min(1, normal.dot(p) / length)))) * radius
    }
    return min(distance(point, start), distance(point, end))
  }
}
