/// The version of the program.
enum Version {
  /// As `posture --version` prints it and as runs record it.
  static let text = "0.1.0"
}
