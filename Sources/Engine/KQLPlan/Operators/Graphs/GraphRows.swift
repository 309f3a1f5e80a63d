public import Tables

/// Rows out of a graph.
public struct GraphRowsPlan: Sendable {
  /// Which rows.
  public enum Output: Sendable {
    /// A row for each node: expressions over its facts and properties.
    case nodes([NamedExpression])
    /// A row for each edge: expressions over the key of the node it leaves, that of the node it
    /// reaches, and its own columns.
    case edges([NamedExpression])
    /// A row for each place where a pattern is found.
    case matches(GraphMatchPlan)
  }

  /// The graph.
  public let graph: GraphPlan
  /// What is asked of it.
  public let output: Output
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(graph: GraphPlan, output: Output) {
    self.graph = graph
    self.output = output
    switch output {
    case .nodes(let columns), .edges(let columns):
      schema = Schema(columns.map { .init($0.name, $0.expression.type) })
    case .matches(let plan):
      schema = Schema(plan.columns.map { .init($0.name, $0.expression.type) })
    }
  }
}
