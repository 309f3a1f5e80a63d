import Diagnostics
import Documents
import PostureModel

/// Makes one table out of everything that was found for it.
struct TableMerger {
  let catalog: TableCatalog
  let paths: [String]
  let dates: [Int64]
  /// Objects that two files describe differently, and listings that are not complete.
  private(set) var problems: [Diagnostic] = []

  init(catalog: TableCatalog, paths: [String], dates: [Int64]) {
    self.catalog = catalog
    self.paths = paths
    self.dates = dates
  }

  /// The rows and the status of a table.
  mutating func merge(_ parts: [FoundRows], of spec: TableSpec) -> (rows: RowList, CollectionStatus)
  {
    let good = parts.filter { $0.state == .collected || $0.state == .partial }
    var status = CollectionStatus(table: spec.name, state: .absent, command: spec.collect)
    guard !good.isEmpty else {
      let told = parts.first { $0.state == .failed } ?? parts.first
      if let told {
        status.state = told.state
        status.reason = told.reason
        status.command = told.command ?? spec.collect
        if told.state == .failed { status.source = paths[told.file] }
      }
      status.reason = status.reason ?? "no file of the input holds it"
      return (RowList(), status)
    }
    let rows = union(good, of: spec)
    status.count = rows.count
    status.state = rows.isEmpty ? .empty : .collected
    status.command = good.first?.command ?? spec.collect
    status.source = Set(good.map(\.file)).sorted().map { paths[$0] }.first
    if let partial = parts.first(where: { $0.state == .partial })
      ?? parts.first(where: { $0.state == .failed })
    {
      status.state = .partial
      status.reason = partial.reason
    } else if let reason = missingPages(good, of: spec) {
      status.state = .partial
      status.reason = reason
    }
    return (rows, status)
  }

  /// A listing is complete when exactly one of its pages has no successor.
  private mutating func missingPages(_ parts: [FoundRows], of spec: TableSpec) -> String? {
    let following = parts.filter { $0.page == .moreFollow }
    let last = parts.count { $0.page == .last }
    guard let open = following.first, last == 0 else { return nil }
    let reason = "the listing goes on after \(paths[open.file]), and the rest was not collected"
    problems.append(
      Diagnostic(
        Code.incompletePages,
        "the listing of '\(spec.name)' goes on, and the rest was not collected",
        in: paths[open.file],
        at: .pointer("/@odata.nextLink"),
        severity: .warning,
        hints: ["follow '@odata.nextLink' until there is none"]
      )
    )
    return reason
  }

  /// All objects; of those with one key, the one from the fresher file.
  private mutating func union(_ parts: [FoundRows], of spec: TableSpec) -> RowList {
    let filled = parts.filter { !$0.isEmpty }
    guard Set(filled.map(\.file)).count > 1, !filled.contains(where: { $0.large != nil }) else {
      return unionOfLarge(filled, of: spec)
    }
    return RowList(unionOfRows(filled, of: spec))
  }

  /// Rows stay in their files unless an object is in two of them.
  private mutating func unionOfLarge(_ parts: [FoundRows], of spec: TableSpec) -> RowList {
    guard Set(parts.map(\.file)).count > 1,
      spec.isSingle || spec.key.map({ RowIdentity.meet(in: parts, key: $0) }) == true
    else { return RowList(parts) }
    let inMemory = parts.map { part in
      guard let large = part.large else { return part }
      var copy = part
      copy.large = nil
      do throws(Diagnostic) {
        copy.rows = try large.all()
      } catch {
        problems.append(error)
      }
      return copy
    }
    return RowList(unionOfRows(inMemory, of: spec))
  }

  private mutating func unionOfRows(_ filled: [FoundRows], of spec: TableSpec) -> [Row] {
    guard let key = spec.key else {
      // Without a key, objects cannot be told apart; where there can be only one, they are one.
      return spec.isSingle ? single(filled) : filled.flatMap(\.rows)
    }
    var merged: [Row] = []
    var positions: [String: Int] = [:]
    for row in filled.flatMap(\.rows) {
      guard let identity = identity(of: row, key) else {
        merged.append(row)
        continue
      }
      guard let position = positions[identity] else {
        positions[identity] = merged.count
        merged.append(row)
        continue
      }
      let other = merged[position]
      let isFresher = dates[row.file] > dates[other.file]
      if other.file != row.file, !row.node.hasSameContent(as: other.node) {
        reportConflict(row, other, isFresher: isFresher, spec, identity)
      }
      if other.file == row.file {
        merged.append(row)
      } else {
        merged[position] = isFresher ? row : other
        merged[position].fallback = isFresher ? other.node : row.node
      }
    }
    return merged
  }

  private func single(_ parts: [FoundRows]) -> [Row] {
    let byAge = parts.sorted { dates[$0.file] > dates[$1.file] }
    guard let freshest = byAge.first, freshest.rows.count == 1 else {
      return byAge.first?.rows ?? []
    }
    var row = freshest.rows[0]
    row.fallback = byAge.dropFirst().first?.rows.first?.node
    return [row]
  }

  private func identity(of row: Row, _ key: String) -> String? {
    if let name = row.name { return name.lowercased() }
    return RowIdentity.text(of: row.node, key: key)
  }

  private mutating func reportConflict(
    _ row: Row,
    _ other: Row,
    isFresher: Bool,
    _ spec: TableSpec,
    _ identity: String
  ) {
    let winner = isFresher ? row : other
    let loser = isFresher ? other : row
    problems.append(
      Diagnostic(
        Code.conflict,
        "'\(identity)' of '\(spec.name)' differs from \(paths[winner.file])#\(winner.pointer), "
          + "which counts because it is \(dates[row.file] == dates[other.file] ? "read first" : "fresher")",
        in: paths[loser.file],
        at: .pointer(loser.pointer),
        severity: .warning
      )
    )
  }
}

extension JSONNode {
  /// Whether two objects say nothing different: members that only one of them has do not count,
  /// nor does the letter case of names.
  func hasSameContent(as other: JSONNode, depth: Int = 0) -> Bool {
    guard depth < 100 else { return true }
    switch (kind, other.kind) {
    case (.object, .object):
      return members.allSatisfy { member in
        guard let counterpart = other[ignoringCase: member.key] else { return true }
        return member.value.hasSameContent(as: counterpart, depth: depth + 1)
      }
    case (.array, .array):
      return count == other.count
        && zip(elements, other.elements).allSatisfy { $0.hasSameContent(as: $1, depth: depth + 1) }
    case (.array, _) where count == 1:
      return self[0]?.hasSameContent(as: other, depth: depth + 1) ?? false
    case (_, .array) where other.count == 1:
      return other[0].map { hasSameContent(as: $0, depth: depth + 1) } ?? false
    case (.string, .string):
      if string == other.string { return true }
      // The same time may be written in two ways.
      guard let mine = string.flatMap({ DateText.ticks($0) }),
        let theirs = other.string.flatMap({ DateText.ticks($0) })
      else { return false }
      return mine == theirs
    default:
      return ScalarReading.text(self, names: nil) == ScalarReading.text(other, names: nil)
    }
  }
}
