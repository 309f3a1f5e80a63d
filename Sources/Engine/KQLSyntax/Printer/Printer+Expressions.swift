extension Printer {
  /// Writes an expression where the grammar does not want parentheses around a pipeline.
  mutating func printTabular(_ expression: ExpressionSyntax) {
    if case .pipeline(let pipeline) = expression { print(pipeline) } else { print(expression) }
  }

  mutating func print(_ expression: ExpressionSyntax) {
    switch expression {
    case .literal(let node): print(node)
    case .name(let node): print(node)
    case .wildcard(let node): print(node)
    case .star: write("*")
    case .path(let node):
      print(node.base)
      write(".")
      print(node.member)
    case .element(let node):
      print(node.base)
      write("[")
      print(node.index)
      write("]")
    case .call(let node):
      print(node.name)
      write("(")
      list(node.arguments) { $0.print($1) }
      write(")")
    case .unary(let node):
      write(node.sign.rawValue)
      print(node.operand)
    case .binary(let node): print(node)
    case .logical(let node): print(node)
    case .membership(let node): print(node)
    case .between(let node): print(node)
    case .parenthesized(let node):
      write("(")
      printTabular(node.expression)
      write(")")
    case .pipeline(let node):
      write("(")
      print(node)
      write(")")
    case .toScalar(let node): print(node)
    case .toTable(let node): print(node)
    case .materialize(let node): print(node)
    case .type(let node): print(node)
    case .dataTable(let node): print(node)
    case .externalData(let node): print(node)
    case .contextualDataTable(let node): print(node)
    case .entityGroup(let node): print(node)
    case .viewCombine(let node): print(node)
    case .missing: break
    }
  }

  private mutating func print(_ node: BinarySyntax) {
    print(node.first)
    for term in node.rest {
      write(" \(term.kind.rawValue) ")
      print(term.operand)
    }
  }

  private mutating func print(_ node: LogicalSyntax) {
    for (index, operand) in node.operands.enumerated() {
      if index > 0 { write(" \(node.kind.rawValue) ") }
      print(operand)
    }
  }

  private mutating func print(_ node: MembershipSyntax) {
    print(node.operand)
    write(" \(node.kind.rawValue) (")
    list(node.values) { $0.print($1) }
    write(")")
  }

  private mutating func print(_ node: BetweenSyntax) {
    print(node.operand)
    write(node.isNegated ? " !between (" : " between (")
    print(node.lower)
    write(" .. ")
    print(node.upper)
    write(")")
  }

  mutating func print(_ node: NamedExpressionSyntax) {
    if node.isList {
      write("(")
      list(node.names) { $0.print($1) }
      write(") = ")
    } else if let name = node.name {
      print(name)
      write(" = ")
    }
    print(node.expression)
  }

  mutating func print(_ node: OrderedExpressionSyntax) {
    print(node.expression)
    if let direction = node.direction { write(" \(direction.rawValue)") }
    if let nulls = node.nulls { write(" nulls \(nulls.rawValue)") }
  }

  mutating func print(_ node: PipelineSyntax) {
    if let source = node.source { print(source) }
    for (index, next) in node.operators.enumerated() {
      if node.source != nil || index > 0 { write(" | ") }
      print(next)
    }
  }
}
