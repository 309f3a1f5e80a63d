import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

/// Whether an expression uses a window function, so that it needs all rows at once.
func usesWindow(_ expression: BoundExpression) -> Bool {
  expression.contents.contains(.window)
}

extension Binder {
  /// Rows of computed columns; columns that are hidden stay so.
  func projected(
    _ input: Rows,
    _ columns: [NamedExpression],
    isSerialized: Bool? = nil
  ) -> Rows {
    var all = columns
    var described = columns.map { ScopeColumn(name: $0.name, type: $0.expression.type) }
    for (index, column) in input.columns.enumerated() where column.isHidden {
      all.append(NamedExpression(column.name, input.reference(index)))
      described.append(column)
    }
    let isSerial = columns.contains { usesWindow($0.expression) }
    let plan = ProjectPlan(input: input.plan, columns: all, isSerial: isSerial)
    return Rows(
      .project(plan),
      columns: described,
      isSerialized: isSerialized ?? input.isSerialized
    )
  }

  func bindWhere(_ node: WhereSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    let condition = try condition(node.predicate.expression, in: Scope(input))
    return filtered(input, condition)
  }

  /// The rows for which a condition is true.
  func filtered(_ input: Rows, _ condition: BoundExpression) -> Rows {
    guard usesWindow(condition) else {
      var rows = Rows(
        .filter(FilterPlan(input: input.plan, condition: condition)),
        columns: input.columns,
        isSerialized: input.isSerialized
      )
      rows.isOpen = input.isOpen
      return rows
    }
    // The condition needs all rows at once: it becomes a column, which the filter then reads.
    var columns = input.columns.enumerated().map {
      NamedExpression($0.element.name, input.reference($0.offset))
    }
    let position = columns.count
    columns.append(NamedExpression("$condition", condition))
    let plan = ProjectPlan(input: input.plan, columns: columns, isSerial: true)
    let filter = FilterPlan(input: .project(plan), condition: .column(position, .bool))
    let kept = columns.prefix(position).enumerated().map {
      NamedExpression($0.element.name, .column($0.offset, $0.element.expression.type))
    }
    return Rows(
      .project(ProjectPlan(input: .filter(filter), columns: Array(kept), isSerial: false)),
      columns: input.columns,
      isSerialized: input.isSerialized
    )
  }

  func bindExtend(
    _ items: [NamedExpressionSyntax],
    _ input: Rows
  ) throws(Diagnostic) -> Rows {
    var columns = input.visible.map { NamedExpression($0.column.name, input.reference($0.index)) }
    var names = NameAllocator(reserved: columns.map(\.name))
    var written = Set<String>()
    var staged = StagedCalls(input)
    for item in items {
      for bound in try collecting({ () throws(Diagnostic) in
        try named(item, over: input, &staged, names: &names, replacing: true)
      }) {
        if item.names.isEmpty, bound.isReference { continue }
        if bound.isWritten, !written.insert(bound.column.name).inserted {
          diagnostics.append(duplicate(bound.column.name, at: item.span))
          continue
        }
        if let index = columns.firstIndex(where: { $0.name == bound.column.name }) {
          columns[index] = bound.column
        } else {
          columns.append(bound.column)
        }
      }
    }
    var rows = projected(staged.rows, columns)
    rows.isOpen = input.isOpen
    return rows
  }

  func bindProject(
    _ items: [NamedExpressionSyntax],
    _ input: Rows
  ) throws(Diagnostic) -> Rows {
    var columns: [NamedExpression] = []
    var names = NameAllocator()
    // Written names are taken before automatic ones are given out.
    for item in items { for name in item.names { _ = names.claim(name.text) } }
    var written = Set<String>()
    var staged = StagedCalls(input)
    for item in items {
      if case .star = item.expression {
        for (index, column) in input.visible {
          columns.append(NamedExpression(names.unique(column.name), input.reference(index)))
        }
        continue
      }
      for bound in try collecting({ () throws(Diagnostic) in
        try named(item, over: input, &staged, names: &names, replacing: false)
      }) {
        if bound.isWritten || bound.isReference, !written.insert(bound.column.name).inserted {
          diagnostics.append(duplicate(bound.column.name, at: item.span))
          continue
        }
        columns.append(bound.column)
      }
    }
    return projected(staged.rows, columns)
  }

  /// A column of an `extend` or `project`.
  struct BoundColumn {
    var column: NamedExpression
    /// Whether the query wrote the name.
    var isWritten: Bool
    /// Whether it is a column of the input as it is.
    var isReference: Bool
  }

  /// Binds `name = expression` and gives it a name that is free.
  private func named(
    _ item: NamedExpressionSyntax,
    over input: Rows,
    _ staged: inout StagedCalls,
    names: inout NameAllocator,
    replacing: Bool
  ) throws(Diagnostic) -> [BoundColumn] {
    let value = try bind(item.expression, in: Scope(input))
    if let (whole, parts) = value.parts {
      return try columns(
        of: item,
        parts,
        of: staged.add(whole),
        names: &names,
        replacing: replacing
      )
    }
    if item.isList, item.names.count == 1 {
      let column = NamedExpression(item.names[0].text, value.expression)
      return [BoundColumn(column: column, isWritten: true, isReference: false)]
    }
    if item.isList {
      throw Diagnostic(
        Code.noOverload,
        "the expression gives one value, not \(item.names.count)",
        at: item.span
      )
    }
    var isReference = false
    if case .name(let node) = item.expression, input.index(of: node.text) != nil {
      isReference = true
    }
    if let name = item.name?.text {
      return [
        BoundColumn(
          column: NamedExpression(name, value.expression),
          isWritten: true,
          isReference: false
        )
      ]
    }
    let name: String
    if let own = value.name {
      name = isReference ? own : replacing ? own : names.unique(own)
      if isReference { _ = names.claim(own) }
    } else {
      name = names.anonymous()
    }
    return [
      BoundColumn(
        column: NamedExpression(name, value.expression),
        isWritten: false,
        isReference: isReference
      )
    ]
  }

  /// Runs `body`; a mistake is noted and the other columns go on.
  private func collecting(
    _ body: () throws(Diagnostic) -> [BoundColumn]
  ) throws(Diagnostic) -> [BoundColumn] {
    do throws(Diagnostic) {
      return try body()
    } catch {
      diagnostics.append(error)
      return []
    }
  }

  func duplicate(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(Code.duplicateColumn, "there are two columns named '\(name)'", at: span)
  }

  func bindPrint(_ node: PrintSyntax) throws(Diagnostic) -> Rows {
    let one = Batch(columns: [], count: 1)
    let input = Rows(.values(ValuesPlan(batch: one, schema: Schema([]))), isSerialized: true)
    var columns: [NamedExpression] = []
    var names = NameAllocator()
    for (position, item) in node.columns.enumerated() {
      let value = try bind(item.expression, in: Scope(input))
      if let (whole, parts) = value.parts {
        let found = try self.columns(of: item, parts, of: whole, names: &names, replacing: false)
        columns += found.map(\.column)
        continue
      }
      let name = item.names.first?.text ?? "print_" + String(position)
      guard item.names.count < 2 else {
        throw Diagnostic(
          Code.noOverload,
          "the expression gives one value, not \(item.names.count)",
          at: item.span
        )
      }
      guard names.claim(name) else { throw duplicate(name, at: item.span) }
      columns.append(NamedExpression(name, value.expression))
    }
    return projected(input, columns)
  }

  func bindRange(_ node: RangeSyntax) throws(Diagnostic) -> Rows {
    let from = try bind(node.from, in: Scope())
    let to = try bind(node.to, in: Scope())
    let step = try bind(node.step, in: Scope())
    var type: ScalarType
    switch from.type {
    case .datetime, .timespan: type = from.type
    default:
      type = from.type
      for other in [to, step] {
        guard from.type.isNumeric, other.type.isNumeric,
          let wider = OverloadChoice.widest(type, other.type)
        else {
          throw Diagnostic(
            Code.wrongType,
            "range goes over numbers, datetimes or timespans, not \(from.type.rawValue)",
            at: node.span
          )
        }
        type = wider
      }
    }
    let stepType: ScalarType = type == .datetime ? .timespan : type
    let end =
      to.type == .timespan && type == .datetime
      ? try apply(.add, from, to, at: node.span) : to.expression
    return Rows(
      .range(
        RangePlan(
          from: try convert(from.expression, to: type, at: node.from.span),
          to: try convert(end, to: type, at: node.to.span),
          step: try convert(step.expression, to: stepType, at: node.step.span),
          schema: Schema([.init(node.name.text, type)])
        )
      ),
      isSerialized: true
    )
  }
}
