public import Diagnostics

/// A path of nodes and edges.
public struct GraphPatternSyntax: Sendable, Hashable {
  /// Nodes and edges in turn, a node first and last.
  public var elements: [GraphElementSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(elements: [GraphElementSyntax], span: SourceSpan) {
    self.elements = elements
    self.span = span
  }
}

/// A node or an edge of a path.
public enum GraphElementSyntax: Sendable, Hashable {
  case node(GraphNodeSyntax)
  case edge(GraphEdgeSyntax)
}

/// Where an edge points.
public enum GraphDirectionSyntax: Sendable, Hashable {
  /// `-[e]->`.
  case right
  /// `<-[e]-`.
  case left
  /// `-[e]-`.
  case any
}

/// A node of a path, `(n)`.
public struct GraphNodeSyntax: Sendable, Hashable {
  /// The name.
  public var name: NameSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax? = nil, span: SourceSpan) {
    self.name = name
    self.span = span
  }
}

/// An edge of a path, `-[e*1..3]->`.
public struct GraphEdgeSyntax: Sendable, Hashable {
  /// The name.
  public var name: NameSyntax?
  /// Where it points.
  public var direction: GraphDirectionSyntax
  /// How many edges in a row, when not one.
  public var hops: GraphHopsSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    name: NameSyntax? = nil,
    direction: GraphDirectionSyntax,
    hops: GraphHopsSyntax? = nil,
    span: SourceSpan
  ) {
    self.name = name
    self.direction = direction
    self.hops = hops
    self.span = span
  }
}

/// How many edges in a row, `*1..3`.
public struct GraphHopsSyntax: Sendable, Hashable {
  /// The fewest.
  public var least: ExpressionSyntax?
  /// The most.
  public var most: ExpressionSyntax?
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(least: ExpressionSyntax? = nil, most: ExpressionSyntax? = nil, span: SourceSpan) {
    self.least = least
    self.most = most
    self.span = span
  }
}
