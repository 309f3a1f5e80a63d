/// Rows that a query says where to find: files or addresses, and how they are written.
public struct ExternalSource: Sendable, Hashable {
  /// The files or addresses, as the query writes them.
  public let locations: [String]
  /// The format, when the query names one.
  public let format: String?
  /// Whether the first record is a header to be left out.
  public let skipsFirstRecord: Bool
  /// The columns.
  public let schema: Schema

  /// Creates a source.
  public init(locations: [String], format: String?, skipsFirstRecord: Bool, schema: Schema) {
    self.locations = locations
    self.format = format
    self.skipsFirstRecord = skipsFirstRecord
    self.schema = schema
  }
}

/// Why the rows of an external source cannot be had.
public struct ExternalSourceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One sentence, without a full stop.
  public let message: String

  /// Creates an error.
  public init(message: String) { self.message = message }

  /// The message.
  public var description: String { message }
}
