import Diagnostics
import Documents

/// What is odd about a part of a long list, with its places.
struct CloserLook: Sendable {
  let warnings: [Diagnostic]
  let duplicates: [Diagnostic]
  /// Elements that are no objects.
  private(set) var strangers: [Diagnostic] = []
  /// How many values of columns the export cut off, and the place of the first, by table.
  private(set) var lost: [(count: Int, first: String?)] = []
  /// What is odd about the values, by table.
  private(set) var values: [[ColumnReader.Problem]] = []

  /// Reads a part again; nil when it cannot be.
  init?(
    _ part: LargeRows.Part,
    of source: FoundFile,
    in list: LongList,
    path: String,
    file: Int,
    _ reader: inout PartReader
  ) {
    guard let document = try? reader.read(part.bytes, of: source) else { return nil }
    if document.warnings.isEmpty {
      warnings = []
    } else {
      // A part begins with the byte before it, which is one of the characters around it.
      guard let start = TextPlace(before: part.bytes.lowerBound - 1, of: source) else { return nil }
      warnings = document.warnings.map { start.moved($0) }
    }
    duplicates =
      document.traits.contains(.duplicateKeys)
      ? document.duplicateKeys(limit: 50).map { Self.moved($0, part, list) } : []
    guard !list.tables.isEmpty else { return }
    let whole = ExportDocument(root: document.root, base: list.pointer, path: path, file: file)
    var collector = RowCollector(whole, firstIndex: part.firstIndex)
    var rows = collector.rows(of: document.root, at: "")
    for index in rows.indices { rows[index].isOfPart = true }
    strangers = collector.problems
    let isCut = document.traits.contains(.cutOff)
    let isDeep = isCut || document.traits.contains(.deep)
    var paths = [String](repeating: "", count: file)
    paths.append(path)
    for table in list.tables {
      let (count, first) = isCut ? LostValues.lost(in: rows, of: table) : (0, nil)
      lost.append((count, first?.pointer))
      var columns = ColumnReader(table: table, keys: KeyMap(table), rows: rows, paths: paths)
      _ = columns.columns(isDeep ? table.valueColumns : table.checkedColumns)
      values.append(columns.problems)
    }
  }

  /// A problem of a part at its place in the file.
  private static func moved(
    _ problem: Diagnostic,
    _ part: LargeRows.Part,
    _ list: LongList
  ) -> Diagnostic {
    guard case .pointer(let pointer) = problem.place else { return problem }
    let steps = pointer.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: true)
    guard let index = steps.first.flatMap({ Int($0) }) else { return problem }
    let rest = steps.count > 1 ? "/" + steps[1] : ""
    var moved = problem
    moved.place = .pointer("\(list.pointer)/\(part.firstIndex + index)\(rest)")
    return moved
  }
}
