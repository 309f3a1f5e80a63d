import KQLPlan

/// The plugins that `evaluate` calls.
enum PluginFunctions {
  static let all: [any TablePlugin.Type] = reshaping + patterns + activity + services

  private static let reshaping: [any TablePlugin.Type] = [
    BagUnpack.self, DcountIntersect.self, GeoLineLookup.self, GeoPolygonLookup.self,
    IPv4Lookup.self, IPv6Lookup.self, Narrow.self, Pivot.self, Preview.self, Reduce.self,
    RollingPercentile.self, RowsNear.self, SchemaMerge.self,
  ]

  private static let patterns: [any TablePlugin.Type] = [
    Autocluster.self, Basket.self, DiffPatterns.self, DiffPatternsText.self,
  ]

  private static let activity: [any TablePlugin.Type] = [
    ActiveUsersCount.self, ActivityCountsMetrics.self, ActivityEngagement.self,
    ActivityMetrics.self, FunnelSequence.self, FunnelSequenceCompletion.self,
    NewActivityMetrics.self, SequenceDetect.self, SessionCount.self, SlidingWindowCounts.self,
  ]

  private static let services: [any TablePlugin.Type] = [
    HTTPRequest.self, HTTPRequestPost.self, SQLRequest.self, MySQLRequest.self,
    PostgreSQLRequest.self, DAXRequest.self, CosmosDBRequest.self, DigitalTwinsRequest.self,
    PythonPlugin.self, RPlugin.self, CSharpPlugin.self, AIEmbedText.self, AIEmbeddings.self,
    AIChatCompletion.self, AIChatCompletionPrompt.self, InferStorageSchema.self,
    InferStorageSchemaWithSuggestions.self, ExecuteShowCommand.self, ExecuteQuery.self,
  ]
}
