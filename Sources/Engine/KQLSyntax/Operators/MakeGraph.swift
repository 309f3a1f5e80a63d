public import Diagnostics

/// A graph out of edges and nodes.
public struct MakeGraphSyntax: Sendable, Hashable {
  /// The settings.
  public var parameters: [OperatorParameterSyntax]
  /// The column that holds where an edge starts.
  public var source: NameSyntax
  /// The column that holds where an edge ends.
  public var target: NameSyntax
  /// Whether the arrow is `-->` and not `--`.
  public var isDirected: Bool
  /// The node tables after `with`.
  public var nodes: [GraphNodeTableSyntax]
  /// The column after `with_node_id=`.
  public var nodeID: NameSyntax?
  /// The part after `partitioned-by`.
  public var partition: GraphPartitionSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    source: NameSyntax,
    target: NameSyntax,
    isDirected: Bool = true,
    nodes: [GraphNodeTableSyntax] = [],
    nodeID: NameSyntax? = nil,
    partition: GraphPartitionSyntax? = nil,
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.source = source
    self.target = target
    self.isDirected = isDirected
    self.nodes = nodes
    self.nodeID = nodeID
    self.partition = partition
    self.span = span
  }
}

/// A table of nodes.
public struct GraphNodeTableSyntax: Sendable, Hashable {
  /// The table.
  public var table: ExpressionSyntax
  /// The column that identifies a node.
  public var key: NameSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(table: ExpressionSyntax, key: NameSyntax, span: SourceSpan) {
    self.table = table
    self.key = key
    self.span = span
  }
}

/// A graph per value of a column.
public struct GraphPartitionSyntax: Sendable, Hashable {
  /// The column.
  public var column: ExpressionSyntax
  /// What to do with each graph.
  public var subquery: PipelineSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(column: ExpressionSyntax, subquery: PipelineSyntax, span: SourceSpan) {
    self.column = column
    self.subquery = subquery
    self.span = span
  }
}
