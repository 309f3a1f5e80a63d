import Geography
import Testing

@Suite struct CellTests {
  @Test(arguments: ["", "a", "x", "0", "ffffffffffffffff", "89c259z", "12345678901234567"])
  func whatIsNoTokenIsNil(_ text: String) {
    #expect(S2Cell(token: text) == nil)
  }

  @Test(arguments: ["", "abc", "1", "ffffffffffffffff", "862a1072fffffff0", "-62a1072fffffff"])
  func whatIsNoHexagonIsNil(_ text: String) {
    #expect(H3Cell(text: text) == nil)
  }

  @Test(arguments: [(0.0, 0.0), (-74.0445, 40.68925), (180, -90), (-180, 90), (12.5, -33.25)])
  func cellsHoldTheirPoints(_ longitude: Double, _ latitude: Double) throws {
    let place = try #require(GeoPoint(longitude, latitude))
    for level in [0, 7, 30] {
      let cell = try #require(S2Cell(place, level: level))
      #expect(S2Cell(token: cell.token) == cell)
      #expect(S2Cell(cell.center, level: level) == cell)
    }
    for resolution in [0, 7, 15] {
      let cell = try #require(H3Cell(place, resolution: resolution))
      #expect(H3Cell(text: cell.text) == cell)
      #expect(cell.resolution == resolution)
      let center = try #require(cell.center)
      #expect(H3Cell(center, resolution: resolution) == cell)
    }
    #expect(S2Cell(place, level: 31) == nil)
    #expect(H3Cell(place, resolution: -1) == nil)
  }

  /// One of the twelve pentagons of each resolution.
  @Test func aPentagonHasFiveNeighbors() throws {
    let cell = try #require(H3Cell(text: "8009fffffffffff"))
    #expect(cell.corners?.count == 5)
    #expect(cell.rings(distance: 1, limit: 7)?[1].count == 5)
    #expect(cell.children(resolution: 1, limit: 7)?.count == 6)
    #expect(cell.children(resolution: 5, limit: 100) == nil)
    #expect(cell.rings(distance: 2_000_000_000, limit: 100) == nil)
  }
}
