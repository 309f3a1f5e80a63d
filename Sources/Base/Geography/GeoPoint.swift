/// A point on the globe in degrees.
public struct GeoPoint: Sendable, Hashable {
  /// From -180 in the west to 180 in the east.
  public let longitude: Double
  /// From -90 in the south to 90 in the north.
  public let latitude: Double

  /// Creates a point; nil when a coordinate is missing or out of range.
  public init?(_ longitude: Double?, _ latitude: Double?) {
    guard let longitude, let latitude, abs(longitude) <= 180, abs(latitude) <= 90 else {
      return nil
    }
    self.longitude = longitude
    self.latitude = latitude
  }

  /// Creates a point out of coordinates that a library computed, which may pass the ends of the
  /// ranges by a rounding.
  init(computed coordinates: (Double, Double)) {
    longitude = max(-180, min(180, coordinates.0))
    latitude = max(-90, min(90, coordinates.1))
  }

  /// The coordinates as the libraries take them.
  var pair: [Double] { [longitude, latitude] }
}

/// The earth as a sphere.
public enum Earth {
  /// The mean radius in meters.
  public static let radius = 6_371_010.0

  /// The angle that a length in meters along the surface makes, in radians.
  public static func radians(meters: Double) -> Double { meters / radius }
}
