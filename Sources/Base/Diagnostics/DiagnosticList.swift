/// Several diagnostics, thrown where more than one can be told at once.
public struct DiagnosticList: Error, Sendable, Hashable {
  /// The diagnostics, in the order they were found.
  public private(set) var diagnostics: [Diagnostic]

  /// Creates a list.
  public init(_ diagnostics: [Diagnostic] = []) {
    self.diagnostics = diagnostics
  }

  /// Whether any of them is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Adds one.
  public mutating func append(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Adds several.
  public mutating func append(contentsOf others: some Sequence<Diagnostic>) {
    diagnostics.append(contentsOf: others)
  }
}

extension DiagnosticList: RandomAccessCollection {
  /// The first position.
  public var startIndex: Int { diagnostics.startIndex }
  /// The position after the last diagnostic.
  public var endIndex: Int { diagnostics.endIndex }
  /// The diagnostic at a valid position.
  public subscript(position: Int) -> Diagnostic { diagnostics[position] }
}

extension DiagnosticList: CustomStringConvertible {
  /// One line a diagnostic.
  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
