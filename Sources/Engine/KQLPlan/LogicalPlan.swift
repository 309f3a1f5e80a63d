public import Tables

/// What a query means, independent of how it runs: operators over rows, one node an operator.
///
/// A pipeline may be thousands of operators long; whoever walks a plan goes down `input` in a loop
/// or limits its depth, as the binder does (`LogicalPlan.depthLimit`).
public indirect enum LogicalPlan: Sendable {
  case scan(ScanPlan)
  case values(ValuesPlan)
  case range(RangePlan)
  case input(InputPlan)
  case shared(SharedPlan)
  case filter(FilterPlan)
  case project(ProjectPlan)
  case summarize(SummarizePlan)
  case join(JoinPlan)
  case union(UnionPlan)
  case sort(SortPlan)
  case top(TopPlan)
  case take(TakePlan)
  case sample(SamplePlan)
  case expand(ExpandPlan)
  case apply(ApplyPlan)
  case partition(PartitionPlan)
  case makeSeries(MakeSeriesPlan)
  case parse(ParsePlan)
  case parseKeyValues(ParseKeyValuesPlan)
  case steps(StepsPlan)
  case topNested(TopNestedPlan)
  case plugin(PluginPlan)
  case graph(GraphRowsPlan)

  /// The deepest nesting of plans that the binder makes.
  public static let depthLimit = 1_000

  /// The columns that the plan produces.
  public var schema: Schema {
    switch self {
    case .scan(let plan): plan.schema
    case .values(let plan): plan.schema
    case .range(let plan): plan.schema
    case .input(let plan): plan.schema
    case .shared(let plan): plan.schema
    case .filter(let plan): plan.schema
    case .project(let plan): plan.schema
    case .summarize(let plan): plan.schema
    case .join(let plan): plan.schema
    case .union(let plan): plan.schema
    case .sort(let plan): plan.schema
    case .top(let plan): plan.schema
    case .take(let plan): plan.schema
    case .sample(let plan): plan.schema
    case .expand(let plan): plan.schema
    case .apply(let plan): plan.schema
    case .partition(let plan): plan.schema
    case .makeSeries(let plan): plan.schema
    case .parse(let plan): plan.schema
    case .parseKeyValues(let plan): plan.schema
    case .steps(let plan): plan.schema
    case .topNested(let plan): plan.schema
    case .plugin(let plan): plan.schema
    case .graph(let plan): plan.schema
    }
  }
}
