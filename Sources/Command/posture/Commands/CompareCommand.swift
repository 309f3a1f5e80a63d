import ArgumentParser
import Comparison
import PostureModel
import Reporting

/// `posture compare`: what changed between two runs.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Show what changed between two runs, and why the score moved.",
    discussion: """
      With --rescore the earlier exports are assessed again with the catalog of today, so that \
      nothing of the move is the catalog's.

      Examples:
        posture compare march/report.json april/report.json
        posture compare 3f2a9c 77d0e1 --history tenants.sqlite
        posture compare previous latest --history tenants.sqlite --tenant contoso.onmicrosoft.com
        posture compare march/report.json april/report.json --rescore exports/march
      """
  )

  @Argument(
    help: ArgumentHelp(
      "The earlier run: a file (report.json), or a run of the history.",
      valueName: "old"
    )
  )
  var old: String

  @Argument(help: ArgumentHelp("The later run.", valueName: "new"))
  var new: String

  @Option(
    help: ArgumentHelp(
      "The export of the earlier run, to be assessed again with today's catalog; may be repeated.",
      valueName: "export"
    )
  )
  var rescore: [String] = []

  @OptionGroup var source: RunOptions
  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var decisions: DecisionOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws { try output.requireKnownFormats() }

  func run() async throws {
    let runs = try source.runs()
    let later = try runs.run(new)
    var earlier = try runs.run(old, before: later)
    if !rescore.isEmpty { earlier = try await rescored(earlier) }
    let (after, redacted) = output.shown(later, comparedWith: earlier)
    let before = redacted ?? earlier
    let comparison = Comparison(before: before, after: after)
    let report = Report(after, comparison: comparison)
    guard try await !ReportOutput.write(report, options: output, verbosity: verbosity) else {
      return
    }
    Output.lines(ComparisonView(comparison: comparison, terminal: .standardOutput).lines)
  }

  /// The exports assessed with the catalog of today, at the time of the earlier run.
  private func rescored(_ earlier: Assessment) async throws -> Assessment {
    let time = earlier.provenance.clock.map { ["--now", $0] } ?? []
    return try await TenantAssessment.make(
      of: rescore,
      evidence: try EvidenceOptions.parse(time),
      catalog: catalog,
      decisions: decisions,
      verbosity: verbosity
    )
  }
}
