import ArgumentParser
import Diagnostics
import Evidence

/// Reads exports, with failures in the exit codes of the command line.
enum TenantEvidence {
  /// Where the sample tenant lies among the bundled files.
  private static let sampleFolder = "Controls/Samples/contoso/"

  /// The evidence at some paths, where `-` is standard input, or that of the sample.
  static func read(
    _ paths: [String],
    sample: Bool,
    tables: TableCatalog
  ) throws -> EvidenceStore {
    let store = try readAny(paths, sample: sample, tables: tables)
    // What is broken is not the tenant's state: a score over the rest would look like one.
    let errors = store.report.problems.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw CommandFailure(.badInput, drawn: DiagnosticsView.lines(errors))
    }
    return store
  }

  /// The same, broken files and all; results of other tools alone do when no settings are required.
  static func readAny(
    _ paths: [String],
    sample: Bool,
    tables: TableCatalog,
    requiresSettings: Bool = true,
    checksValues: Bool = false
  ) throws -> EvidenceStore {
    do {
      if sample { return try EvidenceStore(files: try sampleFiles(), catalog: tables) }
      guard paths.contains("-") else {
        return try EvidenceStore(
          paths: paths,
          catalog: tables,
          requiresSettings: requiresSettings,
          checksValues: checksValues
        )
      }
      guard paths.count == 1 else {
        throw ValidationError("Standard input (-) cannot be one of several exports.")
      }
      return try EvidenceStore(
        files: [("standard input", StandardInput.bytes())],
        catalog: tables,
        requiresSettings: requiresSettings
      )
    } catch let error as EvidenceError {
      throw CommandFailure(
        error.kind == .notFound ? .noInput : .badInput,
        drawn: DiagnosticsView.lines(error.problems)
      )
    }
  }

  private static func sampleFiles() throws -> [(name: String, bytes: [UInt8])] {
    try Content.paths().compactMap { path in
      guard path.hasPrefix(sampleFolder), let text = Content.text(at: path) else {
        return nil
      }
      return (String(path.dropFirst(sampleFolder.count)), [UInt8](text.utf8))
    }
  }
}
