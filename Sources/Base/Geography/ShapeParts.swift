import CS2

/// The coordinates of a shape.
public struct ShapeParts: Sendable, Hashable {
  /// The single points.
  public var points: [GeoPoint] = []
  /// The lines, each of two points or more.
  public var lines: [[GeoPoint]] = []
  /// The polygons: each is an outer ring, counter-clockwise, and its holes; rings are closed.
  public var polygons: [[[GeoPoint]]] = []

  /// Whether there is nothing.
  public var isEmpty: Bool { points.isEmpty && lines.isEmpty && polygons.isEmpty }

  /// Copies what the library returned.
  init(_ parts: UnsafeMutablePointer<cs2_parts>) {
    let parts = unsafe parts.pointee
    var next = 0
    func read(_ count: Int32) -> [GeoPoint] {
      (0..<max(0, Int(count))).map { _ in
        defer { next += 2 }
        return unsafe GeoPoint(computed: (parts.coordinates[next], parts.coordinates[next + 1]))
      }
    }
    points = unsafe read(parts.point_count)
    lines = unsafe (0..<Int(parts.line_count)).map { unsafe read(parts.line_sizes[$0]) }
    var ring = 0
    polygons = unsafe (0..<Int(parts.polygon_count)).map { polygon in
      unsafe (0..<Int(parts.polygon_rings[polygon])).map { _ in
        defer { ring += 1 }
        return unsafe read(parts.ring_sizes[ring])
      }
    }
  }
}
