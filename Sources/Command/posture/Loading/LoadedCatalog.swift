import ControlCatalog
import Diagnostics
import Evidence
import PostureModel

/// The catalog that a command works with, read and ready.
struct LoadedCatalog {
  /// The controls asked for.
  let catalog: ControlCatalog
  /// The tables that queries may name, without rows.
  let tables: TableCatalog
  /// Whether the table files could be read.
  var hasTables: Bool { !tables.tables.isEmpty }
  /// What is wrong with the files.
  let diagnostics: [Diagnostic]

  /// Reads the catalog; a file that is wrong ends the command unless errors are tolerated.
  ///
  /// `examples` says whether those of the controls are read too.
  init(
    _ options: CatalogOptions,
    only: [String] = [],
    examples: Bool = true,
    toleratingErrors: Bool = false
  ) throws {
    let files = try CatalogFiles(options).files
    let read = CatalogReader.read(files, examples: examples)
    let (tables, tableProblems) = try Self.tables(files)
    let diagnostics = tableProblems + read.diagnostics
    let errors = diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty || toleratingErrors else {
      throw CommandFailure(.badInput, drawn: DiagnosticsView.lines(errors))
    }
    self.diagnostics = diagnostics
    self.tables = tables
    guard !only.isEmpty else {
      catalog = read.catalog
      return
    }
    let selection = read.catalog.selecting(only)
    if let stranger = selection.unmatched.first {
      throw CommandFailure(
        .usage,
        "there is no control '\(stranger)'",
        hints: nearMissHints(for: stranger, among: read.catalog.controls.map(\.id))
      )
    }
    catalog = selection.catalog
  }

  /// The baseline of an identifier.
  func baseline(_ id: String) throws -> Baseline {
    if let baseline = catalog.baselines.first(where: { $0.id == id }) { return baseline }
    let known = catalog.baselines.map(\.id)
    let near = nearMissHints(for: id, among: known)
    throw CommandFailure(
      .usage,
      "there is no baseline '\(id)'",
      hints: near.isEmpty && !known.isEmpty ? ["there are \(known.joined(separator: ", "))"] : near
    )
  }

  /// The tables of the catalog; none when a table file is wrong.
  private static func tables(_ files: [CatalogFile]) throws -> (TableCatalog, [Diagnostic]) {
    let texts = files.filter { $0.role == .table }.map {
      (path: $0.shownPath, bytes: [UInt8]($0.text.utf8))
    }
    do {
      return (try TableCatalog(files: texts), [])
    } catch {
      return (try TableCatalog(files: []), Array(error))
    }
  }
}
