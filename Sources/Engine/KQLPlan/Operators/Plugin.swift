public import Tables

/// `evaluate`: a plugin over all rows.
public struct PluginPlan: Sendable {
  /// Where the rows come from.
  public let input: LogicalPlan
  /// The plugin.
  public let plugin: any TablePlugin.Type
  /// Its arguments.
  public let arguments: [PluginArgument]
  /// The columns.
  public let schema: Schema

  /// Creates a node.
  public init(
    input: LogicalPlan,
    plugin: any TablePlugin.Type,
    arguments: [PluginArgument],
    schema: Schema
  ) {
    self.input = input
    self.plugin = plugin
    self.arguments = arguments
    self.schema = schema
  }
}
