import KQLPlan
import Tables

/// What is found at the places of a pattern.
struct GraphPlaces {
  let match: PreparedMatch
  private let search: GraphSearch
  private let nodes: Batch
  /// Where the columns of each variable begin.
  private let offsets: [Int]

  init(_ search: GraphSearch, nodes: Batch, match: PreparedMatch) {
    self.search = search
    self.nodes = nodes
    self.match = match
    offsets = match.plan.offsets
  }

  /// The places that satisfy the condition and are short enough.
  func kept(_ tips: ContiguousArray<Int>, _ run: Run) throws -> ContiguousArray<Int> {
    var kept = ContiguousArray<Int>()
    if let condition = match.condition {
      for start in stride(from: 0, to: tips.count, by: batchRows) {
        try run.context.checkCancellation()
        let part = tips[start..<min(start + batchRows, tips.count)]
        let batch = try batch(part, columns: match.conditionColumns)
        for row in try condition.trueRows(batch) { kept.append(part[start + row]) }
      }
    } else {
      kept = tips
    }
    return match.plan.selection == .every ? kept : shortest(kept)
  }

  private struct Ends: Hashable {
    let first: Int
    let last: Int
  }

  /// The shortest of the places with the same first and last node.
  private func shortest(_ tips: ContiguousArray<Int>) -> ContiguousArray<Int> {
    var best: [Ends: Int] = [:]
    let measured = tips.map { tip in
      var length = 0
      var index = tip
      var first = search.links[tip].node
      while index >= 0 {
        let link = search.links[index]
        if link.edge >= 0 { length += 1 }
        first = link.node
        index = link.parent
      }
      let ends = Ends(first: first, last: search.links[tip].node)
      best[ends] = min(best[ends] ?? length, length)
      return (tip: tip, ends: ends, length: length)
    }
    var taken: Set<Ends> = []
    var result = ContiguousArray<Int>()
    for place in measured where best[place.ends] == place.length {
      let isFirst = taken.insert(place.ends).inserted
      if isFirst || match.plan.selection == .allShortest { result.append(place.tip) }
    }
    return result
  }

  /// The columns of places that are read; the others hold nulls, so that positions stay.
  func batch(_ tips: ContiguousArray<Int>.SubSequence, columns: Set<Int>) throws -> Batch {
    let width = match.plan.rowWidth
    var needed = columns
    for index in match.computed.indices where columns.contains(width + index) {
      let item = match.computed[index]
      let own = ownWidth(item)
      for column in item.columns where column >= own { needed.insert(column - own) }
    }
    var table = PlaceTable(variables: match.plan.variables.count, places: tips.count)
    for tip in tips { table.add(tip, search) }
    let unused = Column(nulls: tips.count, of: .bool)
    var result = [Column](repeating: unused, count: width + match.computed.count)
    for (variable, kind) in match.plan.variables.enumerated() {
      let source: Batch
      switch kind {
      case .node: source = nodes
      case .edge: source = search.graph.edges
      case .chain: continue
      }
      for (index, column) in source.columns.enumerated() {
        let position = offsets[variable] + index
        guard needed.contains(position) else { continue }
        result[position] = column.gather(table.items[variable])
      }
    }
    for index in match.computed.indices where columns.contains(width + index) {
      result[width + index] = try value(match.computed[index], table, result, count: tips.count)
    }
    return Batch(columns: result, count: tips.count)
  }

  private func ownWidth(_ item: PreparedMatch.Computed) -> Int {
    item.isInner ? nodes.columns.count : search.graph.edges.columns.count
  }

  /// A value computed over the parts of a chain, for each place.
  private func value(
    _ item: PreparedMatch.Computed,
    _ table: PlaceTable,
    _ row: [Column],
    count: Int
  ) throws -> Column {
    let chain = table.chain(item.variable, isInner: item.isInner)
    let source = item.isInner ? nodes : search.graph.edges
    let own = source.columns.count
    let unused = Column(nulls: chain.items.count, of: .bool)
    var columns = [Column](repeating: unused, count: own + row.count)
    for column in item.columns where column < columns.count {
      columns[column] =
        column < own
        ? source.columns[column].gather(chain.items) : row[column - own].gather(chain.places)
    }
    let batch = Batch(columns: columns, count: chain.items.count)
    let values = try item.value.evaluate(batch)
    switch item.kind {
    case .list:
      var lists = [[DynamicValue]](repeating: [], count: count)
      for (index, place) in chain.places.enumerated() {
        lists[place].append(values.value(at: index).asDynamic)
      }
      return .dynamic(DynamicColumn(lists.map { .array($0) }))
    case .all, .any:
      let isAll = item.kind == .all
      var flags = ContiguousArray(repeating: isAll, count: count)
      guard case .bool(let found) = values else { return .bool(FixedWidth(flags)) }
      for (index, place) in chain.places.enumerated() where (found[index] == true) != isAll {
        flags[place] = !isAll
      }
      return .bool(FixedWidth(flags))
    }
  }
}
