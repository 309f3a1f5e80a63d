import Geography
import KQLPlan
import Tables

/// `geo_point_to_h3cell(longitude, latitude [, resolution])`.
enum GeoPointToH3Cell: ScalarFunction {
  static let name = "geo_point_to_h3cell"
  static let summary = "The H3 cell of a point on earth; empty when there is none."
  static let examples = [
    Example("print geo_point_to_h3cell(-74.0445, 40.68925, 6)", prints: "862a1072fffffff")
  ]
  static var overloads: [Overload] {
    Overload.optional([.real, .real], [.long], returns: .string) { a, n, _ in
      Rows.strings(a, n) { row, builder in
        guard let place = point(a, 0, row),
          let resolution = OptionalNumbers.integer(a, 2, row, default: 6),
          let cell = H3Cell(place, resolution: resolution)
        else { return }
        builder.write(cell.text)
      }
    }
  }
}

/// `geo_h3cell_level(h3cell)`.
enum GeoH3CellLevel: ScalarFunction {
  static let name = "geo_h3cell_level"
  static let summary = "The resolution of an H3 cell."
  static let examples = [Example("print geo_h3cell_level('862a1072fffffff')", prints: "6")]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .int) { a, n, _ in
        Rows.fixed(a, n, nullValue: Int32(0), { .int($0) }) { row in
          H3Cell(text: a[0].strings[row]).map { Int32($0.resolution) }
        }
      }
    ]
  }
}

/// `geo_h3cell_parent(h3cell [, resolution])`.
enum GeoH3CellParent: ScalarFunction {
  static let name = "geo_h3cell_parent"
  static let summary = "The H3 cell of a coarser resolution, by default the next, that holds one."
  static let examples = [
    Example("print geo_h3cell_parent('862a1072fffffff')", prints: "852a1073fffffff")
  ]
  static var overloads: [Overload] {
    Overload.optional([.string], [.long], returns: .string) { a, n, _ in
      Rows.strings(a, n) { row, builder in
        guard let cell = H3Cell(text: a[0].strings[row]),
          let resolution = OptionalNumbers.integer(a, 1, row, default: cell.resolution - 1),
          let parent = cell.parent(resolution: resolution)
        else { return }
        builder.write(parent.text)
      }
    }
  }
}

/// Texts of cells.
private func texts(_ cells: [H3Cell]) -> DynamicValue { .array(cells.map { .string($0.text) }) }

/// `geo_h3cell_children(h3cell [, resolution])`.
enum GeoH3CellChildren: ScalarFunction {
  static let name = "geo_h3cell_children"
  static let summary = """
    The H3 cells of a finer resolution, by default the next and at most five more, in one.
    """
  static let examples = [
    Example("print array_length(geo_h3cell_children('862a1072fffffff', 8))", prints: "49")
  ]
  static var overloads: [Overload] {
    Overload.optional([.string], [.long], returns: .dynamic) { a, n, _ in
      SeriesRows.dynamics(a, n) { row in
        guard let cell = H3Cell(text: a[0].strings[row]),
          let resolution = OptionalNumbers.integer(a, 1, row, default: cell.resolution + 1),
          resolution > cell.resolution, resolution <= cell.resolution + 5
        else { return nil }
        return cell.children(resolution: resolution, limit: 100_000).map(texts)
      }
    }
  }
}

/// `geo_h3cell_rings(h3cell, distance)`.
enum GeoH3CellRings: ScalarFunction {
  static let name = "geo_h3cell_rings"
  static let summary = "The H3 cells at each distance from one, from zero to a distance."
  static let examples = [
    Example("print array_length(geo_h3cell_rings('861f8894fffffff', 2)[2])", prints: "12")
  ]
  /// What a value in a table may hold.
  private static let greatestDistance = 142

  static var overloads: [Overload] {
    [
      Overload([.string, .long], returns: .dynamic) { a, n, _ in
        SeriesRows.dynamics(a, n) { row in
          guard let cell = H3Cell(text: a[0].strings[row]),
            let distance = OptionalNumbers.integer(a, 1, row, default: 0),
            (0...greatestDistance).contains(distance)
          else { return nil }
          return cell.rings(distance: distance, limit: 100_000).map { .array($0.map(texts)) }
        }
      }
    ]
  }
}

/// A dynamic made of an H3 cell; null when the text is none.
protocol H3CellFunction: ScalarFunction {
  static func value(_ cell: H3Cell) -> DynamicValue?
}

extension H3CellFunction {
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .dynamic) { a, n, _ in
        SeriesRows.dynamics(a, n) { row in H3Cell(text: a[0].strings[row]).flatMap(value) }
      }
    ]
  }
}

/// `geo_h3cell_neighbors(h3cell)`.
enum GeoH3CellNeighbors: H3CellFunction {
  static let name = "geo_h3cell_neighbors"
  static let summary = "The H3 cells around one."
  static let examples = [
    Example("print array_length(geo_h3cell_neighbors('862a1072fffffff'))", prints: "6")
  ]
  static func value(_ cell: H3Cell) -> DynamicValue? {
    cell.rings(distance: 1, limit: 7).map { rings in
      .array(NeighborOrder.ordered(rings[1].map(\.text), buckets: 7).map { .string($0) })
    }
  }
}

/// `geo_h3cell_to_central_point(h3cell)`.
enum GeoH3CellToCentralPoint: H3CellFunction {
  static let name = "geo_h3cell_to_central_point"
  static let summary = "The middle of an H3 cell as a GeoJSON Point."
  static let examples = [
    Example(
      """
      print round(todouble(geo_h3cell_to_central_point('862a1072fffffff').coordinates[1]), 3)
      """,
      prints: "40.704"
    )
  ]
  static func value(_ cell: H3Cell) -> DynamicValue? { cell.center.map(GeoJSON.point) }
}

/// `geo_h3cell_to_polygon(h3cell)`.
enum GeoH3CellToPolygon: H3CellFunction {
  static let name = "geo_h3cell_to_polygon"
  static let summary = "The area of an H3 cell as a GeoJSON Polygon."
  static let examples = [
    Example(
      "print array_length(geo_h3cell_to_polygon('862a1072fffffff').coordinates[0])",
      prints: "7"
    )
  ]
  static func value(_ cell: H3Cell) -> DynamicValue? {
    cell.corners.map { GeoJSON.polygon([$0 + $0.prefix(1)]) }
  }
}

/// `geo_polygon_to_h3cells(polygon [, resolution [, radius]])`.
enum GeoPolygonToH3Cells: ScalarFunction {
  static let name = "geo_polygon_to_h3cells"
  static let summary = """
    The H3 cells of a resolution whose middle lies in a polygon widened by a radius in meters; null \
    when they are more than 61,680.
    """
  static let examples = [
    Example(
      """
      print geo_polygon_to_h3cells(geo_h3cell_to_polygon('852a1073fffffff'), 5)
      """,
      prints: #"["852a1073fffffff"]"#
    )
  ]
  private static let limit = 61_680

  static var overloads: [Overload] {
    Overload.optional([.dynamic], [.long, .real], returns: .dynamic) { a, n, _ in
      let shapes = ShapeMemory(a[0]) { GeoPolygons($0)?.shape }
      return SeriesRows.dynamics(a, n) { row in
        guard let shape = shapes[row],
          let resolution = OptionalNumbers.integer(a, 1, row, default: 6),
          let radius = OptionalNumbers.real(a, 2, row, default: 0), radius >= 0
        else { return nil }
        return cells(shape, resolution, radius).map(texts)
      }
    }
  }

  private static func cells(
    _ shape: SphereShape,
    _ resolution: Int,
    _ radius: Double
  ) -> [H3Cell]? {
    guard H3Cell.resolutions.contains(resolution) else { return nil }
    let wide = radius > 0 ? shape.buffered(by: radius, tolerance: min(10, radius)) : shape
    // Seen beforehand, that a large area takes no time.
    guard let wide, let parts = wide.parts,
      wide.area < 2 * Double(limit) * H3Cell.averageArea(resolution: resolution)
    else { return nil }
    var cells: [H3Cell] = []
    for polygon in parts.polygons {
      guard let found = H3Cell.cells(in: polygon, resolution: resolution, limit: limit) else {
        return nil
      }
      cells += found
      if cells.count > limit { return nil }
    }
    return cells
  }
}
