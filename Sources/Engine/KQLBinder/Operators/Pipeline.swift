import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  /// Whether an expression gives rows rather than a value.
  func isTabular(_ expression: ExpressionSyntax, in scope: Scope) -> Bool {
    switch expression {
    case .pipeline(let node):
      guard node.operators.isEmpty, let source = node.source else { return true }
      return isTabular(source, in: scope)
    case .parenthesized(let node): return isTabular(node.expression, in: scope)
    case .dataTable, .externalData, .contextualDataTable, .materialize, .toTable, .viewCombine:
      return true
    case .name(let node):
      if scope.rows?.index(of: node.text) != nil { return false }
      switch environment[node.text] {
      case .tabular: return true
      case .scalar, .pattern: return false
      case .function(let function, let declared):
        return isTabular(function, named: node.text, declaredIn: declared)
      case nil: return tables.schema(of: node.text) != nil
      }
    case .call(let node):
      if case .function(let function, let declared)? = environment[node.name.text] {
        return isTabular(function, named: node.name.text, declaredIn: declared)
      }
      if case .pattern? = environment[node.name.text] { return true }
      return node.name.text == "table" || node.name.text == "materialize"
        || tables.serviceFunction(named: node.name.text) != nil
    case .path(let node):
      if case .call(let base) = node.base {
        if case .pattern? = environment[base.name.text] { return true }
        return Binder.servicePlaces.contains(base.name.text)
      }
      if case .element(let element) = node.base, case .call(let base) = element.base,
        case .pattern? = environment[base.name.text]
      {
        return true
      }
      if case .path = node.base { return isTabular(node.base, in: scope) }
      if case .element(let element) = node.base { return isTabular(element.base, in: scope) }
      return false
    case .wildcard: return true
    default: return false
    }
  }

  static let servicePlaces: Set<String> = [
    "cluster", "database", "workspace", "resource", "app", "adx", "arg",
  ]

  /// Binds an expression that gives rows.
  func rows(of expression: ExpressionSyntax, in scope: Scope) throws(Diagnostic) -> Rows {
    switch expression {
    case .pipeline(let node): return try rows(of: node, from: nil, in: scope)
    case .parenthesized(let node): return try rows(of: node.expression, in: scope)
    case .name(let node): return try rows(named: node)
    case .call(let node): return try rows(calling: node, piped: nil, in: scope)
    case .path(let node): return try rows(at: node, in: scope)
    case .dataTable(let node): return try rows(of: node)
    case .materialize(let node):
      let rows = try rows(of: node.expression, in: scope)
      return Rows(
        .shared(SharedPlan(id: newID(), plan: rows.plan)),
        columns: rows.columns,
        isSerialized: rows.isSerialized
      )
    case .toTable(let node): return try rows(of: node.expression, in: scope)
    case .externalData(let node): return try rows(of: node)
    default:
      throw Diagnostic(
        Code.notTabular,
        "rows are needed here, this is a value",
        at: expression.span
      )
    }
  }

  /// Binds a pipeline; `context` are the rows of an enclosing operator.
  func rows(
    of node: PipelineSyntax,
    from context: Rows?,
    in scope: Scope
  ) throws(Diagnostic) -> Rows {
    try deeper(at: node.span) { () throws(Diagnostic) -> Rows in
      guard node.operators.count <= LogicalPlan.depthLimit else {
        throw Diagnostic(
          Code.tooDeep,
          "a pipeline has at most \(LogicalPlan.depthLimit) operators",
          at: node.span
        )
      }
      var rows: Rows? = context
      if let source = node.source { rows = try self.rows(of: source, in: scope) }
      // `as` names live as long as the pipeline.
      let outer = environment
      defer { environment = outer }
      for step in node.operators {
        rows = try bind(step, over: rows)
      }
      guard let rows else {
        throw Diagnostic(Code.notTabular, "there are no rows here", at: node.span)
      }
      return rows
    }
  }

  private func rows(named node: NameSyntax) throws(Diagnostic) -> Rows {
    switch environment[node.text] {
    case .tabular(let rows, _): return rows
    case .function(let function, let declared):
      let call = CallSyntax(name: node, arguments: [], span: node.span)
      return try rows(calling: function, declaredIn: declared, call, piped: nil, in: Scope())
    case .scalar:
      throw Diagnostic(Code.notTabular, "'\(node.text)' is a value, not rows", at: node.span)
    case .pattern, nil: break
    }
    return try table(node.text, at: node.span)
  }

  /// The rows of a table.
  func table(_ name: String, at span: SourceSpan) throws(Diagnostic) -> Rows {
    guard let schema = tables.schema(of: name) else {
      throw Diagnostic(
        Code.unknownTable,
        "there is no table named '\(name)'",
        at: span,
        hints: nearMissHints(
          for: name,
          among: tables.tableNames + tables.describedNames + environment.tabularNames
        )
      )
    }
    tablesUsed.insert(name)
    let columns = Array(schema.fields.indices)
    return Rows(.scan(ScanPlan(table: name, columns: columns, schema: schema)))
  }

  /// The rows of a call, with `piped` rows as its first argument.
  func rows(
    calling node: CallSyntax,
    piped: Rows?,
    in scope: Scope
  ) throws(Diagnostic) -> Rows {
    switch environment[node.name.text] {
    case .function(let function, let declared):
      return try rows(calling: function, declaredIn: declared, node, piped: piped, in: scope)
    case .pattern(let definition, let declared):
      return try rows(of: definition, declaredIn: declared, node)
    default: break
    }
    if node.name.text == "table", let first = node.arguments.first {
      guard case .string(let name)? = try bind(first.expression, in: scope).expression.literal
      else {
        throw Diagnostic(
          Code.notConstant,
          "'table' takes the name of a table as a constant text",
          at: first.span
        )
      }
      return try rows(named: NameSyntax(text: name, span: first.span))
    }
    if node.name.text == "graph" {
      throw Diagnostic(
        Code.needsService,
        "this names a graph of a service, and this engine reads files only",
        at: node.span,
        hints: ["make a graph of rows with make-graph"]
      )
    }
    if let service = tables.serviceFunction(named: node.name.text) {
      return try rows(asking: service, node, piped: piped)
    }
    if functions.scalar(node.name.text) != nil {
      throw Diagnostic(
        Code.notTabular,
        "'\(node.name.text)' gives a value, not rows",
        at: node.span
      )
    }
    throw Diagnostic(
      Code.unknownFunction,
      "there is no function named '\(node.name.text)' that gives rows",
      at: node.name.span,
      hints: nearMissHints(for: node.name.text, among: environment.tabularNames)
    )
  }

  private func rows(
    of pattern: PatternDefinitionSyntax,
    declaredIn declared: Environment,
    _ node: CallSyntax,
    path: String? = nil
  ) throws(Diagnostic) -> Rows {
    var values: [ScalarValue] = []
    for argument in node.arguments {
      guard let value = try bind(argument.expression, in: Scope()).expression.literal else {
        throw Diagnostic(Code.notConstant, "a pattern takes constants", at: argument.span)
      }
      values.append(value)
    }
    for rule in pattern.rules {
      var matches = rule.arguments.count == values.count
      for (argument, value) in Swift.zip(rule.arguments, values) where matches {
        matches = try bind(argument, in: Scope()).expression.literal == value
      }
      if matches, let wanted = rule.path {
        matches = try bind(wanted, in: Scope()).expression.literal == path.map { .string($0) }
      }
      guard matches, let result = rule.body.result else { continue }
      return try withEnvironment(declared) { () throws(Diagnostic) in
        for statement in rule.body.statements { _ = try bind(statement) }
        return try rows(of: result, in: Scope())
      }
    }
    throw Diagnostic(Code.unknownTable, "the pattern has no such case", at: node.span)
  }

  /// `database("x").T` and its kin reach no service; the table's own name is what can be read.
  private func rows(at node: PathSyntax, in scope: Scope) throws(Diagnostic) -> Rows {
    if case .call(let call) = node.base,
      case .pattern(let definition, let declared)? = environment[call.name.text],
      case .name(let member) = node.member
    {
      return try rows(of: definition, declaredIn: declared, call, path: member.text)
    }
    if case .name(let member) = node.member, tables.schema(of: member.text) != nil {
      return try table(member.text, at: member.span)
    }
    throw Diagnostic(
      Code.needsService,
      "this names a table of a service, and this engine reads files only",
      at: node.span,
      hints: ["give the table's rows with --data"]
    )
  }

  private func rows(of node: DataTableSyntax) throws(Diagnostic) -> Rows {
    let fields = node.schema.columns.map {
      Schema.Field($0.name.text, ScalarType($0.type.keyword))
    }
    guard !fields.isEmpty else {
      throw Diagnostic(Code.unknownColumn, "a datatable needs a column", at: node.schema.span)
    }
    var names = NameAllocator()
    for column in node.schema.columns where !names.claim(column.name.text) {
      throw Diagnostic(
        Code.duplicateColumn,
        "there are two columns named '\(column.name.text)'",
        at: column.span
      )
    }
    guard node.values.count % fields.count == 0 else {
      throw Diagnostic(
        Code.rowCount,
        "\(node.values.count) values do not fill rows of \(fields.count) columns",
        at: node.span
      )
    }
    var builders = fields.map { ColumnBuilder($0.type, capacity: node.values.count / fields.count) }
    for (index, value) in node.values.enumerated() {
      let field = fields[index % fields.count]
      let bound = try bind(value, in: Scope())
      var expression = bound.expression
      if bound.type != field.type {
        expression = try convert(expression, to: field.type, at: value.span)
      }
      // now() and ago() are constants within one query.
      guard let literal = expression.literal ?? constantValue(expression) else {
        throw Diagnostic(Code.notConstant, "a datatable takes constants only", at: value.span)
      }
      builders[index % fields.count].append(literal)
    }
    let batch = Batch(
      columns: builders.map { $0.finish() },
      count: node.values.count / fields.count
    )
    return Rows(.values(ValuesPlan(batch: batch, schema: Schema(fields))))
  }

  /// The value of an expression without columns, computed now.
  func constantValue(_ expression: BoundExpression) -> ScalarValue? {
    guard case .call(let call) = expression else { return expression.literal }
    guard call.kind != .window else { return nil }
    var columns: [Column] = []
    for argument in call.arguments {
      guard let value = constantValue(argument) else { return nil }
      columns.append(Column(value, count: 1))
    }
    // A constant that cannot be computed is reported as not constant by the caller.
    return try? call.overload.evaluate(columns, 1, context).value(at: 0)
  }
}
