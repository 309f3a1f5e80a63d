/// Writes a tree as text that reads to the same tree.
///
/// The text is canonical: one spelling an operator, one space, no comments. How a node is written
/// stands in the file of the node.
struct Printer {
  private(set) var text = ""

  mutating func write(_ part: String) { text += part }

  /// Writes elements with commas between them.
  mutating func list<Element>(
    _ elements: [Element],
    _ print: (inout Printer, Element) -> Void
  ) {
    for (index, element) in elements.enumerated() {
      if index > 0 { write(", ") }
      print(&self, element)
    }
  }
}

extension QuerySyntax: CustomStringConvertible {
  /// The query as text that reads to the same tree.
  public var description: String {
    var printer = Printer()
    printer.print(statements)
    return printer.text
  }
}

extension ExpressionSyntax: CustomStringConvertible {
  /// The expression as text.
  public var description: String {
    var printer = Printer()
    printer.print(self)
    return printer.text
  }
}

extension OperatorSyntax: CustomStringConvertible {
  /// The operator as text, without the `|` before it.
  public var description: String {
    var printer = Printer()
    printer.print(self)
    return printer.text
  }
}
