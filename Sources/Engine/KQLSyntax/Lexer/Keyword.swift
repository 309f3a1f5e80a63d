/// A word that the language gives a meaning to, somewhere.
///
/// Words are told by their exact spelling; `WHERE` is a name. Whether a word can still name a column
/// depends on it (`nameUse`).
enum Keyword: String, Sendable, CaseIterable {
  /// Any other name.
  case none = ""
  /// A word that is only reserved (`Keyword.reservedWords`).
  case reserved = "\u{0}"
  /// A word that is only reserved, but can be declared (`Keyword.declarableWords`).
  case declarable = "\u{1}"
  case access
  case alias
  case and
  case `as`
  case asc
  case assertSchema = "assert-schema"
  case between
  case bin
  case typeBool = "bool"
  case boolean
  case by
  case consume
  case contains
  case containsCS = "contains_cs"
  case containsCSLegacy = "containscs"
  case internalContextualDatatable = "__contextual_datatable"
  case count
  case database
  case datascope
  case dataTable = "datatable"
  case date
  case datetime
  case decimal
  case declare
  case `default`
  case desc
  case distinct
  case double
  case dynamic
  case edges
  case endswith
  case endswithCS = "endswith_cs"
  case entityGroup = "entity_group"
  case evaluate
  case internalExecuteAndCache = "__executeAndCache"
  case extend
  case externalDataLegacy = "external_data"
  case externalData = "externaldata"
  case facet
  case filter
  case find
  case first
  case flags
  case float
  case fork
  case from
  case getSchema = "getschema"
  case grannyAsc = "granny-asc"
  case grannyDesc = "granny-desc"
  case graphMarkComponents = "graph-mark-components"
  case graphMatch = "graph-match"
  case graphShortestPaths = "graph-shortest-paths"
  case graphToTable = "graph-to-table"
  case graphWhereEdges = "graph-where-edges"
  case graphWhereNodes = "graph-where-nodes"
  case guid
  case has
  case hasAll = "has_all"
  case hasAny = "has_any"
  case hasCS = "has_cs"
  case hasprefix
  case hasprefixCS = "hasprefix_cs"
  case hassuffix
  case hassuffixCS = "hassuffix_cs"
  case id
  case `in`
  case int
  case int16
  case int32
  case int64
  case int8
  case invoke
  case inIgnoringCase = "in~"
  case join
  case kind
  case last
  case `let`
  case like
  case likeCS = "likecs"
  case limit
  case typeLong = "long"
  case lookup
  case macroExpand = "macro-expand"
  case makeGraph = "make-graph"
  case makeSeries = "make-series"
  case materialize
  case materializedViewCombine = "materialized-view-combine"
  case mvApply = "mv-apply"
  case mvExpand = "mv-expand"
  case mvApplyLegacy = "mvapply"
  case mvExpandLegacy = "mvexpand"
  case nodes
  case nooptimization
  case notContainsLegacy = "notcontains"
  case notContainsCSLegacy = "notcontainscs"
  case notLike = "notlike"
  case notLikeCS = "notlikecs"
  case null
  case nulls
  case of
  case on
  case optional
  case or
  case order
  case others
  case output
  case pack
  case parse
  case parseKv = "parse-kv"
  case parseWhere = "parse-where"
  case partition
  case internalPartitionby = "__partitionby"
  case partitionedBy = "partitioned-by"
  case pattern
  case print
  case project
  case projectAway = "project-away"
  case projectByNames = "project-by-names"
  case projectKeep = "project-keep"
  case projectRename = "project-rename"
  case projectReorder = "project-reorder"
  case projectSmart = "project-smart"
  case internalProjectAway = "__projectAway"
  case queryParameters = "query_parameters"
  case range
  case typeReal = "real"
  case reduce
  case render
  case restrict
  case sample
  case sampleDistinct = "sample-distinct"
  case scan
  case search
  case serialize
  case set
  case sort
  case startswith
  case startswithCS = "startswith_cs"
  case step
  case typeString = "string"
  case summarize
  case take
  case time
  case typeTimespan = "timespan"
  case to
  case top
  case topHitters = "top-hitters"
  case topNested = "top-nested"
  case toscalar
  case totable
  case typeof
  case uint
  case uint16
  case uint32
  case uint64
  case uint8
  case ulong
  case union
  case uniqueid
  case view
  case `where`
  case with
  case withNodeId = "with_node_id"
  case withSource = "with_source"
  case withSourceLegacy = "withsource"
  case notBetween = "!between"
  case notContains = "!contains"
  case notContainsCS = "!contains_cs"
  case notEndswith = "!endswith"
  case notEndswithCS = "!endswith_cs"
  case notHas = "!has"
  case notHasCS = "!has_cs"
  case notHasprefix = "!hasprefix"
  case notHasprefixCS = "!hasprefix_cs"
  case notHassuffix = "!hassuffix"
  case notHassuffixCS = "!hassuffix_cs"
  case notIn = "!in"
  case notInIgnoringCase = "!in~"
  case notStartswith = "!startswith"
  case notStartswithCS = "!startswith_cs"
}

extension Keyword {
  /// Words without a case of their own that cannot name a column or a table.
  static let reservedWords: [String] = [
    "__crossCluster", "__crossDB", "__id", "__isFuzzy", "__noWithSource", "__packedColumn",
    "__sourceColumnIndex", "3Dchart", "anomalychart", "areachart", "bagexpansion", "barchart",
    "bin_legacy", "cachingpolicy", "callout", "cancel", "card", "columnchart",
    "commands-and-queries", "cycles", "dataexport", "decodeblocks", "encodingpolicy",
    "expandoutput", "extent_tags_retention", "harddelete", "hardretention", "hotcache", "isfuzzy",
    "force_remote", "journal", "ladderchart", "linechart", "materialized-views", "missing",
    "pathformat", "piechart", "pivotchart", "queries", "query_results", "relaxed",
    "restricted_view_access", "row_level_security", "rowstore", "rowstore_references",
    "rowstore_sealinfo", "rowstorepolicy", "rowstores", "scatterchart", "seal", "seals",
    "set-or-append", "set-or-replace", "shards", "simple", "softdelete", "softretention",
    "stackedareachart", "statistics", "storedqueryresultcontainers", "tablepurge", "timechart",
    "timeline", "timepivot", "treemap", "unrestrictedviewers", "views", "with_itemindex",
    "with_match_id", "with_step_name", "writeaheadlog", "char", "byte",
  ]

  /// Words without a case of their own that can name a new column, but not refer to one.
  static let declarableWords: [String] = [
    "accumulate", "earliest", "latest", "mdm", "sql", "title", "verbose", "viewers",
  ]
}

/// Where a word of the language can be a name.
enum NameUse: Sendable {
  /// Everywhere.
  case anywhere
  /// Where a name is given and after a point, but not to refer to something.
  case declarations
  /// To refer to something and after a point.
  case references
  /// Only as `['word']`.
  case never
}

extension Keyword {
  /// Where the word can be a name.
  var nameUse: NameUse {
    switch self {
    case .none: .anywhere
    case .internalPartitionby, .access, .alias, .bin, .typeBool, .consume, .count, .database,
      .declare, .default, .distinct, .edges, .entityGroup, .evaluate, .extend, .facet, .filter,
      .fork, .from, .getSchema, .guid, .id, .join, .let, .limit, .lookup, .mvApplyLegacy,
      .mvExpandLegacy, .nodes, .null, .nulls, .on, .optional, .order, .output, .pack, .parse,
      .partition, .pattern, .queryParameters, .range, .reduce, .render, .restrict, .scan,
      .serialize, .sort, .step, .summarize, .take, .top, .typeof, .view, .with, .withNodeId:
      .anywhere
    case .as, .by, .contains, .dataTable, .externalData, .find, .has, .in, .invoke, .materialize,
      .of, .print, .sample, .sampleDistinct, .search, .set, .to, .topHitters, .topNested,
      .toscalar, .totable, .where:
      .declarations
    case .kind, .withSource, .withSourceLegacy: .references
    case .declarable: .declarations
    default: .never
    }
  }
}
