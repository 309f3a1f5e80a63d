import ArgumentParser
import ControlCatalog
import PostureModel

/// `posture catalog docs`: a Markdown page a control.
struct CatalogDocs: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Write a Markdown page for each control, and an index.",
    discussion: """
      Example:
        posture catalog docs --output docs/controls
      """
  )

  @Option(name: [.short, .long], help: ArgumentHelp("The folder.", valueName: "dir"))
  var output: String

  @Argument(
    help: ArgumentHelp("Controls, or prefixes of their identifiers.", valueName: "control")
  )
  var only: [String] = []

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var verbosity: VerbosityOptions

  func run() async throws {
    let loaded = try LoadedCatalog(catalog, only: only)
    let pages = loaded.catalog.entries.map { entry in
      (name: entry.control.id + ".md", text: ControlPage(entry.control, entry.examples).text)
    }
    let index = (name: "README.md", text: ControlPage.index(of: loaded.catalog.controls))
    try OutputFolder.write(pages + [index], to: output)
    verbosity.inform("wrote \(Count.of(pages.count, "page")) to \(output)")
  }
}
