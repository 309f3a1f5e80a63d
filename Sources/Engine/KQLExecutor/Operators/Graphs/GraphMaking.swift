import KQLPlan
import Tables

/// A graph whose expressions are ready, to be made once for each run over rows.
struct PreparedGraph: Sendable {
  private enum Step: Sendable {
    case keepNodes(Evaluator)
    case keepEdges(Evaluator)
    case markComponents(isStrong: Bool)
  }

  private let plan: GraphPlan
  private let edges: PreparedPipeline
  private let source: Evaluator
  private let target: Evaluator
  private let nodes: [(rows: PreparedPipeline, key: Evaluator)]
  private let steps: [Step]

  init(_ plan: GraphPlan, _ run: Run) throws {
    self.plan = plan
    edges = try run.prepare(plan.edges)
    source = try run.prepare(plan.source)
    target = try run.prepare(plan.target)
    nodes = try plan.nodes.map { (try run.prepare($0.plan), try run.prepare($0.key)) }
    steps = try plan.steps.map { step in
      switch step {
      case .keepNodes(let condition): .keepNodes(try run.prepare(condition))
      case .keepEdges(let condition): .keepEdges(try run.prepare(condition))
      case .markComponents(let isStrong): .markComponents(isStrong: isStrong)
      }
    }
  }

  /// Reads the rows and makes the graph.
  func make(_ run: Run) throws -> Graph {
    let rows = try run.rows(of: edges, schema: plan.edges.schema)
    let sources = try source.evaluate(rows)
    let targets = try target.evaluate(rows)
    var numbers = GroupTable(keys: [sources.type])
    var keys: [Column] = []
    /// For each table and node the row that describes it, -1 for none.
    var described: [ContiguousArray<Int>] = []
    var tables: [Batch] = []
    for (index, table) in nodes.enumerated() {
      let batch = try nodeRows(index, table.rows, of: rows, run)
      let key = try table.key.evaluate(batch)
      let (groups, new) = numbers.assign([key], count: batch.count)
      keys.append(key.gather(new))
      var rowOfNode = ContiguousArray<Int>(repeating: -1, count: numbers.count)
      for (row, node) in groups.enumerated() where rowOfNode[node] < 0 { rowOfNode[node] = row }
      described.append(rowOfNode)
      tables.append(batch)
    }
    // The ends of an edge side by side, so that nodes are numbered as the edges name them.
    let ends = Column.concatenate([sources, targets], type: sources.type)
    var order = ContiguousArray<Int>()
    order.reserveCapacity(rows.count * 2)
    for edge in 0..<rows.count {
      order.append(edge)
      order.append(rows.count + edge)
    }
    let sides = ends.gather(order)
    let (groups, new) = numbers.assign([sides], count: sides.count)
    keys.append(sides.gather(new))
    let allKeys = Column.concatenate(keys, type: sources.type)
    var graph = Graph(
      keys: allKeys,
      properties: properties(of: allKeys, described, tables),
      edges: rows,
      sources: ContiguousArray((0..<rows.count).map { groups[$0 * 2] }),
      targets: ContiguousArray((0..<rows.count).map { groups[$0 * 2 + 1] }),
      isDirected: plan.isDirected
    )
    for step in steps { try apply(step, to: &graph) }
    return graph
  }

  /// The rows of a table of nodes; of a graph that is one of many only those of its part.
  private func nodeRows(
    _ index: Int,
    _ pipeline: PreparedPipeline,
    of edges: Batch,
    _ run: Run
  ) throws -> Batch {
    let batch = try run.rows(of: pipeline, schema: plan.nodes[index].plan.schema)
    guard let partition = plan.partition, edges.count > 0 else { return batch }
    let column = batch.columns[partition.nodes[index]]
    var part = GroupTable(keys: [column.type])
    _ = part.assign([edges.columns[partition.edge].slice(0..<1)], count: 1)
    let found = part.find([column], count: batch.count)
    return batch.gather(ContiguousArray(found.indices.filter { found[$0] >= 0 }))
  }

  private func properties(
    of keys: Column,
    _ described: [ContiguousArray<Int>],
    _ tables: [Batch]
  ) -> [Column] {
    plan.properties.fields.enumerated().map { property, field in
      if nodes.isEmpty, property == plan.keyProperty { return keys }
      var sources: [(column: Column, rows: ContiguousArray<Int>)] = []
      for (table, batch) in tables.enumerated() {
        for (index, column) in batch.columns.enumerated()
        where plan.nodes[table].properties[index] == property {
          sources.append((column, described[table]))
        }
      }
      let fills = property == plan.keyProperty && field.type == keys.type
      var builder = ColumnBuilder(field.type, capacity: keys.count)
      for node in 0..<keys.count {
        var value: ScalarValue?
        for (column, rows) in sources where value == nil && node < rows.count && rows[node] >= 0 {
          let found = column.value(at: rows[node])
          if !found.isNull { value = field.type == column.type ? found : .dynamic(found.asDynamic) }
        }
        if value == nil, fills, described.allSatisfy({ node >= $0.count || $0[node] < 0 }) {
          value = keys.value(at: node)
        }
        builder.append(value ?? .null(field.type))
      }
      return builder.finish()
    }
  }

  private func apply(_ step: Step, to graph: inout Graph) throws {
    switch step {
    case .keepNodes(let condition):
      graph.keepNodes(try condition.trueRows(graph.nodes))
    case .keepEdges(let condition):
      graph.keepEdges(try condition.trueRows(graph.edges))
    case .markComponents(let isStrong):
      let components = isStrong ? graph.strongComponents() : graph.weakComponents()
      graph.properties.append(.long(FixedWidth(ContiguousArray(components.map { Int64($0) }))))
    }
  }
}

extension Evaluator {
  /// The rows of a batch for which a condition is true.
  func trueRows(_ batch: Batch) throws -> ContiguousArray<Int> {
    guard batch.count > 0 else { return [] }
    switch try flags(batch).trueRows {
    case .none: return []
    case .all: return ContiguousArray(0..<batch.count)
    case .rows(let rows): return rows
    }
  }
}
