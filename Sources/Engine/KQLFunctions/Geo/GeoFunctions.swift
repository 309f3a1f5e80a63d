import KQLPlan

/// The functions of places on earth.
enum GeoFunctions {
  static let scalar: [any ScalarFunction.Type] = points + shapes + operations + grids

  private static let points: [any ScalarFunction.Type] = [
    GeoAngle.self, GeoAzimuth.self, GeoDistance2Points.self, GeoDistancePointToLine.self,
    GeoDistancePointToPolygon.self, GeoPointInCircle.self, GeoPointInPolygon.self,
    GeoClosestPointOnLine.self, GeoClosestPointOnPolygon.self,
  ]

  private static let shapes: [any ScalarFunction.Type] = [
    GeoLineLength.self, GeoLineCentroid.self, GeoLineInterpolatePoint.self,
    GeoLineLocatePoint.self, GeoPolygonArea.self, GeoPolygonCentroid.self,
    GeoPolygonPerimeter.self, GeoFromWKT.self,
  ]

  private static let operations: [any ScalarFunction.Type] = [
    GeoIntersects2Lines.self, GeoIntersects2Polygons.self, GeoIntersectsLineWithPolygon.self,
    GeoIntersection2Lines.self, GeoIntersection2Polygons.self, GeoIntersectionLineWithPolygon.self,
    GeoUnionLinesArray.self, GeoUnionPolygonsArray.self, GeoSimplifyPolygonsArray.self,
    GeoPointBuffer.self, GeoLineBuffer.self, GeoPolygonBuffer.self, GeoLineSimplify.self,
    GeoPolygonSimplify.self, GeoLineDensify.self, GeoPolygonDensify.self,
  ]

  private static let grids: [any ScalarFunction.Type] = [
    GeoPointToGeohash.self, GeohashNeighbors.self, GeohashToCentralPoint.self,
    GeohashToPolygon.self, GeoPointToS2Cell.self, GeoS2CellNeighbors.self,
    GeoS2CellToCentralPoint.self, GeoS2CellToPolygon.self, GeoPolygonToS2Cells.self,
    GeoLineToS2Cells.self, GeoPointToH3Cell.self, GeoH3CellLevel.self, GeoH3CellParent.self,
    GeoH3CellChildren.self, GeoH3CellNeighbors.self, GeoH3CellRings.self,
    GeoH3CellToCentralPoint.self, GeoH3CellToPolygon.self, GeoPolygonToH3Cells.self,
  ]
}
