public import Diagnostics

/// Why an input gave no evidence at all.
public struct EvidenceError: Error, Sendable {
  /// What kind of failure, which decides the exit code.
  public enum Kind: Sendable, Hashable {
    /// There is no such file or folder, or it may not be read (exit code 66).
    case notFound
    /// It is there and is not an export that is known, or is broken (exit code 65).
    case invalid
  }

  /// The kind.
  public let kind: Kind
  /// What is wrong, at least one.
  public let problems: [Diagnostic]

  /// Creates an error.
  public init(_ kind: Kind, _ problems: [Diagnostic]) {
    self.kind = kind
    self.problems = problems
  }
}
