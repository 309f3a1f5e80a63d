/// The stable codes of this module's diagnostics; a code is never used again for another meaning.
enum Codes {
  /// A file is not a history.
  static let notAHistory = "HIS0001"
  /// A history was written by a newer program.
  static let newerHistory = "HIS0002"
  /// A history cannot be opened or read.
  static let cannotRead = "HIS0003"
  /// Something cannot be recorded; the history is as it was before.
  static let cannotWrite = "HIS0004"
  /// There is no run of an identifier, or more than one.
  static let noSuchRun = "HIS0005"
  /// There is no tenant of a name, or more than one.
  static let noSuchTenant = "HIS0006"
}
