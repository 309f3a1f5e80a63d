import CS2

/// A cell of the S2 grid.
public struct S2Cell: Sendable, Hashable {
  /// The levels of the grid, the coarsest first.
  public static let levels = 0...30

  /// The library's number of the cell.
  public let id: UInt64

  init(id: UInt64) { self.id = id }

  /// Creates the cell of a level that holds a point; nil when there is no such level.
  public init?(_ point: GeoPoint, level: Int) {
    guard S2Cell.levels.contains(level) else { return nil }
    id = unsafe cs2_cell(point.pair, Int32(level))
  }

  /// Creates the cell of a token; nil when the text is none.
  public init?(token: String) {
    let bytes = Array(token.utf8)
    let id = unsafe bytes.withUnsafeBytes { bytes in
      unsafe cs2_cell_of_token(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
        bytes.count
      )
    }
    guard id != 0 else { return nil }
    self.id = id
  }

  /// The text that names the cell.
  public var token: String {
    var text = [CChar](repeating: 0, count: 16)
    let count = unsafe cs2_cell_token(id, &text)
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The point in the middle.
  public var center: GeoPoint {
    var point = [0.0, 0.0]
    unsafe cs2_cell_center(id, &point)
    return GeoPoint(computed: (point[0], point[1]))
  }

  /// The four corners, counter-clockwise.
  public var corners: [GeoPoint] {
    var points = [Double](repeating: 0, count: 8)
    unsafe cs2_cell_corners(id, &points)
    return (0..<4).map { GeoPoint(computed: (points[2 * $0], points[2 * $0 + 1])) }
  }

  /// The cells of the same level that share an edge or a corner.
  public var neighbors: [S2Cell] {
    var ids = [UInt64](repeating: 0, count: 8)
    let count = unsafe cs2_cell_neighbors(id, &ids)
    return ids.prefix(count).map(S2Cell.init(id:))
  }
}
