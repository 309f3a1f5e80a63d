public import Diagnostics

/// One operator of a pipeline.
public indirect enum OperatorSyntax: Sendable, Hashable {
  /// `where`.
  case `where`(WhereSyntax)
  /// `search`.
  case search(SearchSyntax)
  /// `find`.
  case find(FindSyntax)
  /// `extend`.
  case extend(ExtendSyntax)
  /// `project`.
  case project(ProjectSyntax)
  /// `project-away`.
  case projectAway(ProjectAwaySyntax)
  /// `project-keep`.
  case projectKeep(ProjectKeepSyntax)
  /// `project-rename`.
  case projectRename(ProjectRenameSyntax)
  /// `project-reorder`.
  case projectReorder(ProjectReorderSyntax)
  /// `project-by-names`.
  case projectByNames(ProjectByNamesSyntax)
  /// `summarize`.
  case summarize(SummarizeSyntax)
  /// `distinct`.
  case distinct(DistinctSyntax)
  /// `join`.
  case join(JoinSyntax)
  /// `lookup`.
  case lookup(LookupSyntax)
  /// `union`.
  case union(UnionSyntax)
  /// `sort`.
  case sort(SortSyntax)
  /// `top`.
  case top(TopSyntax)
  /// `top-nested`.
  case topNested(TopNestedSyntax)
  /// `top-hitters`.
  case topHitters(TopHittersSyntax)
  /// `take`.
  case take(TakeSyntax)
  /// `sample`.
  case sample(SampleSyntax)
  /// `sample-distinct`.
  case sampleDistinct(SampleDistinctSyntax)
  /// `count`.
  case count(CountSyntax)
  /// `mv-expand`.
  case mvExpand(MvExpandSyntax)
  /// `mv-apply`.
  case mvApply(MvApplySyntax)
  /// `make-series`.
  case makeSeries(MakeSeriesSyntax)
  /// `parse` and `parse-where`.
  case parse(ParseSyntax)
  /// `parse-kv`.
  case parseKV(ParseKVSyntax)
  /// `evaluate`.
  case evaluate(EvaluateSyntax)
  /// `partition`.
  case partition(PartitionSyntax)
  /// `__partitionby`.
  case partitionBy(PartitionBySyntax)
  /// `scan`.
  case scan(ScanSyntax)
  /// `serialize`.
  case serialize(SerializeSyntax)
  /// `range`.
  case range(RangeSyntax)
  /// `print`.
  case print(PrintSyntax)
  /// `getschema`.
  case getSchema(GetSchemaSyntax)
  /// `as`.
  case `as`(AsSyntax)
  /// `consume`.
  case consume(ConsumeSyntax)
  /// `__executeAndCache`.
  case executeAndCache(ExecuteAndCacheSyntax)
  /// `facet`.
  case facet(FacetSyntax)
  /// `fork`.
  case fork(ForkSyntax)
  /// `invoke`.
  case invoke(InvokeSyntax)
  /// `reduce`.
  case reduce(ReduceSyntax)
  /// `render`.
  case render(RenderSyntax)
  /// `macro-expand`.
  case macroExpand(MacroExpandSyntax)
  /// `assert-schema`.
  case assertSchema(AssertSchemaSyntax)
  /// `make-graph`.
  case makeGraph(MakeGraphSyntax)
  /// `graph-match`.
  case graphMatch(GraphMatchSyntax)
  /// `graph-shortest-paths`.
  case graphShortestPaths(GraphShortestPathsSyntax)
  /// `graph-to-table`.
  case graphToTable(GraphToTableSyntax)
  /// `graph-mark-components`.
  case graphMarkComponents(GraphMarkComponentsSyntax)
  /// `graph-where-nodes`.
  case graphWhereNodes(GraphWhereNodesSyntax)
  /// `graph-where-edges`.
  case graphWhereEdges(GraphWhereEdgesSyntax)
  /// An operator that could not be read; a diagnostic says why.
  case invalid(SourceSpan)

  /// Where it stands, from its keyword on.
  public var span: SourceSpan {
    switch self {
    case .where(let node): node.span
    case .search(let node): node.span
    case .find(let node): node.span
    case .extend(let node): node.span
    case .project(let node): node.span
    case .projectAway(let node): node.span
    case .projectKeep(let node): node.span
    case .projectRename(let node): node.span
    case .projectReorder(let node): node.span
    case .projectByNames(let node): node.span
    case .summarize(let node): node.span
    case .distinct(let node): node.span
    case .join(let node): node.span
    case .lookup(let node): node.span
    case .union(let node): node.span
    case .sort(let node): node.span
    case .top(let node): node.span
    case .topNested(let node): node.span
    case .topHitters(let node): node.span
    case .take(let node): node.span
    case .sample(let node): node.span
    case .sampleDistinct(let node): node.span
    case .count(let node): node.span
    case .mvExpand(let node): node.span
    case .mvApply(let node): node.span
    case .makeSeries(let node): node.span
    case .parse(let node): node.span
    case .parseKV(let node): node.span
    case .evaluate(let node): node.span
    case .partition(let node): node.span
    case .partitionBy(let node): node.span
    case .scan(let node): node.span
    case .serialize(let node): node.span
    case .range(let node): node.span
    case .print(let node): node.span
    case .getSchema(let node): node.span
    case .as(let node): node.span
    case .consume(let node): node.span
    case .executeAndCache(let node): node.span
    case .facet(let node): node.span
    case .fork(let node): node.span
    case .invoke(let node): node.span
    case .reduce(let node): node.span
    case .render(let node): node.span
    case .macroExpand(let node): node.span
    case .assertSchema(let node): node.span
    case .makeGraph(let node): node.span
    case .graphMatch(let node): node.span
    case .graphShortestPaths(let node): node.span
    case .graphToTable(let node): node.span
    case .graphMarkComponents(let node): node.span
    case .graphWhereNodes(let node): node.span
    case .graphWhereEdges(let node): node.span
    case .invalid(let span): span
    }
  }
}
