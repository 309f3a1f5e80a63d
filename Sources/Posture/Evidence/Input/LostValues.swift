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

  /// What is lost of a table's rows, as a reason for the table not to be complete.
  func reason(_ rows: RowList, of table: TableSpec) -> String? {
    var (count, place) = Self.lost(in: rows.small.filter { files.contains($0.file) }, of: table)
    var first = place.map { "\(paths[$0.file])#\($0.pointer)" }
    for large in rows.large {
      guard let lost = large.lost else { continue }
      count += lost.count
      if first == nil { first = "\(paths[large.file])#\(lost.first)" }
    }
    guard let first else { return nil }
    let values = count == 1 ? "a value was" : "\(count) values were"
    return "\(values) lost when the export was cut at its depth, the first at \(first)"
  }

  /// How many values of columns are lost, and where the first one stood.
  static func lost(
    in rows: [Row],
    of table: TableSpec
  ) -> (count: Int, first: (file: Int, pointer: String)?) {
    guard !rows.isEmpty else { return (0, nil) }
    let keys = KeyMap(table)
    var count = 0
    var first: (file: Int, pointer: String)?
    for row in rows {
      for member in row.node.members where isColumn(member, keys, table) {
        let (lost, node) = lost(in: member.value, 0)
        count += lost
        if first == nil, let node { first = (row.file, row.pointer(of: node)) }
      }
    }
    return (count, first)
  }

  private static func isColumn(
    _ member: JSONMember,
    _ keys: KeyMap,
    _ table: TableSpec
  ) -> Bool {
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
