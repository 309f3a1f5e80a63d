import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  func bindMakeGraph(_ node: MakeGraphSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    guard let partition = node.partition else { return try graph(node, input, partition: nil) }
    let key = try bind(partition.column, in: Scope(input))
    guard case .name(let column) = partition.column, input.index(of: column.text) != nil,
      key.type != .dynamic
    else {
      throw Diagnostic(
        Code.graph,
        "a graph is partitioned by a column of its edges",
        at: partition.column.span
      )
    }
    let id = newID()
    var edges = input
    edges.plan = .input(InputPlan(id: id, schema: input.plan.schema))
    let one = try graph(node, edges, partition: column)
    let result = try rows(of: partition.subquery, from: one, in: Scope())
    let plan = PartitionPlan(
      input: input.plan,
      key: key.expression,
      inputID: id,
      subquery: visiblePlan(result)
    )
    return Rows(.partition(plan))
  }

  private func graph(
    _ node: MakeGraphSyntax,
    _ input: Rows,
    partition: NameSyntax?
  ) throws(Diagnostic) -> Rows {
    var edges = input
    edges.plan = visiblePlan(input)
    edges.columns = input.visible.map(\.column)
    let ends = [
      try graphKey(node.source, edges, as: nil), try graphKey(node.target, edges, as: nil),
    ]
    var type = ends[0].type
    if ends[1].type != type {
      type = OverloadChoice.widest(type, ends[1].type) ?? .string
    }
    var properties: [Schema.Field] = []
    var tables: [GraphPlan.NodeTable] = []
    var partitionColumns: [Int] = []
    for table in node.nodes {
      let rows = try rows(of: table.table, in: Scope())
      let plan = visiblePlan(rows)
      let described = Rows(plan)
      tables.append(
        GraphPlan.NodeTable(
          plan: plan,
          key: try graphKey(table.key, described, as: type),
          properties: merge(plan.schema, into: &properties)
        )
      )
      guard let partition else { continue }
      guard let index = plan.schema.index(of: partition.text) else {
        throw Diagnostic(
          Code.unknownColumn,
          "the nodes have no column named '\(partition.text)' to be partitioned by",
          at: table.span
        )
      }
      partitionColumns.append(index)
    }
    var keyProperty = node.nodes.first.flatMap { first in
      properties.firstIndex { $0.name == first.key.text }
    }
    if let name = node.nodeID {
      properties = [Schema.Field(name.text, type)]
      keyProperty = 0
    }
    let plan = GraphPlan(
      edges: edges.plan,
      source: try convert(ends[0], to: type, at: node.source.span),
      target: try convert(ends[1], to: type, at: node.target.span),
      isDirected: node.isDirected,
      nodes: tables,
      properties: Schema(properties),
      keyProperty: keyProperty,
      partition: partition.flatMap { name in
        edges.index(of: name.text).map { ($0, partitionColumns) }
      }
    )
    return graphRows(BoundGraph(plan))
  }

  /// What stands for a graph between graph operators.
  func graphRows(_ graph: BoundGraph) -> Rows {
    let none = Schema([])
    var rows = Rows(.values(ValuesPlan(batch: Batch(emptyOf: none), schema: none)))
    rows.graph = graph
    return rows
  }

  /// A column that identifies nodes.
  private func graphKey(
    _ name: NameSyntax,
    _ rows: Rows,
    as type: ScalarType?
  ) throws(Diagnostic) -> BoundExpression {
    let key = try bind(name, in: Scope(rows)).expression
    let target = type ?? (key.type == .dynamic ? .string : key.type)
    guard target != key.type else { return key }
    let fits = OverloadChoice.widest(key.type, target) != nil || target == .string
    guard fits else {
      throw Diagnostic(
        Code.wrongType,
        "'\(name.text)' is \(key.type.rawValue), the keys of the graph are \(target.rawValue)",
        at: name.span
      )
    }
    return try convert(key, to: target, at: name.span)
  }

  /// Adds columns to the properties of nodes; a name with two types becomes dynamic.
  private func merge(_ schema: Schema, into properties: inout [Schema.Field]) -> [Int] {
    schema.fields.map { field in
      guard let index = properties.firstIndex(where: { $0.name == field.name }) else {
        properties.append(field)
        return properties.count - 1
      }
      if properties[index].type != field.type {
        properties[index] = Schema.Field(field.name, .dynamic)
      }
      return index
    }
  }
}
