import Tables

/// The order of cells of one type; both cells hold a value.
enum CellOrder {
  /// Negative, zero or positive; NaN is after every other real.
  static func compare(_ left: Column, _ row: Int, _ right: Column, _ other: Int) -> Int {
    switch (left, right) {
    case (.int(let a), .int(let b)): order(a.at(row), b.at(other))
    case (.long(let a), .long(let b)), (.datetime(let a), .datetime(let b)),
      (.timespan(let a), .timespan(let b)):
      order(a.at(row), b.at(other))
    case (.real(let a), .real(let b)): order(a.at(row), b.at(other))
    case (.bool(let a), .bool(let b)): order(a.at(row) ? 1 : 0, b.at(other) ? 1 : 0)
    case (.decimal(let a), .decimal(let b)): order(a.at(row), b.at(other))
    case (.guid(let a), .guid(let b)): order(a.at(row), b.at(other))
    case (.string(let a), .string(let b)):
      a.withBytes(row) { left in b.withBytes(other) { Bytes.compare(left, $0) } }
    case (.dynamic(let a), .dynamic(let b)): order(a[row], b[other])
    default: 0
    }
  }

  private static func order<Element: Comparable>(_ left: Element, _ right: Element) -> Int {
    left < right ? -1 : left == right ? 0 : 1
  }

  private static func order(_ left: Double, _ right: Double) -> Int {
    if left.isNaN || right.isNaN { return left.isNaN == right.isNaN ? 0 : left.isNaN ? 1 : -1 }
    return left < right ? -1 : left == right ? 0 : 1
  }

  private static func order(_ left: DynamicValue, _ right: DynamicValue) -> Int {
    switch (left, right) {
    case (.long(let a), .long(let b)): order(a, b)
    case (.real(let a), .real(let b)): order(a, b)
    case (.long(let a), .real(let b)): order(Double(a), b)
    case (.real(let a), .long(let b)): order(a, Double(b))
    case (.string(let a), .string(let b)):
      Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8)) ? -1 : a == b ? 0 : 1
    case (.datetime(let a), .datetime(let b)), (.timespan(let a), .timespan(let b)): order(a, b)
    default: 0
    }
  }
}

/// Rows of earlier batches that groups have chosen, one a group.
struct ChosenRows {
  private var parts: [[Column]] = []
  private var places = ContiguousArray<(part: Int, row: Int)>()

  mutating func grow(to groups: Int) { places.grow(to: groups, filling: (-1, 0)) }

  /// How many groups there are.
  var count: Int { places.count }

  /// The columns and row that a group has chosen, or nil.
  func choice(of group: Int) -> (columns: [Column], row: Int)? {
    let place = places[group]
    return place.part < 0 ? nil : (parts[place.part], place.row)
  }

  /// Lets groups choose rows of `columns`.
  mutating func choose(_ chosen: [(group: Int, row: Int)], of columns: [Column]) {
    guard !chosen.isEmpty else { return }
    let rows = ContiguousArray(chosen.map(\.row))
    for (index, choice) in chosen.enumerated() { places[choice.group] = (parts.count, index) }
    parts.append(columns.map { $0.gather(rows) })
  }

  /// The rows of the groups that have chosen one, and these groups.
  func chosenRows(types: [ScalarType]) -> (rows: [Column], groups: ContiguousArray<Int>) {
    let groups = ContiguousArray(places.indices.filter { places[$0].part >= 0 })
    return (finish(types: types).map { $0.gather(groups) }, groups)
  }

  /// The chosen rows, one a group; a group without a choice has nulls.
  func finish(types: [ScalarType]) -> [Column] {
    var starts: [Int] = []
    var total = 0
    for part in parts {
      starts.append(total)
      total += part.first?.count ?? 0
    }
    let rows = ContiguousArray(places.map { $0.part < 0 ? -1 : starts[$0.part] + $0.row })
    return types.indices.map { index in
      guard !parts.isEmpty else { return Column(nulls: rows.count, of: types[index]) }
      return Column.concatenate(parts.map { $0[index] }, type: types[index]).gather(rows)
    }
  }
}
