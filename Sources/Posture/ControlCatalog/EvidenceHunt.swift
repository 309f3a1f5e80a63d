public import Diagnostics

/// A query over exported events that shows whether what a control asks about is being used.
public struct EvidenceHunt: Sendable {
  /// The columns that a hunt must give: when, and who or what.
  public static let requiredColumns = ["Time", "Actor"]

  /// The control.
  public let control: String
  /// What its rows are, such as `Sign-ins with legacy clients that succeeded`.
  public let title: String
  /// The query, positioned in its file.
  public let query: SourceText
  /// Small sets of events with the number of rows that each must give.
  public let examples: [Example]
  /// Its file.
  public let source: SourceText
  let places: FieldPlaces

  /// Some events, and what the hunt must see in them.
  public struct Example: Sendable {
    /// What happens in it.
    public let name: String
    /// The tables.
    public let given: [ControlExample.GivenTable]
    /// How many rows there must be.
    public let seen: Int
    /// Where it stands.
    public let position: SourcePosition
  }

  /// A diagnostic at a field, or at the start of the file.
  func diagnostic(
    _ code: String,
    _ message: String,
    at field: String,
    severity: Diagnostic.Severity = .error,
    hints: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      code,
      message,
      in: source.name,
      at: .position(places[field] ?? SourcePosition(line: 1, column: 1)),
      severity: severity,
      hints: hints
    )
  }
}
