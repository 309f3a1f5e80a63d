/// The stable codes of this module's diagnostics; a code is never used again for another meaning.
enum Codes {
  /// A template, the style sheet or the script is not there.
  static let missingResource = "RPT0001"
  /// A template cannot be parsed.
  static let brokenTemplate = "RPT0002"
  /// A style sheet or script would end its own element.
  static let unsafeResource = "RPT0003"
  /// A file is JSON, but not a run.
  static let notARun = "RPT0101"
  /// A run file is of a version that this program does not know.
  static let unknownVersion = "RPT0102"
  /// A run file lacks a field or has one of the wrong sort.
  static let wrongField = "RPT0103"
}
