import CS2

/// Points, lines or an area on the sphere, whose edges are the shortest paths between their ends.
///
/// The work is that of the S2 library. Lengths and areas are those of the earth, in meters and square
/// meters.
@safe
public final class SphereShape: Sendable {
  /// The library's shape.
  ///
  /// It never changes, its index is made to be shared between threads, and it is released with its
  /// only owner.
  private nonisolated(unsafe) let shape: OpaquePointer

  private init?(_ shape: OpaquePointer?) {
    guard let shape = unsafe shape else { return nil }
    unsafe self.shape = unsafe shape
  }

  deinit { unsafe cs2_free(shape) }

  /// Creates lines; nil when one has fewer than two points or an edge of half the globe.
  public convenience init?(lines: [[GeoPoint]]) {
    guard !lines.isEmpty else { return nil }
    let coordinates = lines.joined().flatMap(\.pair)
    let sizes = lines.map { Int32(clamping: $0.count) }
    unsafe self.init(cs2_lines(coordinates, sizes, Int32(clamping: sizes.count)))
  }

  /// Creates the union of polygons, each an outer ring and its holes.
  ///
  /// Rings are closed, and the smaller side of a ring is its inside. Nil when rings cross or share
  /// edges.
  public convenience init?(polygons: [[[GeoPoint]]]) {
    guard !polygons.isEmpty, polygons.allSatisfy({ !$0.isEmpty }) else { return nil }
    let coordinates = polygons.joined().joined().flatMap(\.pair)
    let rings = polygons.joined().map { Int32(clamping: $0.count) }
    let sizes = polygons.map { Int32(clamping: $0.count) }
    unsafe self.init(cs2_polygons(coordinates, rings, sizes, Int32(clamping: sizes.count)))
  }

  /// Creates the area within a radius around a point, as `buffered(by:tolerance:)` does.
  public convenience init?(around point: GeoPoint, radius: Double, tolerance: Double) {
    unsafe self.init(
      cs2_buffer_point(point.pair, Earth.radians(meters: radius), tolerance / radius)
    )
  }

  /// The coordinates; nil when there is no border, as that of the whole globe.
  public var parts: ShapeParts? {
    guard let parts = unsafe cs2_shape_parts(shape) else { return nil }
    defer { unsafe cs2_parts_free(parts) }
    return unsafe ShapeParts(parts)
  }

  // MARK: Measures

  /// The area in square meters.
  public var area: Double { unsafe cs2_area(shape) * Earth.radius * Earth.radius }

  /// The length of lines and of the borders of areas, in meters.
  public var length: Double { unsafe cs2_length(shape) * Earth.radius }

  /// The center of mass.
  public var centroid: GeoPoint? {
    var point = [0.0, 0.0]
    return unsafe cs2_centroid(shape, &point) == 0
      ? nil : GeoPoint(computed: (point[0], point[1]))
  }

  /// Whether a point is in the area.
  ///
  /// Of areas that share a border each point is in one.
  public func contains(_ point: GeoPoint) -> Bool {
    unsafe cs2_contains(shape, point.pair) != 0
  }

  /// The nearest point; the point itself when it is inside.
  public func closest(to point: GeoPoint) -> GeoPoint? {
    var closest = [0.0, 0.0]
    return unsafe cs2_closest(shape, point.pair, &closest) == 0
      ? nil : GeoPoint(computed: (closest[0], closest[1]))
  }

  /// The distance in meters; zero inside.
  public func distance(to point: GeoPoint) -> Double? {
    let angle = unsafe cs2_distance(shape, point.pair)
    return angle < 0 ? nil : angle * Earth.radius
  }

  /// The point at a fraction of the length of the first line.
  public func point(at fraction: Double) -> GeoPoint? {
    var point = [0.0, 0.0]
    return unsafe cs2_interpolate(shape, fraction, &point) == 0
      ? nil : GeoPoint(computed: (point[0], point[1]))
  }

  /// The fraction of the length of the first line where it is nearest to a point.
  public func fraction(nearest point: GeoPoint) -> Double? {
    let fraction = unsafe cs2_locate(shape, point.pair)
    return fraction < 0 ? nil : fraction
  }

  // MARK: Operations

  /// Whether shapes have a point in common, be it on a border.
  public func intersects(_ other: SphereShape) -> Bool {
    unsafe cs2_intersects(shape, other.shape) != 0
  }

  /// What shapes have in common.
  public func intersection(_ other: SphereShape) -> SphereShape? {
    unsafe SphereShape(cs2_intersection(shape, other.shape))
  }

  /// All of some shapes; lines are joined where they meet, and what they share counts once.
  public static func union(_ shapes: [SphereShape]) -> SphereShape? {
    let pointers = unsafe shapes.map { unsafe Optional($0.shape) }
    return withExtendedLifetime(shapes) {
      unsafe SphereShape(cs2_union(pointers, pointers.count))
    }
  }

  /// The area within a radius in meters; its border is off by the tolerance in meters at most.
  public func buffered(by radius: Double, tolerance: Double) -> SphereShape? {
    unsafe SphereShape(cs2_buffer(shape, Earth.radians(meters: radius), tolerance / radius))
  }

  /// The greatest tolerance in meters when simplifying: 70 degrees.
  public static let greatestTolerance = 70 * Double.pi / 180 * Earth.radius

  /// The shapes with fewer points, no two of them nearer than the tolerance in meters.
  ///
  /// A border that they share stays shared. A shape that vanishes is nil.
  public static func simplified(
    _ shapes: [SphereShape],
    tolerance: Double
  ) -> [SphereShape?]? {
    guard tolerance >= 0, tolerance < greatestTolerance else { return nil }
    let pointers = unsafe shapes.map { unsafe Optional($0.shape) }
    var results = unsafe [OpaquePointer?](repeating: nil, count: shapes.count)
    let done = withExtendedLifetime(shapes) {
      unsafe cs2_simplify(
        pointers,
        pointers.count,
        Earth.radians(meters: tolerance),
        &results
      )
    }
    return unsafe done == 0 ? nil : results.map { unsafe SphereShape($0) }
  }

  /// The cells of a level of the S2 grid that the shape meets when it is widened by a radius in
  /// meters; nil when there are more than `limit`.
  public func cells(level: Int, radius: Double = 0, limit: Int) -> [S2Cell]? {
    var count = 0
    guard S2Cell.levels.contains(level),
      let cells = unsafe cs2_covering(
        shape,
        Int32(level),
        min(.pi, Earth.radians(meters: radius)),
        limit,
        &count
      )
    else { return nil }
    defer { unsafe Heap.free(cells) }
    return unsafe UnsafeBufferPointer(start: cells, count: count).map { S2Cell(id: $0) }
  }
}
