import CH3

/// A cell of the H3 grid of hexagons.
public struct H3Cell: Sendable, Hashable {
  /// The resolutions of the grid, the coarsest first.
  public static let resolutions = 0...15

  /// The library's number of the cell.
  public let index: UInt64

  private init(index: UInt64) { self.index = index }

  /// Creates the cell of a resolution that holds a point; nil when there is no such resolution.
  public init?(_ point: GeoPoint, resolution: Int) {
    guard H3Cell.resolutions.contains(resolution) else { return nil }
    var place = LatLng(
      lat: degsToRads(point.latitude),
      lng: degsToRads(point.longitude)
    )
    var index: UInt64 = 0
    guard unsafe latLngToCell(&place, Int32(resolution), &index) == 0 else { return nil }
    self.index = index
  }

  /// Creates the cell of its hexadecimal text; nil when the text is none.
  public init?(text: String) {
    guard (1...16).contains(text.utf8.count),
      text.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
      let index = UInt64(text, radix: 16), isValidCell(index) != 0
    else { return nil }
    self.index = index
  }

  /// The hexadecimal text that names the cell.
  public var text: String { String(index, radix: 16) }

  /// The resolution.
  public var resolution: Int { Int(getResolution(index)) }

  /// The point in the middle.
  public var center: GeoPoint? {
    var place = LatLng()
    return unsafe cellToLatLng(index, &place) == 0 ? GeoPoint(place) : nil
  }

  /// The corners, counter-clockwise.
  public var corners: [GeoPoint]? {
    var boundary = CellBoundary()
    guard unsafe cellToBoundary(index, &boundary) == 0 else { return nil }
    let count = max(0, min(Int(boundary.numVerts), 10))
    return unsafe withUnsafeBytes(of: &boundary.verts) { bytes in
      unsafe bytes.bindMemory(to: LatLng.self).prefix(count).map { GeoPoint($0) }
    }
  }

  /// The cell of a coarser resolution that holds this one.
  public func parent(resolution: Int) -> H3Cell? {
    guard H3Cell.resolutions.contains(resolution) else { return nil }
    var parent: UInt64 = 0
    return unsafe cellToParent(index, Int32(resolution), &parent) == 0
      ? H3Cell(index: parent) : nil
  }

  /// The cells of a finer resolution in this one; nil when there are more than `limit`.
  public func children(resolution: Int, limit: Int) -> [H3Cell]? {
    var count: Int64 = 0
    guard H3Cell.resolutions.contains(resolution),
      unsafe cellToChildrenSize(index, Int32(resolution), &count) == 0,
      count >= 0, count <= limit
    else { return nil }
    var cells = [UInt64](repeating: 0, count: Int(count))
    guard unsafe cellToChildren(index, Int32(resolution), &cells) == 0 else { return nil }
    return cells.filter { $0 != 0 }.map(H3Cell.init(index:))
  }

  /// The cells at each distance from zero to `distance`; nil when there are more than `limit`.
  public func rings(distance: Int, limit: Int) -> [[H3Cell]]? {
    var count: Int64 = 0
    guard (0...100_000).contains(distance),
      unsafe maxGridDiskSize(Int32(distance), &count) == 0, count >= 0, count <= limit
    else { return nil }
    var cells = [UInt64](repeating: 0, count: Int(count))
    var distances = [Int32](repeating: 0, count: Int(count))
    guard unsafe gridDiskDistances(index, Int32(distance), &cells, &distances) == 0 else {
      return nil
    }
    var rings = [[H3Cell]](repeating: [], count: distance + 1)
    for (cell, ring) in zip(cells, distances) where cell != 0 && rings.indices.contains(Int(ring)) {
      rings[Int(ring)].append(H3Cell(index: cell))
    }
    return rings
  }

  /// The cells of a resolution whose middle lies in a polygon, given as an outer ring and its holes
  /// with closed rings; nil when there are more than `limit`.
  public static func cells(
    in polygon: [[GeoPoint]],
    resolution: Int,
    limit: Int
  ) -> [H3Cell]? {
    guard resolutions.contains(resolution), !polygon.isEmpty else { return nil }
    var vertices: [LatLng] = []
    var starts: [Int] = []
    for ring in polygon {
      starts.append(vertices.count)
      for point in ring.dropLast() {
        vertices.append(
          LatLng(lat: degsToRads(point.latitude), lng: degsToRads(point.longitude))
        )
      }
    }
    starts.append(vertices.count)
    return unsafe vertices.withUnsafeMutableBufferPointer { vertices in
      guard let first = vertices.baseAddress else { return nil }
      var loops = unsafe polygon.indices.map { ring in
        unsafe GeoLoop(
          numVerts: Int32(clamping: starts[ring + 1] - starts[ring]),
          verts: first + starts[ring]
        )
      }
      return unsafe loops.withUnsafeMutableBufferPointer { loops in
        guard let outer = unsafe loops.first else { return nil }
        var shape = unsafe GeoPolygon(
          geoloop: outer,
          numHoles: Int32(clamping: loops.count - 1),
          holes: loops.baseAddress.map { unsafe $0 + 1 }
        )
        return unsafe cells(&shape, resolution, limit)
      }
    }
  }

  private static func cells(
    _ shape: UnsafeMutablePointer<GeoPolygon>,
    _ resolution: Int,
    _ limit: Int
  ) -> [H3Cell]? {
    let byCenter: UInt32 = 0
    var count: Int64 = 0
    guard
      unsafe maxPolygonToCellsSizeExperimental(shape, Int32(resolution), byCenter, &count) == 0,
      count >= 0, count <= 4 * Int64(limit) + 1000
    else { return nil }
    var cells = [UInt64](repeating: 0, count: Int(count))
    guard
      unsafe polygonToCellsExperimental(shape, Int32(resolution), byCenter, count, &cells) == 0
    else { return nil }
    let found = cells.filter { $0 != 0 }
    return found.count > limit ? nil : found.map(H3Cell.init(index:))
  }

  /// About how large a cell of a resolution is, in square meters.
  public static func averageArea(resolution: Int) -> Double {
    var area = 0.0
    return unsafe getHexagonAreaAvgM2(Int32(resolution), &area) == 0 ? area : 0
  }
}

extension GeoPoint {
  fileprivate init(_ place: LatLng) {
    self.init(computed: (radsToDegs(place.lng), radsToDegs(place.lat)))
  }
}
