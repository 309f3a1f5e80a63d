extension Printer {
  /// Writes statements on lines of their own.
  mutating func print(_ statements: [StatementSyntax]) {
    for (index, statement) in statements.enumerated() {
      if index > 0 { write(";\n") }
      print(statement)
    }
  }

  mutating func print(_ statement: StatementSyntax) {
    switch statement {
    case .let(let node): print(node)
    case .set(let node): print(node)
    case .queryParameters(let node): print(node)
    case .pattern(let node): print(node)
    case .alias(let node): print(node)
    case .restrict(let node): print(node)
    case .query(let expression): printTabular(expression)
    }
  }
}
