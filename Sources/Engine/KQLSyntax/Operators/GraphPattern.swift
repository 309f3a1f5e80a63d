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

extension Parser {
  /// Patterns with commas between them.
  mutating func graphPatterns() throws(Failure) -> [GraphPatternSyntax] {
    var patterns: [GraphPatternSyntax] = []
    repeat { patterns.append(try graphPattern()) } while take(.comma) != nil
    return patterns
  }

  private mutating func graphPattern() throws(Failure) -> GraphPatternSyntax {
    let start = current
    var elements: [GraphElementSyntax] = [.node(try graphNode())]
    while at(.minus) || at(.less) {
      elements.append(.edge(try graphEdge()))
      elements.append(.node(try graphNode()))
    }
    return GraphPatternSyntax(elements: elements, span: span(from: start))
  }

  private mutating func graphNode() throws(Failure) -> GraphNodeSyntax {
    let open = try expect(.openParenthesis, "a node, (n)")
    let name = at(.closeParenthesis) ? nil : try declaredName("the name of the node")
    try expect(.closeParenthesis, "')' after the node")
    return GraphNodeSyntax(name: name, span: span(from: open))
  }

  private mutating func graphEdge() throws(Failure) -> GraphEdgeSyntax {
    let start = current
    if takeAdjacent([.minus, .minus, .greater]) != nil { return edge(start, .right) }
    if takeAdjacent([.less, .minus, .minus]) != nil { return edge(start, .left) }
    if takeAdjacent([.minus, .minus]) != nil { return edge(start, .any) }
    let isLeft = takeAdjacent([.less, .minus, .openBracket]) != nil
    if !isLeft, takeAdjacent([.minus, .openBracket]) == nil {
      throw failure("an edge: '-->', '<--', '--', '-[e]->', '<-[e]-' or '-[e]-'")
    }
    let name = at(.closeBracket) || at(.star) ? nil : try declaredName("the name of the edge")
    let hops = at(.star) ? try graphHops() : nil
    let isRight = takeAdjacent([.closeBracket, .minus, .greater]) != nil
    if !isRight, takeAdjacent([.closeBracket, .minus]) == nil {
      throw failure("']->' or ']-' after the edge")
    }
    if isLeft, isRight {
      throw failure(
        Codes.unexpected,
        "an edge points one way",
        at: span(from: start),
        hints: ["write '-[e]-' for an edge in any direction"]
      )
    }
    return edge(start, isLeft ? .left : isRight ? .right : .any, name, hops)
  }

  private func edge(
    _ start: Token,
    _ direction: GraphDirectionSyntax,
    _ name: NameSyntax? = nil,
    _ hops: GraphHopsSyntax? = nil
  ) -> GraphEdgeSyntax {
    GraphEdgeSyntax(name: name, direction: direction, hops: hops, span: span(from: start))
  }

  private mutating func graphHops() throws(Failure) -> GraphHopsSyntax {
    let star = advance()
    let least = at(.dotDot) || at(.closeBracket) ? nil : try postfixInScope()
    if least != nil || at(.dotDot) { try expect(.dotDot, "'..' and the most edges") }
    let most = at(.closeBracket) ? nil : try postfixInScope()
    return GraphHopsSyntax(least: least, most: most, span: span(from: star))
  }
}

extension Printer {
  mutating func print(_ patterns: [GraphPatternSyntax]) {
    list(patterns) { printer, pattern in
      for element in pattern.elements {
        switch element {
        case .node(let node):
          printer.write("(")
          if let name = node.name { printer.print(name) }
          printer.write(")")
        case .edge(let edge): printer.print(edge)
        }
      }
    }
  }

  private mutating func print(_ edge: GraphEdgeSyntax) {
    guard edge.name != nil || edge.hops != nil else {
      switch edge.direction {
      case .right: write("-->")
      case .left: write("<--")
      case .any: write("--")
      }
      return
    }
    write(edge.direction == .left ? "<-[" : "-[")
    if let name = edge.name { print(name) }
    if let hops = edge.hops {
      write("*")
      if let least = hops.least { print(least) }
      if hops.least != nil || hops.most != nil { write("..") }
      if let most = hops.most { print(most) }
    }
    write(edge.direction == .right ? "]->" : "]-")
  }
}
