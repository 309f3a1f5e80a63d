import ArgumentParser
import PostureModel

/// `posture history record`: puts runs into a history.
struct HistoryRecord: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Record runs.",
    discussion: """
      A run that is there already is left as it is. A line is printed when its run has reached the \
      disk.

      Example:
        posture history record march/report.json april/report.json
      """
  )

  @Argument(help: ArgumentHelp("Run files (report.json), or - for standard input."))
  var runs: [String]

  @OptionGroup var history: HistoryOptions
  @OptionGroup var verbosity: VerbosityOptions

  func run() async throws {
    // One that is no run ends the command before anything is recorded.
    let assessments = try runs.map(RunFile.read)
    let file = try HistoryFile(history.history, creating: true)
    for assessment in assessments {
      let (summary, isNew) = try file.record(assessment)
      let what = isNew ? "recorded" : "was there"
      Output.lines(["\(what) \(summary.id)"])
    }
  }
}
