package import Diagnostics

/// What was found out about one file while reading it.
package struct ReadingLog {
  package let source: SourceText
  package private(set) var diagnostics: [Diagnostic] = []
  private(set) var places = FieldPlaces()

  package init(source: SourceText) {
    self.source = source
  }

  /// Whether a control can still be made of it.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Remembers where a field stands.
  package mutating func note(_ path: String, at position: SourcePosition) {
    places.note(path, at: position)
  }

  /// Complains about a place.
  package mutating func complain(
    _ code: String,
    _ message: String,
    at position: SourcePosition,
    severity: Diagnostic.Severity = .error,
    hints: [String] = []
  ) {
    diagnostics.append(
      Diagnostic(
        code,
        message,
        in: source.name,
        at: .position(position),
        severity: severity,
        hints: hints
      )
    )
  }

  /// Takes over a complaint of another reader.
  package mutating func append(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}
