import ArgumentParser
import Comparison
import Reporting

/// `posture report`: renders a run again.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Render a run again.",
    discussion: """
      A run of a history comes with the tenant's past, and every control's.

      Examples:
        posture report out/report.json --format markdown > report.md
        posture report out/report.json --policy posture-gate.yaml --output out
        posture report latest --history tenants.sqlite --compare-with previous --output out
      """
  )

  @Argument(
    help: ArgumentHelp(
      "A run file (report.json), - for standard input, or a run of the history.",
      valueName: "run"
    )
  )
  var run: String

  @Option(help: ArgumentHelp("An earlier run to show the changes from.", valueName: "run"))
  var compareWith: String?

  @Option(
    help: ArgumentHelp(
      "Judge the run by this gate policy, and show the verdict in the report.",
      valueName: "file"
    )
  )
  var policy: String?

  @OptionGroup var source: RunOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws { try output.requireKnownFormats() }

  func run() async throws {
    let runs = try source.runs()
    let read = try runs.run(run)
    let (assessment, previous) = output.shown(
      read,
      comparedWith: try compareWith.map { try runs.run($0, before: read) }
    )
    // What a tenant is called stands in its past too.
    let past = output.redact ? nil : try runs.past(of: read)
    let comparison = previous.map { Comparison(before: $0, after: assessment) }
    let gate = try policy.map {
      GateVerdict(assessment, previous: previous, rules: try GatePolicy.read($0).rules)
    }
    let report = Report(assessment, comparison: comparison, gate: gate, history: past)
    guard try await !ReportOutput.write(report, options: output, verbosity: verbosity),
      output.output == nil
    else { return }
    Output.lines(AssessmentView(assessment: assessment, terminal: .standardOutput).lines)
  }
}
