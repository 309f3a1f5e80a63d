import Diagnostics

/// The operators of the language by their words.
enum Operators {
  /// The words that begin an operator, for suggestions.
  static let names: [String] = [
    "as", "assert-schema", "consume", "count", "distinct", "evaluate", "extend", "facet", "filter",
    "find", "fork", "getschema", "graph-mark-components", "graph-match", "graph-shortest-paths",
    "graph-to-table", "graph-where-edges", "graph-where-nodes", "invoke", "join", "limit",
    "lookup", "macro-expand", "make-graph", "make-series", "mv-apply", "mv-expand", "mvapply",
    "mvexpand", "order", "parse", "parse-kv", "parse-where", "partition", "print", "project",
    "project-away", "project-by-names", "project-keep", "project-rename", "project-reorder",
    "range", "reduce", "render", "sample", "sample-distinct", "scan", "search", "serialize",
    "sort", "summarize", "take", "top", "top-hitters", "top-nested", "union", "where",
    "__executeAndCache", "__partitionby",
  ]

  private static let keywords = Set(names.compactMap(Keyword.init(rawValue:)))

  /// Whether a word begins an operator.
  static func canStart(_ keyword: Keyword) -> Bool { keywords.contains(keyword) }

  /// Whether an operator makes rows by itself, so that a pipeline may begin with it.
  static func makesRows(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .union, .find, .search, .range, .print, .evaluate, .macroExpand: true
    default: false
    }
  }

  /// Whether an operator cannot follow `|`.
  static func takesNoInput(_ keyword: Keyword) -> Bool { keyword == .range || keyword == .print }
}

extension Parser {
  /// The operator that stands here.
  mutating func operatorNode() throws(Diagnostic) -> OperatorSyntax {
    guard at(.word), Operators.canStart(current.keyword) else { throw unknownOperator() }
    let keyword = advance()
    return switch keyword.keyword {
    case .as: .as(try asOperator(keyword))
    case .assertSchema: .assertSchema(try assertSchemaOperator(keyword))
    case .consume: .consume(try consumeOperator(keyword))
    case .count: .count(try countOperator(keyword))
    case .distinct: .distinct(try distinctOperator(keyword))
    case .evaluate: .evaluate(try evaluateOperator(keyword))
    case .extend: .extend(try extendOperator(keyword))
    case .facet: .facet(try facetOperator(keyword))
    case .find: .find(try findOperator(keyword))
    case .fork: .fork(try forkOperator(keyword))
    case .getSchema: .getSchema(try getSchemaOperator(keyword))
    case .graphMarkComponents: .graphMarkComponents(try graphMarkComponentsOperator(keyword))
    case .graphMatch: .graphMatch(try graphMatchOperator(keyword))
    case .graphShortestPaths: .graphShortestPaths(try graphShortestPathsOperator(keyword))
    case .graphToTable: .graphToTable(try graphToTableOperator(keyword))
    case .graphWhereEdges: .graphWhereEdges(try graphWhereEdgesOperator(keyword))
    case .graphWhereNodes: .graphWhereNodes(try graphWhereNodesOperator(keyword))
    case .invoke: .invoke(try invokeOperator(keyword))
    case .join: .join(try joinOperator(keyword))
    case .lookup: .lookup(try lookupOperator(keyword))
    case .macroExpand: .macroExpand(try macroExpandOperator(keyword))
    case .makeGraph: .makeGraph(try makeGraphOperator(keyword))
    case .makeSeries: .makeSeries(try makeSeriesOperator(keyword))
    case .mvApply, .mvApplyLegacy: .mvApply(try mvApplyOperator(keyword))
    case .mvExpand, .mvExpandLegacy: .mvExpand(try mvExpandOperator(keyword))
    case .sort, .order: .sort(try sortOperator(keyword))
    case .parse, .parseWhere: .parse(try parseOperator(keyword))
    case .parseKv: .parseKV(try parseKVOperator(keyword))
    case .partition: .partition(try partitionOperator(keyword))
    case .internalPartitionby: .partitionBy(try partitionByOperator(keyword))
    case .print: .print(try printOperator(keyword))
    case .project: .project(try projectOperator(keyword))
    case .projectAway: .projectAway(try projectAwayOperator(keyword))
    case .projectByNames: .projectByNames(try projectByNamesOperator(keyword))
    case .projectKeep: .projectKeep(try projectKeepOperator(keyword))
    case .projectRename: .projectRename(try projectRenameOperator(keyword))
    case .projectReorder: .projectReorder(try projectReorderOperator(keyword))
    case .range: .range(try rangeOperator(keyword))
    case .reduce: .reduce(try reduceOperator(keyword))
    case .render: .render(try renderOperator(keyword))
    case .sample: .sample(try sampleOperator(keyword))
    case .sampleDistinct: .sampleDistinct(try sampleDistinctOperator(keyword))
    case .scan: .scan(try scanOperator(keyword))
    case .search: .search(try searchOperator(keyword))
    case .serialize: .serialize(try serializeOperator(keyword))
    case .summarize: .summarize(try summarizeOperator(keyword))
    case .take, .limit: .take(try takeOperator(keyword))
    case .top: .top(try topOperator(keyword))
    case .topHitters: .topHitters(try topHittersOperator(keyword))
    case .topNested: .topNested(try topNestedOperator(keyword))
    case .union: .union(try unionOperator(keyword))
    case .where, .filter: .where(try whereOperator(keyword))
    case .internalExecuteAndCache:
      .executeAndCache(ExecuteAndCacheSyntax(span: keyword.span))
    default: throw unknownOperator()
    }
  }

  private func unknownOperator() -> Diagnostic {
    guard at(.word) else { return unexpected("an operator after '|'") }
    var word = text(current)
    var end = current
    var ahead = 1
    while peek(ahead).kind == .minus, peek(ahead + 1).kind == .word,
      touches(end, peek(ahead)), touches(peek(ahead), peek(ahead + 1)), ahead < 8
    {
      end = peek(ahead + 1)
      word += "-" + text(end)
      ahead += 2
    }
    return Diagnostic(
      Codes.unknownOperator,
      "there is no operator '\(word)'",
      at: SourceSpan(Int(current.start), Int(end.end)),
      hints: nearMissHints(for: word, among: Operators.names.filter { !$0.hasPrefix("__") })
    )
  }
}
