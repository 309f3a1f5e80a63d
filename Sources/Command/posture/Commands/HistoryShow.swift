import ArgumentParser
import Reporting

/// `posture history show`: one run of a history.
struct HistoryShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a recorded run, or write it in any report format.",
    discussion: """
      Examples:
        posture history show 3f2a9c
        posture history show 3f2a9c --format json > march.json
      """
  )

  @Argument(help: ArgumentHelp("The run's identifier, or the first characters of it."))
  var id: String

  @OptionGroup var history: HistoryOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws { try output.requireKnownFormats() }

  func run() async throws {
    let file = try HistoryFile(history.history)
    let (assessment, _) = output.shown(try file.run(id), comparedWith: nil)
    guard try await !ReportOutput.write(Report(assessment), options: output, verbosity: verbosity),
      output.output == nil
    else { return }
    Output.lines(AssessmentView(assessment: assessment, terminal: .standardOutput).lines)
  }
}
