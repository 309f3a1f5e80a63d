extension DynamicColumn {
  /// What the rows say of a property below them.
  public enum PathSight: Sendable {
    /// Some row has it.
    case present
    /// No row has it, and some has what it would lie in.
    case absent
    /// No row has what it would lie in: what is null, empty or no bag has no properties.
    case silent
  }

  /// Whether rows have a property by its names from the value down; arrays on the way are looked
  /// into.
  public func sight(of names: [String]) -> PathSight {
    let keys = names.map { ContiguousArray($0.utf8) }
    var sight = PathSight.silent
    for row in 0..<(isConstant ? min(count, 1) : count) {
      switch look(for: keys[...], rows.range(at: row), depth: 0) {
      case .present: return .present
      case .absent: sight = .absent
      case .silent: break
      }
    }
    return sight
  }

  /// Values nest no deeper than their readers let them.
  private static let depthLimit = 512

  private func look(
    for keys: ArraySlice<ContiguousArray<UInt8>>,
    _ range: ByteRange,
    depth: Int
  ) -> PathSight {
    guard let key = keys.first else { return .present }
    guard depth < Self.depthLimit else { return .silent }
    let bytes = rows.bytes
    switch DynamicEncoding.tag(bytes, range) {
    case .array:
      var sight = PathSight.silent
      DynamicEncoding.forEachElement(of: bytes, range) { element in
        guard sight != .present else { return }
        let found = look(for: keys, element, depth: depth + 1)
        if found != .silent { sight = found }
      }
      return sight
    case .bag:
      var value: ByteRange?
      DynamicEncoding.forEachProperty(of: bytes, range) { name, content in
        if bytes[name.range].elementsEqual(key) { value = content }
      }
      guard let value else { return .absent }
      return look(for: keys.dropFirst(), value, depth: depth + 1)
    default: return .silent
    }
  }
}
