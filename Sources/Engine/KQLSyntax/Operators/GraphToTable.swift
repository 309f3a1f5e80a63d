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

extension Parser {
  mutating func graphToTableOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    var outputs: [GraphTableSyntax] = []
    repeat {
      let start = current
      guard at(.word), let kind = GraphTableKindSyntax(rawValue: text(current)) else {
        throw failure("'nodes' or 'edges'")
      }
      advance()
      let name = take(.as) != nil ? try declaredName("a name for the table") : nil
      let parameters = try parameters(["with_node_id", "with_source_id", "with_target_id"])
      outputs.append(
        GraphTableSyntax(kind: kind, name: name, parameters: parameters, span: span(from: start))
      )
    } while take(.comma) != nil
    return .graphToTable(GraphToTableSyntax(outputs: outputs, span: span(from: keyword)))
  }
}

extension Printer {
  mutating func print(_ node: GraphToTableSyntax) {
    write("graph-to-table ")
    list(node.outputs) { printer, output in
      printer.write(output.kind.rawValue)
      if let name = output.name {
        printer.write(" as ")
        printer.print(name)
      }
      printer.print(output.parameters)
    }
  }
}
