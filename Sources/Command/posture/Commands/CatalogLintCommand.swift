import ArgumentParser
import ControlCatalog
import Diagnostics
import Documents

/// `posture catalog lint`: checks the files of a catalog.
struct CatalogLintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Check the files of the catalog: fields, queries, examples, names.",
    discussion: """
      Exit code 7 when something is wrong; warnings alone do not count.

      Example:
        posture catalog lint --catalog my-controls
      """
  )

  @Option(help: "How to write what was found.")
  var format: CheckFormat = .text

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var verbosity: VerbosityOptions

  func run() async throws {
    let loaded = try LoadedCatalog(catalog, toleratingErrors: true)
    // Without the tables, every query would be wrong.
    let lint =
      loaded.hasTables ? CatalogLint(catalog: loaded.catalog, schemas: loaded.tables).run() : []
    let (examples, problems) = BaselineExamples.read(
      try CatalogFiles(catalog, role: .baselineExamples).files
    )
    let baselines = BaselineExampleLint(loaded.catalog.baselines, examples: examples).run()
    let hunts = HuntLint(catalog: loaded.catalog, schemas: try HuntSchemas.load([])).run()
    let found = loaded.diagnostics + lint + problems + baselines + hunts
    try CheckOutcome(
      what: "\(Count.of(loaded.catalog.entries.count, "control")) and "
        + "\(Count.of(loaded.catalog.hunts.count, "hunt")) read",
      diagnostics: found,
      kind: "posture-catalog-lint"
    ).tell(as: format, verbosity: verbosity)
  }
}
