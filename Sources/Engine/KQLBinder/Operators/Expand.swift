import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  func bindExpand(_ node: MvExpandSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    let bags = node.parameters.named("bagexpansion") ?? node.parameters.named("kind")
    let (plan, columns) = try expansion(
      node.columns,
      input,
      indexName: node.parameters.named("with_itemindex")?.text,
      bagsAsArrays: bags?.text == "array",
      limit: try limit(node.limit) ?? (node.isLegacy ? 128 : nil)
    )
    return Rows(.expand(plan), columns: columns, isSerialized: input.isSerialized)
  }

  private func limit(_ expression: ExpressionSyntax?) throws(Diagnostic) -> Int? {
    guard let expression else { return nil }
    guard case .long(let count)? = try constant(expression, as: .long).literal else {
      throw Diagnostic(Code.notConstant, "a limit must be a constant number", at: expression.span)
    }
    return Int(max(0, count))
  }

  private func expansion(
    _ items: [ExpandColumnSyntax],
    _ input: Rows,
    indexName: String?,
    bagsAsArrays: Bool,
    limit: Int?
  ) throws(Diagnostic) -> (ExpandPlan, [ScopeColumn]) {
    var columns = input.columns
    var bound: [ExpandItem] = []
    var names = NameAllocator(reserved: columns.map(\.name))
    for item in items {
      let value = try bind(item.expression.expression, in: Scope(input))
      guard value.type == .dynamic else {
        throw Diagnostic(
          Code.wrongType,
          "only a dynamic value can be expanded, this is \(value.type.rawValue)",
          at: item.span,
          hints: value.type == .string ? ["read it as JSON first with parse_json(...)"] : []
        )
      }
      let type = item.type.map { ScalarType($0.keyword) } ?? .dynamic
      let name = item.expression.name?.text ?? value.name ?? names.anonymous()
      var isOwn = item.expression.name != nil
      if case .name = item.expression.expression { isOwn = true }
      let output: Int
      let known =
        columns.firstIndex { $0.name == name && !$0.isHidden }
        ?? columns.firstIndex { $0.name == name }
      if isOwn, let index = known {
        columns[index].type = type
        columns[index].isHidden = false
        output = index
      } else {
        output = columns.count
        let free = item.expression.name == nil && value.name != nil ? names.unique(name) : name
        columns.append(ScopeColumn(name: free, type: type))
      }
      bound.append(ExpandItem(expression: value.expression, output: output, type: type))
    }
    var indexColumn: Int?
    if let indexName {
      indexColumn = columns.count
      columns.append(ScopeColumn(name: indexName, type: .long))
    }
    let plan = ExpandPlan(
      input: input.plan,
      items: bound,
      indexColumn: indexColumn,
      limit: limit,
      bagsAsArrays: bagsAsArrays,
      schema: Schema(columns.map { .init($0.name, $0.type) })
    )
    return (plan, columns)
  }

  func bindApply(_ node: MvApplySyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    let (plan, columns) = try expansion(
      node.columns,
      input,
      indexName: node.parameters.named("with_itemindex")?.text,
      bagsAsArrays: false,
      limit: try limit(node.limit)
    )
    // The subquery's rows are the expanded columns; those of the row around them can be named.
    let expanded = Set(plan.items.map(\.output) + (plan.indexColumn.map { [$0] } ?? []))
    var inner = columns
    for index in inner.indices { inner[index].isHidden = !expanded.contains(index) }
    let id = newID()
    let context = Rows(
      .input(InputPlan(id: id, schema: plan.schema)),
      columns: inner,
      isSerialized: true
    )
    let subquery = try rows(of: node.subquery, from: context, in: Scope())
    let result = visiblePlan(subquery)
    let kept = input.columns.indices.filter { !expanded.contains($0) }
    var names = NameAllocator()
    var fields: [Schema.Field] = []
    var described: [ScopeColumn] = []
    for index in kept {
      _ = names.claim(input.columns[index].name)
      fields.append(.init(input.columns[index].name, input.columns[index].type))
      described.append(input.columns[index])
    }
    for field in result.schema.fields {
      let name = names.unique(field.name)
      fields.append(.init(name, field.type))
      described.append(ScopeColumn(name: name, type: field.type))
    }
    let apply = ApplyPlan(
      expand: plan,
      inputID: id,
      subquery: result,
      kept: kept,
      schema: Schema(fields)
    )
    let rows = Rows(.apply(apply), columns: described, isSerialized: input.isSerialized)
    return reordered(rows, like: input)
  }

  /// Puts the columns that replace those of `input` where they were.
  private func reordered(_ rows: Rows, like input: Rows) -> Rows {
    var order: [Int] = []
    for column in input.columns where !column.isHidden {
      if let index = rows.columns.firstIndex(where: { $0.name == column.name && !$0.isHidden }) {
        order.append(index)
      }
    }
    for (index, _) in rows.visible where !order.contains(index) { order.append(index) }
    guard order != rows.visible.map(\.index) else { return rows }
    return projected(
      rows,
      order.map { NamedExpression(rows.columns[$0].name, rows.reference($0)) }
    )
  }

  func bindPartition(_ node: PartitionSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    let key = try asKey(bind(node.column, in: Scope(input)), at: node.column.span)
    guard key.type != .dynamic else {
      throw Diagnostic(
        Code.dynamicKey,
        "rows cannot be partitioned by a dynamic value",
        at: node.column.span,
        hints: ["convert it first, for example with tostring(...)"]
      )
    }
    guard case .subquery(let subquery) = node.body else {
      throw Diagnostic(
        Code.unsupported,
        "a partition's query in braces is not supported",
        at: node.span,
        hints: ["write the operators in parentheses, which take the rows of each part"]
      )
    }
    let id = newID()
    let context = Rows(
      .input(InputPlan(id: id, schema: input.plan.schema)),
      columns: input.columns,
      isSerialized: input.isSerialized
    )
    let result = try rows(of: subquery, from: context, in: Scope())
    return Rows(
      .partition(
        PartitionPlan(
          input: input.plan,
          key: key.expression,
          inputID: id,
          subquery: result.plan
        )
      ),
      columns: result.columns,
      isSerialized: false
    )
  }
}
