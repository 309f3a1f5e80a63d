public import Diagnostics
public import PostureModel

/// Small exports with what a part of a baseline must say about them.
public struct BaselineExamples: Sendable {
  /// One export.
  public struct Case: Sendable {
    /// What is special about it.
    public let name: String
    /// Where it stands in its file.
    public let position: SourcePosition
    /// The export, as JSON.
    public let document: String
    /// What must come out, by requirement; nil when everything must pass.
    public let verdicts: [(requirement: String, verdict: BaselineVerdict)]?
  }

  /// The part.
  public let part: String
  /// The file.
  public let file: String
  /// The exports, the one on which everything passes first.
  public let cases: [Case]

  /// Reads the files of examples among some files, with what is wrong with them.
  public static func read(
    _ files: [CatalogFile]
  ) -> (examples: [BaselineExamples], diagnostics: [Diagnostic]) {
    var examples: [BaselineExamples] = []
    var diagnostics: [Diagnostic] = []
    for file in files.sorted(by: { $0.path < $1.path }) where file.role == .baselineExamples {
      var log = ReadingLog(source: SourceText(name: file.shownPath, text: file.text))
      if let found = BaselineExamplesReader.read(&log) { examples.append(found) }
      diagnostics += log.diagnostics
    }
    return (examples, diagnostics)
  }
}
