public import Diagnostics

/// The nodes and edges of a graph as tables.
public struct GraphToTableSyntax: Sendable, Hashable {
  /// The tables.
  public var outputs: [GraphTableSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(outputs: [GraphTableSyntax], span: SourceSpan) {
    self.outputs = outputs
    self.span = span
  }
}

/// What a table of `graph-to-table` holds.
public enum GraphTableKindSyntax: String, Sendable, Hashable {
  case nodes
  case edges
}

/// A table of `graph-to-table`.
public struct GraphTableSyntax: Sendable, Hashable {
  /// What it holds.
  public var kind: GraphTableKindSyntax
  /// The name after `as`.
  public var name: NameSyntax?
  /// The settings, such as `with_node_id=id`.
  public var parameters: [OperatorParameterSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    kind: GraphTableKindSyntax,
    name: NameSyntax? = nil,
    parameters: [OperatorParameterSyntax] = [],
    span: SourceSpan
  ) {
    self.kind = kind
    self.name = name
    self.parameters = parameters
    self.span = span
  }
}
