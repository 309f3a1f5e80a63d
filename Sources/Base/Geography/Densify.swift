import CS2

extension Earth {
  /// The points of a line that is straight on the map, with so many between its ends that the
  /// shortest paths from one to the next stay within a tolerance in meters.
  ///
  /// The ends stay as they are. A longitude may be out of range where the line crosses the
  /// antimeridian. Nil when there are more points than `limit`.
  public static func densified(
    from start: GeoPoint,
    to end: GeoPoint,
    tolerance: Double,
    limit: Int
  ) -> [GeoPoint]? {
    var count = 0
    guard
      let pairs = unsafe cs2_densify(
        start.pair,
        end.pair,
        radians(meters: tolerance),
        limit,
        &count
      )
    else { return nil }
    defer { unsafe Heap.free(pairs) }
    return (0..<count).map { index in
      index == 0
        ? start
        : index == count - 1
          ? end : unsafe GeoPoint(computed: (pairs[2 * index], pairs[2 * index + 1]))
    }
  }
}
