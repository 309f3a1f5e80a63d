import ArgumentParser
import ControlCatalog
import Diagnostics
import Evidence

/// `posture import check`: tells what exports hold and what was made of them.
struct ImportCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tell what was recognised in exports, what was not and why.",
    discussion: """
      For every file its format and the tables it filled, or why nothing was taken from it; for every \
      table what became of it, with the places of its first and last object, and how to collect what \
      is missing; then what is odd about the values.
      Exit code 65 when a file is broken or nothing is recognised, 66 when there is no such file.

      Example:
        posture import check exports/ results.json
        posture import check export.zip --format json
      """
  )

  @Argument(help: ArgumentHelp("Exports of one tenant.", valueName: "path"))
  var paths: [String] = []

  @Option(help: "How to write what was found.")
  var format: CheckFormat = .text

  @Flag(help: "Check the bundled sample tenant.")
  var sample = false

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    guard sample != !paths.isEmpty else {
      throw ValidationError("Name the exports of one tenant, or --sample, and not both.")
    }
  }

  func run() throws {
    let tables = try TableFiles(CatalogFiles(catalog, role: .table))
    let wrong = tables.diagnostics.filter { $0.severity == .error }
    guard wrong.isEmpty else {
      throw CommandFailure(.badInput, drawn: DiagnosticsView.lines(wrong))
    }
    for path in paths where path != "-" { try InputFiles.requireExistence(path) }
    let store = try TenantEvidence.readAny(
      paths,
      sample: sample,
      tables: tables.catalog,
      requiresSettings: false,
      checksValues: true
    )
    let remarks = store.report.problems + store.checkValues()
    let ends = TableEnds(of: store)
    switch format {
    case .text:
      Output.lines(
        ImportView(
          store: store,
          tables: tables.catalog,
          remarks: remarks,
          ends: ends,
          paths: paths,
          terminal: .standardOutput
        ).lines
      )
    case .json:
      Output.text(
        ImportJSON.text(of: store, tables: tables.catalog, remarks: remarks, ends: ends)
      )
    }
    if store.report.problems.contains(where: { $0.severity == .error }) {
      throw SilentExit(status: .badInput)
    }
  }
}
