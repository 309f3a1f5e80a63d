import Geography
import KQLPlan
import Tables

/// `geo_polygon_lookup` and `geo_line_lookup`: rows joined with the shapes of a table that they lie
/// in or near.
protocol GeoLookup: TablePlugin {
  static func read(_ value: DynamicValue) -> SphereShape?
  /// Whether the radius may be left out.
  static var isRadiusOptional: Bool { get }
}

extension GeoLookup {
  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? {
    let call = try GeoLookupCall(input, arguments, isRadiusOptional: isRadiusOptional)
    return call.output(input)
  }

  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch) {
    let call = try GeoLookupCall(schema, arguments, isRadiusOptional: isRadiusOptional)
    let keys = call.table.columns[call.key].dynamics
    var shapes: [(row: Int, shape: SphereShape)] = []
    for row in 0..<call.table.count {
      if let shape = read(keys[row]) { shapes.append((row, shape)) }
    }
    let longitudes = try number(call.longitude, input, context)
    let latitudes = try number(call.latitude, input, context)
    var left = ContiguousArray<Int>()
    var right = ContiguousArray<Int>()
    var unmatched = ContiguousArray<Int>()
    for row in 0..<input.count {
      if row % 1024 == 0 { try context.checkCancellation() }
      let matches = left.count
      if let place = GeoPoint(longitudes[row], latitudes[row]) {
        for (found, shape) in shapes where call.holds(shape, place) {
          left.append(row)
          right.append(found)
        }
      }
      if left.count == matches { unmatched.append(row) }
    }
    let rest = call.returnsUnmatched ? unmatched : []
    var columns = input.columns.map { $0.gather(left + rest) }
    for index in call.kept {
      let type = call.schema.fields[index].type
      let missing =
        type == .string
        ? Column(.string(""), count: rest.count) : Column(nulls: rest.count, of: type)
      columns.append(
        .concatenate([call.table.columns[index].gather(right), missing], type: type)
      )
    }
    return (call.output(schema), Batch(columns: columns, count: left.count + rest.count))
  }

  private static func number(
    _ argument: PluginArgument,
    _ input: Batch,
    _ context: QueryContext
  ) throws -> FixedWidth<Double> {
    let column = try PluginExpressions.column(of: argument, input, context)
    return try Casts.cast(column, to: .real, input.count, context).reals
  }
}

/// The arguments of a lookup.
private struct GeoLookupCall {
  let schema: Schema
  let table: Batch
  /// The column of the table with the shapes.
  let key: Int
  let longitude: PluginArgument
  let latitude: PluginArgument
  let radius: Double?
  let returnsUnmatched: Bool
  let returnsKey: Bool

  init(_ input: Schema, _ arguments: [PluginArgument], isRadiusOptional: Bool) throws {
    let call = PluginCall(arguments)
    guard case .table(let schema, let table) = call.argument(0, "LookupTable") else {
      throw QueryFailure("the first argument must be a table")
    }
    self.schema = schema
    self.table = table
    let places = (1...3).compactMap { call.argument($0, "") }
    guard places.count == 3 else {
      throw QueryFailure("a table, its column of shapes, a longitude and a latitude are expected")
    }
    /// The position in the table of the column of shapes that an argument names.
    func shapes(_ argument: PluginArgument) -> Int? {
      var name: String?
      if case .column(let index) = argument, input.fields.indices.contains(index) {
        name = input.fields[index].name
      }
      if case .literal(.string(let text)) = argument { name = text }
      guard let index = name.flatMap({ schema.index(of: $0) }),
        schema.fields[index].type == .dynamic
      else { return nil }
      return index
    }
    // Both orders are in use: the shapes before the place, and after it.
    if let key = shapes(places[0]) {
      (self.key, longitude, latitude) = (key, places[1], places[2])
    } else if let key = shapes(places[2]) {
      (longitude, latitude, self.key) = (places[0], places[1], key)
    } else {
      throw QueryFailure("the table has no such column of shapes")
    }
    radius = try call.number(4, "radius")
    returnsUnmatched = try call.literal(5, "return_unmatched") == .bool(true)
    returnsKey = try call.literal(7, "return_lookup_key") == .bool(true)
    if let radius, !(radius >= 0) { throw QueryFailure("the radius must be zero or more") }
    guard isRadiusOptional || radius != nil else { throw QueryFailure("a radius is missing") }
  }

  /// The columns of the table that come out.
  var kept: [Int] { schema.fields.indices.filter { $0 != key || returnsKey } }

  func output(_ input: Schema) -> Schema {
    Schema.unique(input.fields + kept.map { schema.fields[$0] })
  }

  func holds(_ shape: SphereShape, _ place: GeoPoint) -> Bool {
    guard let radius else { return shape.contains(place) }
    return shape.distance(to: place).map { $0 <= radius } ?? false
  }
}

/// `geo_line_lookup(table, line, longitude, latitude, radius [, return_unmatched] ...)`.
enum GeoLineLookup: GeoLookup {
  static let name = "geo_line_lookup"
  static let summary = "Rows joined with the lines of a table that are within a radius in meters."
  static let isRadiusOptional = false
  static let examples = [
    Example(
      """
      let roads = datatable(road: string, line: dynamic)[
        'A', dynamic({'type': 'LineString', 'coordinates': [[0, 0], [1, 0]]})];
      print lon = 0.5, lat = 0.0001 | evaluate geo_line_lookup(roads, line, lon, lat, 100)
      | project road
      """,
      prints: "A"
    )
  ]
  static func read(_ value: DynamicValue) -> SphereShape? { GeoLines(value)?.shape }
}

/// `geo_polygon_lookup(table, polygon, longitude, latitude [, radius [, return_unmatched]] ...)`.
enum GeoPolygonLookup: GeoLookup {
  static let name = "geo_polygon_lookup"
  static let summary = "Rows joined with the polygons of a table that they lie in or near."
  static let isRadiusOptional = true
  static let examples = [
    Example(
      """
      let areas = datatable(area: string, polygon: dynamic)[
        'A', dynamic({'type': 'Polygon', 'coordinates': [[[0, 0], [2, 0], [2, 2], [0, 0]]]})];
      print lon = 1.5, lat = 1.0 | evaluate geo_polygon_lookup(areas, polygon, lon, lat)
      | project area
      """,
      prints: "A"
    )
  ]
  static func read(_ value: DynamicValue) -> SphereShape? { GeoPolygons(value)?.shape }
}
