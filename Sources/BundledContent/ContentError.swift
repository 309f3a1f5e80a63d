/// Why content could not be had.
public struct ContentError: Error, Sendable, Hashable {
  /// The file or folder.
  public let path: String
  /// What is wrong with it, without a full stop.
  public let reason: String

  /// One line that says both.
  public var message: String { "\(path): \(reason)" }
}
