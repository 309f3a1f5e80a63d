import Geography
import Testing

@Suite struct ShapeTests {
  private static func points(_ pairs: [(Double, Double)]) -> [GeoPoint] {
    pairs.compactMap { GeoPoint($0.0, $0.1) }
  }

  private static func ring(_ pairs: (Double, Double)...) -> [GeoPoint] {
    points(pairs + pairs.prefix(1))
  }

  /// An eighth of the sphere.
  private static let octant = SphereShape(polygons: [[ring((0, 0), (90, 0), (0, 90))]])

  @Test func anOctantHasAnEighthOfTheSphere() throws {
    let shape = try #require(Self.octant)
    let radius = Earth.radius
    #expect(abs(shape.area / (Double.pi * radius * radius / 2) - 1) < 1e-12)
    #expect(abs(shape.length / (3 * Double.pi / 2 * radius) - 1) < 1e-12)
  }

  @Test func theSmallerSideOfARingIsItsInside() throws {
    let clockwise = try #require(SphereShape(polygons: [[Self.ring((0, 0), (0, 10), (10, 0))]]))
    let inside = try #require(GeoPoint(1, 1))
    #expect(clockwise.contains(inside))
    #expect(clockwise.distance(to: inside) == 0)
  }

  @Test func aHoleIsNoPartOfAPolygon() throws {
    let shape = try #require(
      SphereShape(polygons: [
        [
          Self.ring((0, 0), (10, 0), (10, 10), (0, 10)),
          Self.ring((4, 4), (6, 4), (6, 6), (4, 6)),
        ]
      ])
    )
    let center = try #require(GeoPoint(5, 5))
    #expect(!shape.contains(center))
    let parts = try #require(shape.parts)
    #expect(parts.polygons.map(\.count) == [2])
  }

  @Test func whatCannotBeAShapeIsNil() {
    // Rings that cross themselves or each other, have too few points or an edge of half the globe.
    #expect(SphereShape(polygons: [[Self.ring((0, 0), (1, 1), (0, 1), (1, 0))]]) == nil)
    #expect(SphereShape(polygons: [[Self.ring((0, 0), (1, 1))]]) == nil)
    #expect(SphereShape(polygons: [[]]) == nil)
    #expect(SphereShape(polygons: []) == nil)
    #expect(
      SphereShape(polygons: [
        [Self.ring((0, 0), (4, 0), (0, 4)), Self.ring((1, 1), (9, 1), (1, 9))]
      ]) == nil
    )
    #expect(SphereShape(lines: [Self.points([(0, 0)])]) == nil)
    #expect(SphereShape(lines: [Self.points([(0, 0), (0, 0)])]) == nil)
    #expect(SphereShape(lines: []) == nil)
    #expect(GeoPoint(181, 0) == nil)
    #expect(GeoPoint(.nan, 0) == nil)
  }

  @Test func theWholeGlobeHasNoParts() throws {
    let shape = try #require(Self.octant)
    let all = try #require(shape.buffered(by: 30_000_000, tolerance: 1000))
    #expect(all.parts == nil)
  }

  @Test func tooManyCellsAreNil() throws {
    let shape = try #require(Self.octant)
    #expect(shape.cells(level: 30, limit: 65_536) == nil)
    #expect(shape.cells(level: 31, limit: 65_536) == nil)
    let cells = try #require(shape.cells(level: 0, limit: 6))
    #expect(cells.count < 6)
  }

  @Test func partsOfAUnionCountOnce() throws {
    let left = try #require(SphereShape(polygons: [[Self.ring((0, 0), (2, 0), (2, 2), (0, 2))]]))
    let right = try #require(SphereShape(polygons: [[Self.ring((1, 0), (3, 0), (3, 2), (1, 2))]]))
    let union = try #require(SphereShape.union([left, right]))
    let shared = try #require(left.intersection(right))
    let sum = left.area + right.area - shared.area
    #expect(abs(union.area / sum - 1) < 1e-9)
  }
}
