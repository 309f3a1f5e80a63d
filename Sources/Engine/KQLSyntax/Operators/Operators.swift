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
  ///
  /// What reads an operator returns the boxed node, so that this frame does not hold room for every
  /// kind of node: pipelines nest, and stacks are small.
  mutating func operatorNode() throws(Failure) -> OperatorSyntax {
    guard at(.word), Operators.canStart(current.keyword) else { throw unknownOperator() }
    if peek().kind == .minus, touches(current, peek()), peek(2).kind == .word,
      touches(peek(), peek(2))
    {
      throw unknownOperator()
    }
    let keyword = advance()
    return switch keyword.keyword {
    case .as: try asOperator(keyword)
    case .assertSchema: try assertSchemaOperator(keyword)
    case .consume: try consumeOperator(keyword)
    case .count: try countOperator(keyword)
    case .distinct: try distinctOperator(keyword)
    case .evaluate: try evaluateOperator(keyword)
    case .extend: try extendOperator(keyword)
    case .facet: try facetOperator(keyword)
    case .find: try findOperator(keyword)
    case .fork: try forkOperator(keyword)
    case .getSchema: try getSchemaOperator(keyword)
    case .graphMarkComponents: try graphMarkComponentsOperator(keyword)
    case .graphMatch: try graphMatchOperator(keyword)
    case .graphShortestPaths: try graphShortestPathsOperator(keyword)
    case .graphToTable: try graphToTableOperator(keyword)
    case .graphWhereEdges: try graphWhereEdgesOperator(keyword)
    case .graphWhereNodes: try graphWhereNodesOperator(keyword)
    case .invoke: try invokeOperator(keyword)
    case .join: try joinOperator(keyword)
    case .lookup: try lookupOperator(keyword)
    case .macroExpand: try macroExpandOperator(keyword)
    case .makeGraph: try makeGraphOperator(keyword)
    case .makeSeries: try makeSeriesOperator(keyword)
    case .mvApply, .mvApplyLegacy: try mvApplyOperator(keyword)
    case .mvExpand, .mvExpandLegacy: try mvExpandOperator(keyword)
    case .sort, .order: try sortOperator(keyword)
    case .parse, .parseWhere: try parseOperator(keyword)
    case .parseKv: try parseKVOperator(keyword)
    case .partition: try partitionOperator(keyword)
    case .internalPartitionby: try partitionByOperator(keyword)
    case .print: try printOperator(keyword)
    case .project: try projectOperator(keyword)
    case .projectAway: try projectAwayOperator(keyword)
    case .projectByNames: try projectByNamesOperator(keyword)
    case .projectKeep: try projectKeepOperator(keyword)
    case .projectRename: try projectRenameOperator(keyword)
    case .projectReorder: try projectReorderOperator(keyword)
    case .range: try rangeOperator(keyword)
    case .reduce: try reduceOperator(keyword)
    case .render: try renderOperator(keyword)
    case .sample: try sampleOperator(keyword)
    case .sampleDistinct: try sampleDistinctOperator(keyword)
    case .scan: try scanOperator(keyword)
    case .search: try searchOperator(keyword)
    case .serialize: try serializeOperator(keyword)
    case .summarize: try summarizeOperator(keyword)
    case .take, .limit: try takeOperator(keyword)
    case .top: try topOperator(keyword)
    case .topHitters: try topHittersOperator(keyword)
    case .topNested: try topNestedOperator(keyword)
    case .union: try unionOperator(keyword)
    case .where, .filter: try whereOperator(keyword)
    case .internalExecuteAndCache:
      executeAndCacheOperator(keyword)
    default: throw unknownOperator()
    }
  }

  private mutating func unknownOperator() -> Failure {
    guard at(.word) else { return failure("an operator after '|'") }
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
    return failure(
      Codes.unknownOperator,
      "there is no operator '\(word)'",
      at: SourceSpan(Int(current.start), Int(end.end)),
      hints: nearMissHints(for: word, among: Operators.names.filter { !$0.hasPrefix("__") })
    )
  }
}
