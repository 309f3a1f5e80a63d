public import Diagnostics

/// Steps that rows go through in order.
public struct ScanSyntax: Sendable, Hashable {
  /// The settings, such as `with_match_id=m`.
  public var parameters: [OperatorParameterSyntax]
  /// The keys after `order by`.
  public var order: [OrderedExpressionSyntax]
  /// The keys after `partition by`.
  public var partition: [ExpressionSyntax]
  /// The columns that steps assign.
  public var declarations: [ParameterSyntax]
  /// The steps.
  public var steps: [ScanStepSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    order: [OrderedExpressionSyntax] = [],
    partition: [ExpressionSyntax] = [],
    declarations: [ParameterSyntax] = [],
    steps: [ScanStepSyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.order = order
    self.partition = partition
    self.declarations = declarations
    self.steps = steps
    self.span = span
  }
}

/// Which rows of a `scan` step are returned.
public enum ScanOutputSyntax: String, Sendable, Hashable {
  case all
  case last
  case none
}

/// What a step assigns.
public struct ScanAssignmentSyntax: Sendable, Hashable {
  /// The column.
  public var name: NameSyntax
  /// The value.
  public var expression: ExpressionSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, expression: ExpressionSyntax, span: SourceSpan) {
    self.name = name
    self.expression = expression
    self.span = span
  }
}

/// A step of `scan`.
public struct ScanStepSyntax: Sendable, Hashable {
  /// The name.
  public var name: NameSyntax
  /// Whether it may be skipped.
  public var isOptional: Bool
  /// Which rows are returned, when written.
  public var output: ScanOutputSyntax?
  /// Which rows match.
  public var condition: ExpressionSyntax
  /// What is assigned on a match.
  public var assignments: [ScanAssignmentSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    name: NameSyntax,
    isOptional: Bool = false,
    output: ScanOutputSyntax? = nil,
    condition: ExpressionSyntax,
    assignments: [ScanAssignmentSyntax] = [],
    span: SourceSpan
  ) {
    self.name = name
    self.isOptional = isOptional
    self.output = output
    self.condition = condition
    self.assignments = assignments
    self.span = span
  }
}

extension Parser {
  mutating func scanOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    var order: [OrderedExpressionSyntax] = []
    if take(.order) != nil {
      try expect(.by)
      order = try orderedExpressions()
    }
    var partition: [ExpressionSyntax] = []
    if take(.partition) != nil {
      try expect(.by)
      partition = try scalars()
    }
    var declarations: [ParameterSyntax] = []
    if take(.declare) != nil { declarations = try functionParameters() }
    try expect(.with)
    try expect(.openParenthesis, "'(' and steps after 'with'")
    var steps: [ScanStepSyntax] = []
    while at(.step) { steps.append(try scanStep()) }
    try expect(.closeParenthesis, "'step' or ')'")
    return .scan(
      ScanSyntax(
        parameters: parameters,
        order: order,
        partition: partition,
        declarations: declarations,
        steps: steps,
        span: span(from: keyword)
      )
    )
  }

  private mutating func scanStep() throws(Failure) -> ScanStepSyntax {
    let keyword = advance()
    let name = try declaredName("the name of the step")
    let isOptional = take(.optional) != nil
    var output: ScanOutputSyntax?
    if take(.output) != nil {
      try expect(.assign, "'=' after 'output'")
      guard at(.word), let known = ScanOutputSyntax(rawValue: text(current)) else {
        throw failure("'all', 'last' or 'none'")
      }
      output = known
      advance()
    }
    try expect(.colon, "':' and the condition of the step")
    let condition = try scalar()
    var assignments: [ScanAssignmentSyntax] = []
    if take(.arrow) != nil {
      repeat { assignments.append(try scanAssignment()) } while take(.comma) != nil
    }
    try expect(.semicolon, "';' after the step")
    return ScanStepSyntax(
      name: name,
      isOptional: isOptional,
      output: output,
      condition: condition,
      assignments: assignments,
      span: span(from: keyword)
    )
  }

  private mutating func scanAssignment() throws(Failure) -> ScanAssignmentSyntax {
    let name = try declaredName("a column")
    try expect(.assign, "'=' after '\(name.text)'")
    let expression = try scalar()
    return ScanAssignmentSyntax(
      name: name,
      expression: expression,
      span: span(from: name.span.lowerBound)
    )
  }
}

extension Printer {
  mutating func print(_ node: ScanSyntax) {
    write("scan")
    print(node.parameters)
    if !node.order.isEmpty {
      write(" order by ")
      list(node.order) { $0.print($1) }
    }
    if !node.partition.isEmpty {
      write(" partition by ")
      list(node.partition) { $0.print($1) }
    }
    if !node.declarations.isEmpty {
      write(" declare ")
      print(node.declarations)
    }
    write(" with (")
    for step in node.steps { print(step) }
    write(")")
  }

  private mutating func print(_ step: ScanStepSyntax) {
    write("step ")
    print(step.name)
    if step.isOptional { write(" optional") }
    if let output = step.output { write(" output=\(output.rawValue)") }
    write(": ")
    print(step.condition)
    if !step.assignments.isEmpty {
      write(" => ")
      list(step.assignments) { printer, assignment in
        printer.print(assignment.name)
        printer.write(" = ")
        printer.print(assignment.expression)
      }
    }
    write("; ")
  }
}
