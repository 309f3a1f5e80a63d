import ControlCatalog
import Diagnostics
import Evidence
import PostureModel

/// The catalog that a command works with, read and ready.
struct LoadedCatalog {
  /// The controls asked for.
  let catalog: ControlCatalog
  /// All controls of the files, those that were not asked for too.
  let whole: ControlCatalog
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
    let files = try CatalogFiles(options)
    try self.init(
      files,
      tables: try TableFiles(files),
      only: only,
      examples: examples,
      toleratingErrors: toleratingErrors
    )
  }

  /// Reads the catalog of some files, whose tables have been read.
  init(
    _ files: CatalogFiles,
    tables read: TableFiles,
    only: [String],
    examples: Bool,
    hunts: Bool = true,
    baselines: Bool = true,
    toleratingErrors: Bool = false
  ) throws {
    let (tables, tableProblems) = (read.catalog, read.diagnostics)
    let read = CatalogReader.read(
      files.files,
      examples: examples,
      hunts: hunts,
      baselines: baselines
    )
    let diagnostics = tableProblems + read.diagnostics
    let errors = diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty || toleratingErrors else {
      throw CommandFailure(.badInput, drawn: DiagnosticsView.lines(errors))
    }
    self.diagnostics = diagnostics
    self.tables = tables
    whole = read.catalog
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
}

/// The table files of a catalog, which exports are read by.
struct TableFiles {
  /// The tables; none when a file is wrong.
  let catalog: TableCatalog
  /// What is wrong.
  let diagnostics: [Diagnostic]

  init(_ files: CatalogFiles) throws {
    let texts = files.files.filter { $0.role == .table }.map {
      TableFile(path: $0.shownPath, text: $0.text, packed: $0.packed)
    }
    do {
      catalog = try TableCatalog(files: texts)
      diagnostics = []
    } catch {
      catalog = try TableCatalog(files: [])
      diagnostics = Array(error)
    }
  }
}
