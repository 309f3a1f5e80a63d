public import KQLPlan
import Tables

/// Marks in every scan of a plan the columns that nothing looks at, so that they are not read.
///
/// Columns keep their places: a column that is not read holds one value that stands for all rows.
public enum ColumnNeeds {
  /// The plan, all of whose own columns are wanted.
  public static func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    rewrite(plan, Set(plan.schema.fields.indices), depth: 0)
  }

  /// Deeper plans are left as they are.
  private static let depthLimit = 200

  private static func rewrite(
    _ plan: LogicalPlan,
    _ needed: Set<Int>,
    depth: Int
  ) -> LogicalPlan {
    guard depth < depthLimit else { return plan }
    func below(_ input: LogicalPlan, _ needed: Set<Int>) -> LogicalPlan {
      rewrite(input, needed, depth: depth + 1)
    }
    func whole(_ input: LogicalPlan) -> LogicalPlan {
      below(input, Set(input.schema.fields.indices))
    }
    switch plan {
    case .scan(let node):
      let unread = Set(node.schema.fields.indices).subtracting(needed)
      guard !unread.isEmpty, node.external == nil else { return plan }
      return .scan(
        ScanPlan(table: node.table, columns: node.columns, schema: node.schema, unread: unread)
      )
    case .values, .range, .input: return plan
    case .shared(let node): return .shared(SharedPlan(id: node.id, plan: whole(node.plan)))
    case .filter(let node):
      let used = needed.union(columns(of: [node.condition]))
      return .filter(
        FilterPlan(input: below(node.input, used), condition: rewrite(node.condition, depth))
      )
    case .project(let node): return project(node, needed, depth, below)
    case .summarize(let node):
      let used = columns(of: node.keys.map(\.expression) + node.aggregates.flatMap(\.arguments))
      return .summarize(
        SummarizePlan(input: below(node.input, used), keys: node.keys, aggregates: node.aggregates)
      )
    case .join(let node): return join(node, needed, below)
    case .union(let node):
      return .union(
        UnionPlan(inputs: node.inputs.map { below($0, needed) }, schema: node.schema)
      )
    case .sort(let node):
      let used = needed.union(columns(of: node.keys.map(\.expression)))
      return .sort(SortPlan(input: below(node.input, used), keys: node.keys))
    case .top(let node):
      let used = needed.union(columns(of: node.keys.map(\.expression)))
      return .top(TopPlan(input: below(node.input, used), count: node.count, keys: node.keys))
    case .take(let node):
      return .take(TakePlan(input: below(node.input, needed), count: node.count))
    case .sample(let node):
      return .sample(SamplePlan(input: below(node.input, needed), count: node.count))
    case .expand(let node):
      let used = inputs(needed, node.input).union(columns(of: node.items.map(\.expression)))
      return .expand(
        ExpandPlan(
          input: below(node.input, used),
          items: node.items,
          indexColumn: node.indexColumn,
          limit: node.limit,
          bagsAsArrays: node.bagsAsArrays,
          schema: node.schema
        )
      )
    case .makeSeries(let node): return makeSeries(node, below)
    case .parse(let node):
      let used = inputs(needed, node.input).union(columns(of: [node.source]))
      return .parse(
        ParsePlan(
          input: below(node.input, used),
          source: node.source,
          kind: node.kind,
          flags: node.flags,
          pieces: node.pieces,
          dropsUnmatched: node.dropsUnmatched,
          conversions: node.conversions,
          schema: node.schema
        )
      )
    case .apply, .partition, .parseKeyValues, .steps, .topNested, .graph: return plan
    case .plugin(let node):
      return .plugin(
        PluginPlan(
          input: whole(node.input),
          plugin: node.plugin,
          arguments: node.arguments,
          schema: node.schema
        )
      )
    }
  }

  /// An expression whose subqueries are rewritten.
  private static func rewrite(_ expression: BoundExpression, _ depth: Int) -> BoundExpression {
    func whole(_ plan: LogicalPlan) -> LogicalPlan {
      rewrite(plan, Set(plan.schema.fields.indices), depth: depth + 1)
    }
    guard depth < depthLimit else { return expression }
    switch expression {
    case .column, .literal, .inList: return expression
    case .scalarQuery(let plan, let type): return .scalarQuery(whole(plan), type)
    case .inQuery(let value, let plan, let isCaseInsensitive, let isNegated):
      return .inQuery(
        value,
        whole(plan),
        isCaseInsensitive: isCaseInsensitive,
        isNegated: isNegated
      )
    case .and(let operands): return .and(operands.map { rewrite($0, depth + 1) })
    case .or(let operands): return .or(operands.map { rewrite($0, depth + 1) })
    case .call(let call):
      return .call(
        BoundCall(
          name: call.name,
          kind: call.kind,
          overload: call.overload,
          arguments: call.arguments.map { rewrite($0, depth + 1) },
          type: call.type,
          span: call.span
        )
      )
    }
  }

  /// The columns of an input among those of an operator that adds columns behind them.
  private static func inputs(_ needed: Set<Int>, _ input: LogicalPlan) -> Set<Int> {
    let count = input.schema.count
    return needed.filter { $0 < count }
  }

  private static func project(
    _ node: ProjectPlan,
    _ needed: Set<Int>,
    _ depth: Int,
    _ below: (LogicalPlan, Set<Int>) -> LogicalPlan
  ) -> LogicalPlan {
    // A column that nothing looks at need not be computed either.
    let kept = node.columns.enumerated().map { index, column in
      guard !needed.contains(index), !node.isSerial else {
        return NamedExpression(column.name, rewrite(column.expression, depth))
      }
      if case .column = column.expression { return column }
      return NamedExpression(
        column.name,
        .literal(Binder.missing(column.expression.type))
      )
    }
    let used = kept.enumerated().filter { needed.contains($0.offset) || node.isSerial }
    return .project(
      ProjectPlan(
        input: below(node.input, columns(of: used.map(\.element.expression))),
        columns: kept,
        isSerial: node.isSerial
      )
    )
  }

  private static func join(
    _ node: JoinPlan,
    _ needed: Set<Int>,
    _ below: (LogicalPlan, Set<Int>) -> LogicalPlan
  ) -> LogicalPlan {
    let width = node.left.schema.count
    var left = columns(of: node.leftKeys)
    var right = columns(of: node.rightKeys)
    switch node.kind {
    case .leftsemi, .leftanti: left.formUnion(needed)
    case .rightsemi, .rightanti: right.formUnion(needed)
    case .inner, .innerunique, .leftouter, .rightouter, .fullouter:
      for column in needed {
        if column < width { left.insert(column) } else { right.insert(column - width) }
      }
    }
    return .join(
      JoinPlan(
        left: below(node.left, left),
        right: below(node.right, right),
        kind: node.kind,
        leftKeys: node.leftKeys,
        rightKeys: node.rightKeys,
        schema: node.schema
      )
    )
  }

  private static func makeSeries(
    _ node: MakeSeriesPlan,
    _ below: (LogicalPlan, Set<Int>) -> LogicalPlan
  ) -> LogicalPlan {
    var used = columns(of: node.keys.map(\.expression) + [node.axis.expression, node.step])
    used.formUnion(columns(of: node.aggregates.flatMap(\.call.arguments)))
    used.formUnion(columns(of: [node.from, node.to].compactMap(\.self)))
    return .makeSeries(
      MakeSeriesPlan(
        input: below(node.input, used),
        keys: node.keys,
        aggregates: node.aggregates,
        axis: node.axis,
        from: node.from,
        to: node.to,
        step: node.step,
        isNonempty: node.isNonempty,
        schema: node.schema
      )
    )
  }

  /// The columns that expressions read.
  private static func columns(of expressions: [BoundExpression]) -> Set<Int> {
    var found: Set<Int> = []
    var rest = expressions
    while let expression = rest.popLast() {
      switch expression {
      case .column(let index, _): found.insert(index)
      case .literal, .scalarQuery: break
      case .call(let call): rest += call.arguments
      case .and(let operands), .or(let operands): rest += operands
      case .inList(let value, _, _, _), .inQuery(let value, _, _, _): rest.append(value)
      }
    }
    return found
  }
}
