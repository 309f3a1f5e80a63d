import Geography
import KQLPlan
import Tables

/// A function of two shapes.
protocol ShapePairFunction: ScalarFunction {
  static func readLeft(_ value: DynamicValue) -> SphereShape?
  static func readRight(_ value: DynamicValue) -> SphereShape?
}

/// The kinds of shapes that go together.
private enum Shapes {
  static func line(_ value: DynamicValue) -> SphereShape? { GeoLines(value)?.shape }
  static func polygon(_ value: DynamicValue) -> SphereShape? { GeoPolygons(value)?.shape }
}

protocol TwoLinesFunction: ShapePairFunction {}
extension TwoLinesFunction {
  static func readLeft(_ value: DynamicValue) -> SphereShape? { Shapes.line(value) }
  static func readRight(_ value: DynamicValue) -> SphereShape? { Shapes.line(value) }
}

protocol TwoPolygonsFunction: ShapePairFunction {}
extension TwoPolygonsFunction {
  static func readLeft(_ value: DynamicValue) -> SphereShape? { Shapes.polygon(value) }
  static func readRight(_ value: DynamicValue) -> SphereShape? { Shapes.polygon(value) }
}

protocol LineAndPolygonFunction: ShapePairFunction {}
extension LineAndPolygonFunction {
  static func readLeft(_ value: DynamicValue) -> SphereShape? { Shapes.line(value) }
  static func readRight(_ value: DynamicValue) -> SphereShape? { Shapes.polygon(value) }
}

extension ShapePairFunction {
  private static func rows<Value>(
    _ a: [Column],
    _ body: @escaping (SphereShape, SphereShape) -> Value?
  ) -> (Int) -> Value? {
    let left = ShapeMemory(a[0], readLeft)
    let right = ShapeMemory(a[1], readRight)
    return { row in
      guard let first = left[row], let second = right[row] else { return nil }
      return body(first, second)
    }
  }

  fileprivate static var intersects: [Overload] {
    [
      Overload([.dynamic, .dynamic], returns: .bool) { a, n, _ in
        Rows.bools(a, n, rows(a) { $0.intersects($1) })
      }
    ]
  }

  /// What the shapes share: nothing is an empty collection.
  fileprivate static var intersection: [Overload] {
    [
      Overload([.dynamic, .dynamic], returns: .dynamic) { a, n, _ in
        SeriesRows.dynamics(a, n, rows(a) { $0.intersection($1)?.parts.map(GeoJSON.value) })
      }
    ]
  }
}

private let east = "dynamic({'type': 'LineString', 'coordinates': [[-1, 0], [1, 0]]})"
private let north = "dynamic({'type': 'LineString', 'coordinates': [[0, -1], [0, 1]]})"
private let square = """
  dynamic({'type': 'Polygon', 'coordinates': [[[0, -2], [2, -2], [2, 2], [0, 2], [0, -2]]]})
  """
private let west = """
  dynamic({'type': 'Polygon', 'coordinates': [[[-2, 0], [0, -2], [-2, -2], [-2, 0]]]})
  """

/// `geo_intersects_2lines(line, line)`.
enum GeoIntersects2Lines: TwoLinesFunction {
  static let name = "geo_intersects_2lines"
  static let summary = "Whether two lines have a point in common."
  static let examples = [Example("print geo_intersects_2lines(\(east), \(north))", prints: "True")]
  static var overloads: [Overload] { intersects }
}

/// `geo_intersects_2polygons(polygon, polygon)`.
enum GeoIntersects2Polygons: TwoPolygonsFunction {
  static let name = "geo_intersects_2polygons"
  static let summary = "Whether two polygons have a point in common."
  static let examples = [
    Example("print geo_intersects_2polygons(\(square), \(west))", prints: "True")
  ]
  static var overloads: [Overload] { intersects }
}

/// `geo_intersects_line_with_polygon(line, polygon)`.
enum GeoIntersectsLineWithPolygon: LineAndPolygonFunction {
  static let name = "geo_intersects_line_with_polygon"
  static let summary = "Whether a line and a polygon have a point in common."
  static let examples = [
    Example("print geo_intersects_line_with_polygon(\(east), \(square))", prints: "True")
  ]
  static var overloads: [Overload] { intersects }
}

/// `geo_intersection_2lines(line, line)`.
enum GeoIntersection2Lines: TwoLinesFunction {
  static let name = "geo_intersection_2lines"
  static let summary = "The points and lines that two lines have in common, as GeoJSON."
  static let examples = [
    Example("print geo_intersection_2lines(\(east), \(north)).type", prints: "Point")
  ]
  static var overloads: [Overload] { intersection }
}

/// `geo_intersection_2polygons(polygon, polygon)`.
enum GeoIntersection2Polygons: TwoPolygonsFunction {
  static let name = "geo_intersection_2polygons"
  static let summary = "What two polygons have in common, as GeoJSON."
  static let examples = [
    Example(
      "print geo_intersection_2polygons(\(square), \(west))",
      prints: #"{"type":"Point","coordinates":[0.0,-2.0]}"#
    )
  ]
  static var overloads: [Overload] { intersection }
}

/// `geo_intersection_line_with_polygon(line, polygon)`.
enum GeoIntersectionLineWithPolygon: LineAndPolygonFunction {
  static let name = "geo_intersection_line_with_polygon"
  static let summary = "What a line and a polygon have in common, as GeoJSON."
  static let examples = [
    Example(
      "print geo_intersection_line_with_polygon(\(east), \(square)).coordinates",
      prints: "[[0.0,0.0],[1.0,0.0]]"
    )
  ]
  static var overloads: [Overload] { intersection }
}
