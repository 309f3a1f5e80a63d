import Geography
import Glibc

extension GeoPoint {
  /// Whether another point is on the opposite side of the globe, so that all ways there are equal.
  func isOpposite(_ other: GeoPoint) -> Bool {
    latitude == -other.latitude
      && (abs(latitude) == 90 || abs(longitude - other.longitude) == 180)
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

extension Earth {
  /// The distance in meters along the surface of the sphere.
  static func distance(_ a: GeoPoint, _ b: GeoPoint) -> Double {
    let (latA, latB) = (a.latitude * .pi / 180, b.latitude * .pi / 180)
    let sinLat = sin((latB - latA) / 2)
    let sinLon = sin((b.longitude * .pi / 180 - a.longitude * .pi / 180) / 2)
    let square = sinLat * sinLat + cos(latA) * cos(latB) * sinLon * sinLon
    return 2 * asin(min(1, square.squareRoot())) * radius
  }
}
