import ArgumentParser
import Assessment
import ControlCatalog
import Diagnostics
import PostureModel

/// `posture waivers check`: whether a waiver file is right and still fits the tenant.
struct WaiversCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a waiver file against the catalog, and a run.",
    discussion: """
      With a run, also: what has expired, decides nothing, is too wide or overlaps. Exit code 7 when \
      something is wrong.

      Examples:
        posture waivers check waivers.yaml
        posture waivers check waivers.yaml --run out/report.json
      """
  )

  @Argument(help: ArgumentHelp("The waiver file.", valueName: "file"))
  var file: String

  @Option(
    help: ArgumentHelp(
      "A run file, or a run of the history, to check it against.",
      valueName: "run"
    )
  )
  var run: String?

  @Option(
    help: ArgumentHelp(
      "The day on which decisions must hold; otherwise that of the run.",
      valueName: "day"
    )
  )
  var now: String?

  @Option(help: "How to write what was found.")
  var format: CheckFormat = .text

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var source: RunOptions
  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws { try WaiverDay.validate(now) }

  func run() async throws {
    let (waivers, problems) = try DecisionFiles.waivers(at: file)
    var diagnostics = problems
    if let path = run {
      let assessment = try source.runs().run(path)
      diagnostics += WaiverLint.run(waivers, controls: assessment.results.map(\.control.id))
      diagnostics +=
        WaiverApplication.apply(
          waivers,
          to: assessment,
          today: WaiverDay.today(now, of: assessment)
        ).diagnostics
    } else {
      let loaded = try LoadedCatalog(catalog, examples: false)
      diagnostics += WaiverLint.run(waivers, controls: loaded.catalog.controls.map(\.id))
    }
    try CheckOutcome(
      what: "\(Count.of(waivers.entries.count, "decision")) read",
      diagnostics: diagnostics,
      kind: "posture-waivers-check"
    ).tell(as: format, verbosity: verbosity)
  }
}
