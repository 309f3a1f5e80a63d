import Documents

/// Looks for values that were lost when an export was cut at its depth.
///
/// Columns tell of them too, but only once a query asks; whether a table is all there must be known
/// before.
struct LostValues {
  /// The files that may hold some, as positions in the list of files.
  let files: Set<Int>
  /// The paths of all files.
  let paths: [String]

  private static let depthLimit = 200

  /// Whether bytes may hold what a cut leaves; false means that there is nothing to look for.
  static func mayBe(in bytes: Span<UInt8>) -> Bool {
    guard bytes.count > 2 else { return false }
    // In UTF-16 the characters do not stand side by side.
    if bytes[0] == 0 || bytes[1] == 0 || bytes[0] >= 0xFE { return true }
    for index in 0..<bytes.count - 2 where bytes[index] == UInt8(ascii: "\"") {
      switch (bytes[index + 1], bytes[index + 2]) {
      case (UInt8(ascii: "@"), UInt8(ascii: "{")), (UInt8(ascii: "S"), UInt8(ascii: "y")),
        (UInt8(ascii: "M"), UInt8(ascii: "i")), (UInt8(ascii: "D"), UInt8(ascii: "e")):
        return true
      default: continue
      }
    }
    return false
  }

  /// What is lost of a table's rows, as a reason for the table not to be complete.
  func reason(_ rows: [Row], of table: TableSpec) -> String? {
    guard rows.contains(where: { files.contains($0.file) }) else { return nil }
    let keys = KeyMap(table)
    var count = 0
    var first: (row: Row, node: JSONNode)?
    for row in rows where files.contains(row.file) {
      for member in row.node.members where isColumn(member, keys, table) {
        let (lost, place) = Self.lost(in: member.value, 0)
        count += lost
        if first == nil, let place { first = (row, place) }
      }
    }
    guard let first else { return nil }
    let values = count == 1 ? "a value was" : "\(count) values were"
    return "\(values) lost when the export was cut at its depth, the first at "
      + "\(paths[first.row.file])#\(first.node.pointer)"
  }

  private func isColumn(_ member: JSONMember, _ keys: KeyMap, _ table: TableSpec) -> Bool {
    keys.column(of: member.keyNode) != nil
      || table.isGraph && member.key == "AdditionalProperties"
  }

  private static func lost(in node: JSONNode, _ depth: Int) -> (count: Int, first: JSONNode?) {
    guard depth < depthLimit else { return (0, nil) }
    var count = 0
    var first: JSONNode?
    func add(_ inner: JSONNode) {
      let found = lost(in: inner, depth + 1)
      count += found.count
      first = first ?? found.first
    }
    switch node.kind {
    case .string: return node.isTruncatedObject ? (1, node) : (0, nil)
    case .array: for element in node.elements { add(element) }
    case .object: for member in node.members { add(member.value) }
    default: break
    }
    return (count, first)
  }
}
