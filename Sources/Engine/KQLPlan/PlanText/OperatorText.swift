import Tables

extension LogicalPlan {
  /// The operator in one line; `names` are the columns of its input.
  func summary(_ names: NameList) -> String {
    switch self {
    case .scan(let node): return node.text
    case .values(let node): return "values \(node.batch.count) rows"
    case .range(let node):
      return "range from \(node.from.text(names)) to \(node.to.text(names))"
        + " step \(node.step.text(names))"
    case .input(let node): return "rows of the operator around (\(node.id))"
    case .shared(let node): return "shared \(node.id)"
    case .filter(let node): return "where \(node.condition.text(names))"
    case .project(let node):
      return (node.isSerial ? "project in order " : "project ") + list(node.columns, names)
    case .summarize(let node):
      return "summarize \(list(node.aggregates, names))" + by(node.keys, names)
    case .join(let node):
      let right = NameList(node.right.schema.fields)
      let keys = zip(node.leftKeys, node.rightKeys).map {
        "\($0.text(names)) == \($1.text(right))"
      }
      return "join \(node.kind.rawValue) on \(keys.joined(separator: ", "))"
    case .union(let node): return "union of \(node.inputs.count)"
    case .sort(let node): return "sort by \(list(node.keys, names))"
    case .top(let node): return "top \(node.count.text(names)) by \(list(node.keys, names))"
    case .take(let node): return "take \(node.count.text(names))"
    case .sample(let node): return "sample \(node.count.text(names))"
    case .expand(let node): return "mv-expand \(list(node.items, names))"
    case .apply(let node): return "mv-apply \(list(node.expand.items, names))"
    case .partition(let node): return "partition by \(node.key.text(names))"
    case .makeSeries(let node):
      return "make-series \(list(node.aggregates.map(\.call), names)) on "
        + "\(node.axis.expression.text(names)) step \(node.step.text(names))"
        + by(node.keys, names)
    case .parse(let node):
      return "parse \(node.kind.rawValue) \(node.source.text(names))"
    case .parseKeyValues(let node): return "parse-kv \(node.source.text(names))"
    case .steps(let node):
      return "scan steps \(node.steps.map(\.name).joined(separator: ", "))"
    case .topNested(let node):
      let keys = node.levels.map { $0.key.expression.text(names) }
      return "top-nested \(keys.joined(separator: ", "))"
    case .plugin(let node): return "evaluate \(node.plugin.name)"
    case .graph(let node):
      let edge = "\(node.graph.source.text(names)) to \(node.graph.target.text(names))"
      switch node.output {
      case .nodes: return "nodes of the graph from \(edge)"
      case .edges: return "edges of the graph from \(edge)"
      case .matches(let match):
        return "match \(match.sequences.count) patterns in the graph from \(edge)"
      }
    }
  }

  private func list(_ columns: [NamedExpression], _ names: NameList) -> String {
    columns.map { column in
      let text = column.expression.text(names)
      return text == column.name ? text : "\(column.name) = \(text)"
    }.joined(separator: ", ")
  }

  private func list(_ calls: [AggregateCall], _ names: NameList) -> String {
    calls.map { call in
      let arguments = call.arguments.map { $0.text(names) }.joined(separator: ", ")
      let outputs = call.outputs.map(\.name).joined(separator: ", ")
      return "\(outputs) = \(call.name)(\(arguments))"
    }.joined(separator: "; ")
  }

  private func list(_ keys: [SortKey], _ names: NameList) -> String {
    keys.map { $0.expression.text(names) + ($0.isAscending ? " asc" : " desc") }
      .joined(separator: ", ")
  }

  private func list(_ items: [ExpandItem], _ names: NameList) -> String {
    items.map { $0.expression.text(names) + " to \($0.type.rawValue)" }.joined(separator: ", ")
  }

  private func by(_ keys: [NamedExpression], _ names: NameList) -> String {
    keys.isEmpty ? "" : " by " + list(keys, names)
  }
}

extension ScanPlan {
  /// The table and the columns that are read of it.
  fileprivate var text: String {
    if let external { return "read \(external.locations.joined(separator: ", "))" }
    let read = schema.fields.enumerated().filter { !unread.contains($0.offset) }.map(\.element.name)
    if unread.isEmpty { return "read \(table), all \(schema.count) columns" }
    let names = read.isEmpty ? "" : ": " + read.joined(separator: ", ")
    return "read \(table), \(read.count) of \(schema.count) columns\(names)"
  }
}
