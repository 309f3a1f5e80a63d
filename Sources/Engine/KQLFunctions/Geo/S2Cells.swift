import Geography
import KQLPlan
import Tables

/// `geo_point_to_s2cell(longitude, latitude [, level])`.
enum GeoPointToS2Cell: ScalarFunction {
  static let name = "geo_point_to_s2cell"
  static let summary = "The token of the S2 cell of a point on earth; empty when there is none."
  static let examples = [
    Example("print geo_point_to_s2cell(-80.195829, 25.802215, 8)", prints: "88d9b")
  ]
  static var overloads: [Overload] {
    Overload.optional([.real, .real], [.long], returns: .string) { a, n, _ in
      Rows.strings(a, n) { row, builder in
        guard let place = point(a, 0, row),
          let level = OptionalNumbers.integer(a, 2, row, default: 11),
          let cell = S2Cell(place, level: level)
        else { return }
        builder.write(cell.token)
      }
    }
  }
}

/// A dynamic made of an S2 cell; null when the text is none.
protocol S2CellFunction: ScalarFunction {
  static func value(_ cell: S2Cell) -> DynamicValue?
}

extension S2CellFunction {
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .dynamic) { a, n, _ in
        SeriesRows.dynamics(a, n) { row in S2Cell(token: a[0].strings[row]).flatMap(value) }
      }
    ]
  }
}

/// `geo_s2cell_to_central_point(s2cell)`.
enum GeoS2CellToCentralPoint: S2CellFunction {
  static let name = "geo_s2cell_to_central_point"
  static let summary = "The middle of an S2 cell as a GeoJSON Point."
  static let examples = [
    Example("print geo_s2cell_to_central_point('1').coordinates", prints: "[0.0,0.0]")
  ]
  static func value(_ cell: S2Cell) -> DynamicValue? { GeoJSON.point(cell.center) }
}

/// `geo_s2cell_neighbors(s2cell)`.
enum GeoS2CellNeighbors: S2CellFunction {
  static let name = "geo_s2cell_neighbors"
  static let summary = "The S2 cells around one."
  static let examples = [
    Example("print array_length(geo_s2cell_neighbors('89c259'))", prints: "8")
  ]
  static func value(_ cell: S2Cell) -> DynamicValue? {
    .array(
      NeighborOrder.ordered(cell.neighbors.map(\.token), buckets: 11).map { .string($0) }
    )
  }
}

/// `geo_s2cell_to_polygon(s2cell)`.
enum GeoS2CellToPolygon: S2CellFunction {
  static let name = "geo_s2cell_to_polygon"
  static let summary = "The area of an S2 cell as a GeoJSON Polygon."
  static let examples = [
    Example("print array_length(geo_s2cell_to_polygon('89c259').coordinates[0])", prints: "5")
  ]
  static func value(_ cell: S2Cell) -> DynamicValue? {
    let corners = cell.corners
    return GeoJSON.polygon([corners + corners.prefix(1)])
  }
}

/// The cells of the S2 grid that cover a shape.
protocol S2CoveringFunction: ShapeFunction {}

extension S2CoveringFunction {
  static var overloads: [Overload] {
    Overload.optional([.dynamic], [.long, .real], returns: .dynamic) { a, n, _ in
      let shapes = ShapeMemory(a[0], read)
      return SeriesRows.dynamics(a, n) { row in
        guard let shape = shapes[row],
          let level = OptionalNumbers.integer(a, 1, row, default: 11),
          let radius = OptionalNumbers.real(a, 2, row, default: 0), radius >= 0,
          let cells = shape.cells(level: level, radius: radius, limit: 65_536)
        else { return nil }
        return .array(cells.map { .string($0.token) })
      }
    }
  }
}

/// `geo_polygon_to_s2cells(polygon [, level [, radius]])`.
enum GeoPolygonToS2Cells: S2CoveringFunction, PolygonFunction {
  static let name = "geo_polygon_to_s2cells"
  static let summary = """
    The tokens of the S2 cells of a level that cover a polygon, widened by a radius in meters; null \
    when they are more than 65,536.
    """
  static let examples = [
    Example(
      """
      print geo_polygon_to_s2cells(dynamic({'type': 'Polygon',
        'coordinates': [[[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]]}), 5)
      """,
      prints: #"["1004"]"#
    )
  ]
}

/// `geo_line_to_s2cells(line [, level [, radius]])`.
enum GeoLineToS2Cells: S2CoveringFunction, LineFunction {
  static let name = "geo_line_to_s2cells"
  static let summary = """
    The tokens of the S2 cells of a level that cover a line, widened by a radius in meters; null \
    when they are more than 65,536.
    """
  static let examples = [
    Example(
      """
      print geo_line_to_s2cells(dynamic({'type': 'LineString',
        'coordinates': [[1, 1], [2, 2]]}), 5)
      """,
      prints: #"["1004"]"#
    )
  ]
}
