public import PostureModel
public import Tables

/// The evidence of one tenant, ready to be asked.
public struct AssessmentInput: Sendable {
  /// The tables: every table that the catalog knows, those that were not collected without rows.
  public var tables: any TableProvider
  /// What became of each table.
  public var collection: [CollectionStatus]
  /// Whether no row of a table has a property, by the table's name and the property's path.
  public var lacks: @Sendable (_ table: String, _ path: [String]) -> Bool
  /// What went wrong while reading the export.
  public var problems: [Problem]
  /// What the evidence was read from.
  public var provenance: Provenance
  /// The time that checks take as now, in ticks.
  public var now: Int64

  /// Creates an input.
  public init(
    tables: any TableProvider,
    collection: [CollectionStatus],
    lacks: @escaping @Sendable (_ table: String, _ path: [String]) -> Bool = { _, _ in false },
    problems: [Problem] = [],
    provenance: Provenance,
    now: Int64
  ) {
    self.tables = tables
    self.collection = collection
    self.lacks = lacks
    self.problems = problems
    self.provenance = provenance
    self.now = now
  }
}
