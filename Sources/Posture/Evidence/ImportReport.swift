public import Diagnostics
public import PostureModel

/// What an import found: the files, what they were taken for, the tables, and what is odd.
public struct ImportReport: Sendable {
  /// One file that was looked at.
  public struct File: Sendable {
    /// Its path, hash and size, and the format when it was recognised.
    public var input: InputFile
    /// How many rows it gave, by table, in order of table.
    public var tables: [(name: String, rows: Int)]
    /// How many verdicts of another tool it holds.
    public var verdicts = 0
    /// Why nothing was taken from it, when that is so.
    public var reason: String?

    /// Whether something was taken from it.
    public var isRecognised: Bool { input.format != nil }
  }

  /// The files in order of path.
  public var files: [File]
  /// Every known table and what became of it, in order of name.
  public var collections: [CollectionStatus]
  /// What is wrong or odd, errors included, in order of file.
  public var problems: [Diagnostic]

  /// The files that nothing was taken from.
  public var unrecognised: [File] { files.filter { !$0.isRecognised } }
}
