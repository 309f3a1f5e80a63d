public import Diagnostics

/// Why a query was refused before it ran.
public struct QueryErrors: Error, Sendable {
  /// The text that the diagnostics point into.
  public let source: SourceText
  /// What is wrong, in the order of the text.
  public let diagnostics: [Diagnostic]

  /// Creates errors.
  public init(source: SourceText, diagnostics: [Diagnostic]) {
    self.source = source
    self.diagnostics = diagnostics
  }
}

extension QueryErrors: CustomStringConvertible {
  /// The messages, one a line.
  public var description: String { diagnostics.map(\.message).joined(separator: "\n") }
}
