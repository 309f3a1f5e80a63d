import Geography
import KQLPlan
import Tables

/// A shape with fewer points.
protocol SimplifyFunction: ShapeFunction {}

extension SimplifyFunction {
  static var overloads: [Overload] {
    Overload.optional([.dynamic], [.real], returns: .dynamic) { a, n, _ in
      let shapes = ShapeMemory(a[0], read)
      return SeriesRows.dynamics(a, n) { row in
        guard let shape = shapes[row],
          let tolerance = OptionalNumbers.real(a, 1, row, default: 10),
          let simplified = SphereShape.simplified([shape], tolerance: tolerance)
        else { return nil }
        return GeoJSON.value(simplified[0])
      }
    }
  }
}

/// `geo_line_simplify(line [, tolerance])`.
enum GeoLineSimplify: SimplifyFunction, LineFunction {
  static let name = "geo_line_simplify"
  static let summary = """
    The line with nearly straight parts made straight and no two points nearer than the tolerance \
    in meters, by default 10.
    """
  static let examples = [
    Example(
      """
      print array_length(geo_line_simplify(dynamic({'type': 'LineString',
        'coordinates': [[0, 0], [0, 0.00001], [0, 1]]})).coordinates)
      """,
      prints: "2"
    )
  ]
}

/// `geo_polygon_simplify(polygon [, tolerance])`.
enum GeoPolygonSimplify: SimplifyFunction, PolygonFunction {
  static let name = "geo_polygon_simplify"
  static let summary = """
    The polygon with nearly straight parts made straight and no two points nearer than the \
    tolerance in meters, by default 10.
    """
  static let examples = [
    Example(
      """
      print array_length(geo_polygon_simplify(dynamic({'type': 'Polygon',
        'coordinates': [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0.00001], [0, 0]]]})).coordinates[0])
      """,
      prints: "5"
    )
  ]
}

/// The shapes of an array, all of them or nothing.
enum ShapeArrays {
  static func read(
    _ value: DynamicValue,
    _ one: (DynamicValue) -> SphereShape?
  ) -> [SphereShape]? {
    guard case .array(let items) = value, !items.isEmpty else { return nil }
    var shapes: [SphereShape] = []
    for item in items {
      guard let shape = one(item) else { return nil }
      shapes.append(shape)
    }
    return shapes
  }
}

/// `geo_simplify_polygons_array(polygons [, tolerance])`.
enum GeoSimplifyPolygonsArray: ScalarFunction {
  static let name = "geo_simplify_polygons_array"
  static let summary = """
    The polygons of an array with fewer points, no two of them nearer than the tolerance in meters, \
    by default 10; shared borders stay shared.
    """
  static let examples = [
    Example(
      """
      print geo_simplify_polygons_array(dynamic([
        {'type': 'Polygon', 'coordinates': [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
        {'type': 'Polygon', 'coordinates': [[[0, 0], [1, 1], [0, 1], [0, 0]]]}])).type
      """,
      prints: "MultiPolygon"
    )
  ]
  static var overloads: [Overload] {
    Overload.optional([.dynamic], [.real], returns: .dynamic) { a, n, _ in
      SeriesRows.dynamics(a, n) { row in
        guard
          let shapes = ShapeArrays.read(a[0].dynamics[row], { GeoPolygons($0)?.shape }),
          let tolerance = OptionalNumbers.real(a, 1, row, default: 10),
          let simplified = SphereShape.simplified(shapes, tolerance: tolerance)
        else { return nil }
        let polygons = simplified.compactMap { $0?.parts }.flatMap(\.polygons).map(GeoJSON.polygon)
        if polygons.count < 2 { return polygons.first }
        return GeoJSON.multiple("MultiPolygon", polygons)
      }
    }
  }
}

/// The union of the shapes of an array.
protocol ShapeUnionFunction: ShapeFunction {}

extension ShapeUnionFunction {
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .dynamic) { a, n, _ in
        SeriesRows.dynamics(a, n) { row in
          ShapeArrays.read(a[0].dynamics[row], read).flatMap {
            GeoJSON.value(SphereShape.union($0))
          }
        }
      }
    ]
  }
}

/// `geo_union_polygons_array(polygons)`.
enum GeoUnionPolygonsArray: ShapeUnionFunction, PolygonFunction {
  static let name = "geo_union_polygons_array"
  static let summary = "The union of the polygons of an array, as GeoJSON."
  static let examples = [
    Example(
      """
      print array_length(geo_union_polygons_array(dynamic([
        {'type': 'Polygon', 'coordinates': [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
        {'type': 'Polygon', 'coordinates': [[[0, 0], [1, 1], [0, 1], [0, 0]]]}])).coordinates[0])
      """,
      prints: "5"
    )
  ]
}

/// `geo_union_lines_array(lines)`.
enum GeoUnionLinesArray: ShapeUnionFunction, LineFunction {
  static let name = "geo_union_lines_array"
  static let summary = "The union of the lines of an array, joined where they meet, as GeoJSON."
  static let examples = [
    Example(
      """
      print array_length(geo_union_lines_array(dynamic([
        {'type': 'LineString', 'coordinates': [[0, 0], [1, 1]]},
        {'type': 'LineString', 'coordinates': [[1, 1], [2, 5]]}])).coordinates)
      """,
      prints: "3"
    )
  ]
}
