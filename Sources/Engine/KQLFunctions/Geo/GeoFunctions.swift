import KQLPlan

/// The functions of places on earth.
enum GeoFunctions {
  static let scalar: [any ScalarFunction.Type] = [
    GeoAngle.self, GeoAzimuth.self, GeoDistance2Points.self, GeoDistancePointToLine.self,
    GeoDistancePointToPolygon.self, GeoLineLength.self, GeoPointInCircle.self,
    GeoPointInPolygon.self, GeoPointToGeohash.self, GeohashNeighbors.self,
    GeohashToCentralPoint.self, GeohashToPolygon.self,
  ]
}
