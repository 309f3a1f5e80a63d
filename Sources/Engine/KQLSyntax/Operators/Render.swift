public import Diagnostics

/// How a client should draw the rows.
public struct RenderSyntax: Sendable, Hashable {
  /// The chart.
  public var kind: NameSyntax
  /// The properties.
  public var properties: [RenderPropertySyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(kind: NameSyntax, properties: [RenderPropertySyntax], span: SourceSpan) {
    self.kind = kind
    self.properties = properties
    self.span = span
  }
}

/// A property of a chart.
public struct RenderPropertySyntax: Sendable, Hashable {
  /// The property.
  public var name: NameSyntax
  /// The value; several for lists of columns.
  public var values: [ExpressionSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, values: [ExpressionSyntax], span: SourceSpan) {
    self.name = name
    self.values = values
    self.span = span
  }
}

extension Parser {
  private static let charts = [
    "table", "list", "barchart", "piechart", "ladderchart", "timechart", "linechart",
    "anomalychart", "pivotchart", "areachart", "stackedareachart", "scatterchart", "timepivot",
    "columnchart", "timeline", "3Dchart", "card", "treemap", "plotly", "graph", "sankey",
  ]
  private static let legacyProperties: Set<String> = ["kind", "title", "accumulate", "with", "by"]

  mutating func renderOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    guard at(.word) else { throw failure("a kind of chart") }
    let kind = try anyWord("a kind of chart")
    guard Self.charts.contains(kind.text) else {
      throw failure(
        Codes.invalidSetting,
        "there is no chart '\(kind.text)'",
        at: kind.span,
        hints: nearMissHints(for: kind.text, among: Self.charts)
      )
    }
    var properties: [RenderPropertySyntax] = []
    while let property = try legacyProperty() { properties.append(property) }
    if take(.with) != nil {
      try expect(.openParenthesis, "'(' and properties after 'with'")
      while !at(.closeParenthesis) {
        properties.append(try renderProperty())
        guard take(.comma) != nil else { break }
      }
      try expect(.closeParenthesis, "',' or ')'")
    }
    return .render(RenderSyntax(kind: kind, properties: properties, span: span(from: keyword)))
  }

  /// `title="x"` without `with (…)`, and the old `with "x"` and `by a, b`.
  private mutating func legacyProperty() throws(Failure) -> RenderPropertySyntax? {
    guard at(.word), Self.legacyProperties.contains(text(current)) else { return nil }
    if at(.with) || at(.by) {
      guard peek().kind != .openParenthesis else { return nil }
      let name = try anyWord("a property")
      let values = try name.text == "by" ? renderNames() : [.literal(literal())]
      return RenderPropertySyntax(
        name: name,
        values: values,
        span: span(from: name.span.lowerBound)
      )
    }
    guard peek().kind == .assign else { return nil }
    return try renderProperty()
  }

  private mutating func renderProperty() throws(Failure) -> RenderPropertySyntax {
    let name = try anyWord("a property")
    try expect(.assign, "'=' after '\(name.text)'")
    let values: [ExpressionSyntax] =
      switch name.text {
      case "series", "ycolumns", "anomalycolumns": try renderNames()
      default: [try renderValue(name)]
      }
    return RenderPropertySyntax(
      name: name,
      values: values,
      span: span(from: name.span.lowerBound)
    )
  }

  /// A list of columns, which ends where the next property begins.
  private mutating func renderNames() throws(Failure) -> [ExpressionSyntax] {
    var names: [ExpressionSyntax] = [.name(try anyWord("a column"))]
    while at(.comma), peek(2).kind != .assign, peek().kind != .closeParenthesis {
      advance()
      names.append(.name(try anyWord("a column")))
    }
    return names
  }

  private mutating func renderValue(_ name: NameSyntax) throws(Failure) -> ExpressionSyntax {
    if isAtLiteral { return try signedLiteral() }
    if at(.word), peek().kind == .openParenthesis || canRefer(current) {
      return try postfixInScope()
    }
    return .name(try anyWord("a value for '\(name.text)'"))
  }
}

extension Printer {
  mutating func print(_ node: RenderSyntax) {
    write("render ")
    writeDotted(node.kind)
    // The old form, `title="x" by a`, goes on as far as the words that only it has.
    let isOld = { (property: RenderPropertySyntax) in ["with", "by"].contains(property.name.text) }
    let count = (node.properties.lastIndex(where: isOld) ?? -1) + 1
    for property in node.properties.prefix(count) {
      write(" \(property.name.text)\(isOld(property) ? " " : "=")")
      list(property.values) { $0.print($1) }
    }
    let properties = Array(node.properties.dropFirst(count))
    guard !properties.isEmpty else { return }
    write(" with (")
    list(properties) { printer, property in
      printer.writeDotted(property.name)
      printer.write("=")
      printer.list(property.values) { $0.print($1) }
    }
    write(")")
  }
}
