import ArgumentParser
import ControlCatalog
import Diagnostics
import PostureModel

/// `posture catalog show`: everything about one control.
struct CatalogShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show everything about one control.",
    discussion: """
      Example:
        posture catalog show entra.ca.block-legacy-auth
      """
  )

  @Argument(help: ArgumentHelp("The control's identifier.", valueName: "control"))
  var control: String

  @OptionGroup var catalog: CatalogOptions

  func run() async throws {
    let loaded = try LoadedCatalog(catalog)
    guard let entry = loaded.catalog.entry(control) else {
      throw CommandFailure(
        .usage,
        "there is no control '\(control)'",
        hints: nearMissHints(for: control, among: loaded.catalog.controls.map(\.id))
      )
    }
    let tables = QueryTables.names(of: entry, in: loaded.catalog, schemas: loaded.tables)
    Output.lines(ControlView(entry: entry, tables: tables, terminal: .standardOutput).lines)
  }
}
