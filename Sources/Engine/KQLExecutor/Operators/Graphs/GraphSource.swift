import KQLPlan
import Tables

/// Rows out of a graph.
struct GraphSource: PreparedSource {
  private enum Output: Sendable {
    case nodes([Evaluator])
    case edges([Evaluator])
    case matches(PreparedMatch)
  }

  private let graph: PreparedGraph
  private let output: Output

  init(_ plan: GraphRowsPlan, _ run: Run) throws {
    graph = try PreparedGraph(plan.graph, run)
    switch plan.output {
    case .nodes(let columns): output = .nodes(try run.prepare(columns.map(\.expression)))
    case .edges(let columns): output = .edges(try run.prepare(columns.map(\.expression)))
    case .matches(let match): output = .matches(try PreparedMatch(match, run))
    }
  }

  func open(_ run: Run) throws -> any BatchReader {
    let graph = try graph.make(run)
    switch output {
    case .nodes(let columns):
      let nodes = graph.nodes
      return reader(Batch(columns: try columns.evaluate(nodes), count: nodes.count))
    case .edges(let columns):
      let ends = [graph.keys.gather(graph.sources), graph.keys.gather(graph.targets)]
      let edges = Batch(columns: ends + graph.edges.columns, count: graph.edges.count)
      return reader(Batch(columns: try columns.evaluate(edges), count: edges.count))
    case .matches(let match):
      return try match.open(graph, run)
    }
  }

  private func reader(_ batch: Batch) -> any BatchReader {
    SplittingReader(MemoryReader(batches: [batch]))
  }
}
