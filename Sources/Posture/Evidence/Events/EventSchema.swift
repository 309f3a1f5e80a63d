public import Tables

/// What is known of a table of events, or of a function that a service answers, without data.
public struct EventSchema: Sendable {
  /// Its name.
  public let name: String
  /// What it holds, in a few words, when that is told.
  public let about: String?
  /// Where such tables come from.
  public let product: String?
  /// The columns.
  public let schema: Schema
  /// What it is when it is no table.
  public let function: ServiceFunction?
}
