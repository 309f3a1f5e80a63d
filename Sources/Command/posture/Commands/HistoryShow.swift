import ArgumentParser
import Reporting

/// `posture history show`: one run of a history.
struct HistoryShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a recorded run, or write it in any report format.",
    discussion: """
      Examples:
        posture history show latest
        posture history show 3f2a9c --format json > march.json
      """
  )

  @Argument(
    help: ArgumentHelp("The run's identifier, or the first characters of it; or latest, previous.")
  )
  var id: String

  @Option(help: ArgumentHelp("The tenant of latest and previous, when there is more than one."))
  var tenant: String?

  @OptionGroup var history: HistoryOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws { try output.requireKnownFormats() }

  func run() async throws {
    let file = try HistoryFile(history.history)
    let run = try NamedRuns(history: file, tenant: tenant).run(id)
    let (assessment, _) = output.shown(run, comparedWith: nil)
    guard try await !ReportOutput.write(Report(assessment), options: output, verbosity: verbosity),
      output.output == nil
    else { return }
    Output.lines(AssessmentView(assessment: assessment, terminal: .standardOutput).lines)
  }
}
