public import Diagnostics
import Documents
import PostureModel

/// Reads the files of a catalog.
public enum CatalogReader {
  /// A catalog as far as it could be read, and what is wrong with its files.
  public struct Outcome: Sendable {
    /// The controls that could be read.
    public let catalog: ControlCatalog
    /// What is wrong, in order of file and place.
    public let diagnostics: [Diagnostic]
  }

  /// Reads files in order of path; of two files that define one control, the second is refused.
  ///
  /// Table files are the business of the evidence reader; here they only count in the digest.
  public static func read(_ files: [CatalogFile]) -> Outcome {
    let files = files.filter { $0.role != .other }.sorted { $0.path < $1.path }
    var entries: [String: CatalogEntry] = [:]
    var diagnostics: [Diagnostic] = []
    for file in files where file.role == .control {
      var log = ReadingLog(source: SourceText(name: file.shownPath, text: file.text))
      let entry = Self.entry(&log)
      if let entry {
        if let first = entries[entry.control.id] {
          log.append(
            entry.diagnostic(
              Codes.duplicateControl,
              "control '\(entry.control.id)' is also defined in \(first.source.name)",
              at: "id"
            )
          )
        } else {
          entries[entry.control.id] = entry
        }
      }
      diagnostics += log.diagnostics
    }
    let functions = files.filter { $0.role == .function }
      .map { SourceText(name: $0.shownPath, text: $0.text) }
    var baselineFiles: [BaselineReader.File] = []
    for file in files where file.role == .baseline {
      var log = ReadingLog(source: SourceText(name: file.shownPath, text: file.text))
      if let root = Self.root(&log) {
        baselineFiles.append(BaselineReader.File(root: root, log: log))
      } else {
        diagnostics += log.diagnostics
      }
    }
    let baselines = BaselineReader.read(&baselineFiles)
    diagnostics += baselineFiles.flatMap(\.log.diagnostics)
    let catalog = ControlCatalog(
      entries: Array(entries.values),
      functions: functions,
      baselines: baselines,
      digest: CatalogDigest.digest(of: files)
    )
    return Outcome(catalog: catalog, diagnostics: diagnostics)
  }

  private static func entry(_ log: inout ReadingLog) -> CatalogEntry? {
    root(&log).flatMap { ControlReader.read($0, log: &log) }
  }

  private static func root(_ log: inout ReadingLog) -> YAMLNode? {
    do {
      return try YAMLReader.document(log.source.text, named: log.source.name)
    } catch {
      log.append(error.located(in: log.source))
      return nil
    }
  }
}
