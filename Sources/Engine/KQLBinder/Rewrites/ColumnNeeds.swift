public import KQLPlan
import Tables

/// Marks in every scan of a plan the columns that nothing looks at, so that they are not read.
///
/// Columns keep their places: a column that is not read holds one value that stands for all rows.
public enum ColumnNeeds {
  /// The plan, all of whose own columns are wanted.
  public static func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    rewrite(plan, ColumnSet(upTo: plan.schema.count), depth: 0)
  }

  /// Deeper plans are left as they are.
  private static let depthLimit = 200

  private static func rewrite(
    _ plan: LogicalPlan,
    _ needed: ColumnSet,
    depth: Int
  ) -> LogicalPlan {
    guard depth < depthLimit else { return plan }
    func below(_ input: LogicalPlan, _ needed: ColumnSet) -> LogicalPlan {
      rewrite(input, needed, depth: depth + 1)
    }
    func whole(_ input: LogicalPlan) -> LogicalPlan {
      below(input, ColumnSet(upTo: input.schema.count))
    }
    switch plan {
    case .scan(let node):
      guard node.external == nil else { return plan }
      let unread = Set(node.schema.fields.indices.filter { !needed.contains($0) })
      guard !unread.isEmpty else { return plan }
      return .scan(
        ScanPlan(table: node.table, columns: node.columns, schema: node.schema, unread: unread)
      )
    case .values, .range, .input: return plan
    case .shared(let node): return .shared(SharedPlan(id: node.id, plan: whole(node.plan)))
    case .filter(let node):
      var used = needed
      addColumns(of: node.condition, to: &used)
      return .filter(
        FilterPlan(input: below(node.input, used), condition: rewrite(node.condition, depth))
      )
    case .project(let node): return project(node, needed, depth, below)
    case .summarize(let node):
      var used = ColumnSet()
      for key in node.keys { addColumns(of: key.expression, to: &used) }
      for aggregate in node.aggregates { addColumns(of: aggregate.arguments, to: &used) }
      return .summarize(
        SummarizePlan(input: below(node.input, used), keys: node.keys, aggregates: node.aggregates)
      )
    case .join(let node): return join(node, needed, below)
    case .union(let node):
      return .union(
        UnionPlan(inputs: node.inputs.map { below($0, needed) }, schema: node.schema)
      )
    case .sort(let node):
      var used = needed
      for key in node.keys { addColumns(of: key.expression, to: &used) }
      return .sort(SortPlan(input: below(node.input, used), keys: node.keys))
    case .top(let node):
      var used = needed
      for key in node.keys { addColumns(of: key.expression, to: &used) }
      return .top(TopPlan(input: below(node.input, used), count: node.count, keys: node.keys))
    case .take(let node):
      return .take(TakePlan(input: below(node.input, needed), count: node.count))
    case .sample(let node):
      return .sample(SamplePlan(input: below(node.input, needed), count: node.count))
    case .expand(let node):
      var used = needed.prefix(node.input.schema.count)
      for item in node.items { addColumns(of: item.expression, to: &used) }
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
      var used = needed.prefix(node.input.schema.count)
      addColumns(of: node.source, to: &used)
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
    guard expression.contents.contains(.query) else { return expression }
    func whole(_ plan: LogicalPlan) -> LogicalPlan {
      rewrite(plan, ColumnSet(upTo: plan.schema.count), depth: depth + 1)
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
    case .applied(let body, let arguments):
      return .applied(rewrite(body, depth + 1), arguments.map { rewrite($0, depth + 1) })
    }
  }

  private static func project(
    _ node: ProjectPlan,
    _ needed: ColumnSet,
    _ depth: Int,
    _ below: (LogicalPlan, ColumnSet) -> LogicalPlan
  ) -> LogicalPlan {
    // Most columns of most projections are passed on as they are; only others are touched.
    var kept = node.columns
    var used = ColumnSet()
    for (index, column) in node.columns.enumerated() {
      let isNeeded = node.isSerial || needed.contains(index)
      if case .column(let source, _) = column.expression {
        if isNeeded { used.insert(source) }
      } else if isNeeded {
        addColumns(of: column.expression, to: &used)
        guard column.expression.contents.contains(.query) else { continue }
        kept[index] = NamedExpression(column.name, rewrite(column.expression, depth))
      } else {
        // What nothing looks at need not be computed either.
        let filler = BoundExpression.literal(Binder.missing(column.expression.type))
        kept[index] = NamedExpression(column.name, filler)
      }
    }
    return .project(
      ProjectPlan(
        input: below(node.input, used),
        columns: kept,
        isSerial: node.isSerial
      )
    )
  }

  private static func join(
    _ node: JoinPlan,
    _ needed: ColumnSet,
    _ below: (LogicalPlan, ColumnSet) -> LogicalPlan
  ) -> LogicalPlan {
    let width = node.left.schema.count
    var left = ColumnSet()
    var right = ColumnSet()
    addColumns(of: node.leftKeys, to: &left)
    addColumns(of: node.rightKeys, to: &right)
    switch node.kind {
    case .leftsemi, .leftanti: left.formUnion(needed)
    case .rightsemi, .rightanti: right.formUnion(needed)
    case .inner, .innerunique, .leftouter, .rightouter, .fullouter:
      for column in 0..<node.schema.count where needed.contains(column) {
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
    _ below: (LogicalPlan, ColumnSet) -> LogicalPlan
  ) -> LogicalPlan {
    var used = ColumnSet()
    addColumns(of: node.keys.map(\.expression) + [node.axis.expression, node.step], to: &used)
    addColumns(of: node.aggregates.flatMap(\.call.arguments), to: &used)
    addColumns(of: [node.from, node.to].compactMap(\.self), to: &used)
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

  /// Adds the columns that expressions read.
  private static func addColumns(of expressions: [BoundExpression], to found: inout ColumnSet) {
    for expression in expressions { addColumns(of: expression, to: &found) }
  }

  private static func addColumns(of expression: BoundExpression, to found: inout ColumnSet) {
    switch expression {
    case .column(let index, _): found.insert(index)
    case .literal, .scalarQuery: break
    case .call(let call): addColumns(of: call.arguments, to: &found)
    case .applied(_, let arguments): addColumns(of: arguments, to: &found)
    case .and(let operands), .or(let operands): addColumns(of: operands, to: &found)
    case .inList(let value, _, _, _), .inQuery(let value, _, _, _):
      addColumns(of: value, to: &found)
    }
  }
}
