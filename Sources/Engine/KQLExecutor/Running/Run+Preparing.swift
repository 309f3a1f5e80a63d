import KQLPlan
import Tables

extension Run {
  /// Makes the expressions of a plan ready, and with them the subqueries of expressions.
  ///
  /// Goes down the inputs in a loop, so that the stack grows with nesting and not with length.
  func prepare(_ plan: LogicalPlan) throws -> PreparedPipeline {
    var operators: [any PreparedOperator] = []
    var rest = plan
    while let step = try prepareOperator(rest) {
      operators.append(step.made)
      rest = step.input
    }
    return PreparedPipeline(source: try prepareSource(rest), operators: operators.reversed())
  }

  private func prepareSource(_ plan: LogicalPlan) throws -> any PreparedSource {
    switch plan {
    case .scan(let plan): ScanSource(plan: plan)
    case .values(let plan): ValuesSource(batch: plan.batch)
    case .range(let plan): try RangeSource(plan, self)
    case .input(let plan): InputSource(id: plan.id)
    case .shared(let plan): SharedSource(plan: plan)
    case .graph(let plan): try GraphSource(plan, self)
    default: throw QueryFailure("a plan has no source")
    }
  }

  private func prepareOperator(
    _ plan: LogicalPlan
  ) throws -> (made: any PreparedOperator, input: LogicalPlan)? {
    switch plan {
    case .scan, .values, .range, .input, .shared, .graph: nil
    case .filter(let plan): (try FilterOperator(plan, self), plan.input)
    case .project(let plan): (try ProjectOperator(plan, self), plan.input)
    case .summarize(let plan): (try SummarizeOperator(plan, self), plan.input)
    case .join(let plan): (try JoinOperator(plan, self), plan.left)
    case .union(let plan): try prepareUnion(plan)
    case .sort(let plan): (try SortOperator(plan, self), plan.input)
    case .top(let plan): (try TopOperator(plan, self), plan.input)
    case .take(let plan): (try TakeOperator(plan, self), plan.input)
    case .sample(let plan): (try SampleOperator(plan, self), plan.input)
    case .expand(let plan): (try ExpandOperator(plan, self), plan.input)
    case .apply(let plan): (try ApplyOperator(plan, self), plan.expand.input)
    case .partition(let plan): (try PartitionOperator(plan, self), plan.input)
    case .makeSeries(let plan): (try MakeSeriesOperator(plan, self), plan.input)
    case .parse(let plan): (try ParseOperator(plan, self), plan.input)
    case .parseKeyValues(let plan): (try ParseKeyValuesOperator(plan, self), plan.input)
    case .steps(let plan): (try StepsOperator(plan, self), plan.input)
    case .topNested(let plan): (try TopNestedOperator(plan, self), plan.input)
    case .plugin(let plan): (PluginOperator(plan), plan.input)
    }
  }

  private func prepareUnion(
    _ plan: UnionPlan
  ) throws -> (made: any PreparedOperator, input: LogicalPlan) {
    guard let first = plan.inputs.first else {
      let empty = ValuesPlan(batch: Batch(emptyOf: plan.schema), schema: plan.schema)
      return (UnionOperator(others: []), .values(empty))
    }
    return (UnionOperator(others: try plan.inputs.dropFirst().map { try prepare($0) }), first)
  }
}
