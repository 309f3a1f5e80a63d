public import Tables

/// How a graph is made of rows: edges, nodes, and what is done with them.
public struct GraphPlan: Sendable {
  /// Rows that describe nodes.
  public struct NodeTable: Sendable {
    /// Where the rows come from.
    public let plan: LogicalPlan
    /// What identifies a node, of the type of the graph's keys.
    public let key: BoundExpression
    /// The property of the graph's nodes that each column becomes.
    public let properties: [Int]

    /// Creates a table of nodes.
    public init(plan: LogicalPlan, key: BoundExpression, properties: [Int]) {
      self.plan = plan
      self.key = key
      self.properties = properties
    }
  }

  /// Something that changes the graph.
  public enum Step: Sendable {
    /// Keeps the nodes for which a condition is true, and the edges between them.
    case keepNodes(BoundExpression)
    /// Keeps the edges for which a condition is true.
    case keepEdges(BoundExpression)
    /// Gives nodes the number of the component that they belong to, as one more property.
    case markComponents(isStrong: Bool)
  }

  /// How many columns expressions over a node see before its properties: its key, how many edges
  /// come in, how many go out.
  public static let factCount = 3

  /// Where the edges come from.
  public let edges: LogicalPlan
  /// What identifies the node that an edge leaves.
  public let source: BoundExpression
  /// What identifies the node that an edge reaches.
  public let target: BoundExpression
  /// Whether edges have a direction.
  public let isDirected: Bool
  /// The tables of nodes.
  public let nodes: [NodeTable]
  /// The properties of nodes, without those that steps add.
  public let properties: Schema
  /// The property that holds the key of a node that no table describes.
  public let keyProperty: Int?
  /// The columns of edges and of node tables that must be equal, for a graph that is one of many.
  public let partition: (edge: Int, nodes: [Int])?
  /// What is done with the graph.
  public var steps: [Step] = []

  /// Creates a plan.
  public init(
    edges: LogicalPlan,
    source: BoundExpression,
    target: BoundExpression,
    isDirected: Bool,
    nodes: [NodeTable],
    properties: Schema,
    keyProperty: Int?,
    partition: (edge: Int, nodes: [Int])?
  ) {
    self.edges = edges
    self.source = source
    self.target = target
    self.isDirected = isDirected
    self.nodes = nodes
    self.properties = properties
    self.keyProperty = keyProperty
    self.partition = partition
  }
}
