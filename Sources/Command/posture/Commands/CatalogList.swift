import ArgumentParser
import ControlCatalog
import Documents
import PostureModel

/// `posture catalog list`: the controls, one a line.
struct CatalogList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the controls.",
    discussion: """
      Example:
        posture catalog list entra.ca
      """
  )

  /// How the list is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
  }

  @Argument(
    help: ArgumentHelp("Controls, or prefixes of their identifiers.", valueName: "control")
  )
  var only: [String] = []

  @Option(help: "How to write the list.")
  var format: Format = .table

  @OptionGroup var catalog: CatalogOptions

  func run() async throws {
    let loaded = try LoadedCatalog(catalog, only: only)
    let controls = loaded.catalog.controls
    switch format {
    case .table: Output.lines(CatalogListView(controls: controls, terminal: .standardOutput).lines)
    case .json: Output.text(Self.json(controls))
    }
  }

  private static func json(_ controls: [Control]) -> String {
    var json = JSONWriter(pretty: true, shortensWholeDoubles: true)
    json.object { json in
      json.member("schemaVersion", "1.0")
      json.member("kind", "posture-catalog")
      json.array("controls") { json in
        for control in controls { write(control, to: &json) }
      }
    }
    return json.text + "\n"
  }

  private static func write(_ control: Control, to json: inout JSONWriter) {
    json.object { json in
      json.member("id", control.id)
      json.member("title", control.title)
      json.member("kind", control.kind.rawValue)
      json.member("product", control.product.rawValue)
      json.member("category", control.category.rawValue)
      json.member("points", control.points)
      json.member("severity", control.severity.rawValue)
      json.member("userImpact", control.userImpact.rawValue)
      json.member("implementationCost", control.implementationCost.rawValue)
      json.member("licence", control.licence)
      json.object("crosswalk") { json in
        for part in control.crosswalk { json.member(part.framework.rawValue, part.identifiers) }
      }
      json.member("file", control.file)
    }
  }
}
