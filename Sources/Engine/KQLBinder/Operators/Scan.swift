import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  func bindScan(_ node: ScanSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    guard let first = node.partition.first else { return try scanned(node, input) }
    // With a partition, each part is scanned by itself.
    let key = try bind(first, in: Scope(input))
    let id = newID()
    let context = Rows(
      .input(InputPlan(id: id, schema: input.plan.schema)),
      columns: input.columns,
      isSerialized: true
    )
    let result = try scanned(node, context)
    let plan = PartitionPlan(
      input: input.plan,
      key: key.expression,
      inputID: id,
      subquery: result.plan
    )
    return Rows(.partition(plan), columns: result.columns, isSerialized: true)
  }

  private func scanned(_ node: ScanSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    var input = input
    if !node.order.isEmpty {
      input.plan = .sort(SortPlan(input: input.plan, keys: try sortKeys(node.order, input)))
      input.isSerialized = true
    }
    guard input.isSerialized else {
      throw Diagnostic(
        Code.windowNeedsOrder,
        "scan needs rows in a fixed order",
        at: node.span,
        hints: ["put sort or serialize before it"]
      )
    }
    var declared: [NamedExpression] = []
    var columns = input.columns
    for parameter in node.declarations {
      guard case .scalar(let written) = parameter.type else { continue }
      let type = ScalarType(written.keyword)
      var value = BoundExpression.literal(Binder.missing(type))
      if let expression = parameter.defaultValue { value = try constant(expression, as: type) }
      declared.append(NamedExpression(parameter.name.text, value))
      columns.append(ScopeColumn(name: parameter.name.text, type: type))
    }
    let width = input.columns.count + declared.count
    // A state's columns: those declared, then those of the row that was matched.
    let stateColumns = Array(columns[input.columns.count...]) + input.columns
    var scope = Scope(Rows(input.plan, columns: columns, isSerialized: true))
    scope.windowRefusal = "cannot be used within a step of scan"
    for (position, step) in node.steps.enumerated() {
      scope.steps[step.name.text] = StepState(
        columns: stateColumns,
        offset: width + position * width
      )
    }
    var steps: [ScanStep] = []
    for step in node.steps {
      let condition = try condition(step.condition, in: scope)
      var assignments: [(column: Int, value: BoundExpression)] = []
      for assignment in step.assignments {
        guard let index = stateColumns.firstIndex(where: { $0.name == assignment.name.text }) else {
          throw Diagnostic(
            Code.unknownColumn,
            "'\(assignment.name.text)' is not declared",
            at: assignment.name.span,
            hints: nearMissHints(for: assignment.name.text, among: stateColumns.map(\.name))
          )
        }
        let value = try bind(
          assignment.expression,
          as: stateColumns[index].type,
          in: scope
        )
        assignments.append((index, value))
      }
      steps.append(
        ScanStep(
          name: step.name.text,
          isOptional: step.isOptional,
          output: step.output == .last
            ? .last : step.output == ScanOutputSyntax.none ? .none : .all,
          condition: condition,
          assignments: assignments
        )
      )
    }
    let matchID = node.parameters.named("with_match_id")?.text
    if let matchID { columns.append(ScopeColumn(name: matchID, type: .long)) }
    let plan = StepsPlan(
      input: input.plan,
      declared: declared,
      steps: steps,
      matchIDColumn: matchID != nil,
      schema: Schema(columns.map { .init($0.name, $0.type) })
    )
    return Rows(.steps(plan), columns: columns, isSerialized: true)
  }
}
