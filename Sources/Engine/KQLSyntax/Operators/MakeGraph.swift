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

extension Parser {
  mutating func makeGraphOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let source = try referencedName("the column where edges start")
    let isDirected = takeAdjacent([.minus, .minus, .greater]) != nil
    if !isDirected, takeAdjacent([.minus, .minus]) == nil { throw failure("'-->' or '--'") }
    let target = try referencedName("the column where edges end")
    var node = MakeGraphSyntax(
      parameters: parameters,
      source: source,
      target: target,
      isDirected: isDirected,
      span: span(from: keyword)
    )
    try readNodes(into: &node)
    if take(.partitionedBy) != nil { node.partition = try graphPartition() }
    node.span = span(from: keyword)
    return .makeGraph(node)
  }

  private mutating func readNodes(into node: inout MakeGraphSyntax) throws(Failure) {
    if take(.withNodeId) != nil {
      try expect(.assign, "'=' after 'with_node_id'")
      node.nodeID = try declaredName("a column")
    } else if take(.with) != nil {
      repeat {
        let start = current
        let table = try postfixInScope()
        try expect(.on)
        let key = try referencedName("the column that identifies a node")
        node.nodes.append(GraphNodeTableSyntax(table: table, key: key, span: span(from: start)))
      } while take(.comma) != nil
    }
  }

  private mutating func graphPartition() throws(Failure) -> GraphPartitionSyntax {
    let start = current
    let column = try columnReference()
    try expect(.openParenthesis, "'(' and a subquery")
    let subquery = try subquery()
    try expect(.closeParenthesis, "')' after the subquery")
    return GraphPartitionSyntax(column: column, subquery: subquery, span: span(from: start))
  }

  /// Takes tokens that touch each other; the first of them.
  mutating func takeAdjacent(_ kinds: [TokenKind]) -> Token? {
    let first = current
    for (index, kind) in kinds.enumerated() {
      let token = peek(index)
      guard token.kind == kind, index == 0 || touches(peek(index - 1), token) else { return nil }
    }
    for _ in kinds { advance() }
    return first
  }
}

extension Printer {
  mutating func print(_ node: MakeGraphSyntax) {
    write("make-graph")
    print(node.parameters)
    write(" ")
    print(node.source)
    write(node.isDirected ? " --> " : " -- ")
    print(node.target)
    if let id = node.nodeID {
      write(" with_node_id=")
      print(id)
    }
    if !node.nodes.isEmpty {
      write(" with ")
      list(node.nodes) { printer, nodes in
        printer.print(nodes.table)
        printer.write(" on ")
        printer.print(nodes.key)
      }
    }
    if let partition = node.partition {
      write(" partitioned-by ")
      print(partition.column)
      write(" (")
      print(partition.subquery)
      write(")")
    }
  }
}
