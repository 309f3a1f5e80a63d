import ArgumentParser
import Comparison
import Reporting

/// `posture compare`: what changed between two runs.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Show what changed between two runs, and why the score moved.",
    discussion: """
      Example:
        posture compare march/report.json april/report.json
      """
  )

  @Argument(help: ArgumentHelp("The earlier run file (report.json).", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The later run file.", valueName: "new"))
  var new: String

  @OptionGroup var output: OutputOptions
  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws { try output.requireKnownFormats() }

  func run() async throws {
    let earlier = try RunFile.read(old)
    let later = try RunFile.read(new)
    let (after, redacted) = output.shown(later, comparedWith: earlier)
    let before = redacted ?? earlier
    let comparison = Comparison(before: before, after: after)
    let report = Report(after, comparison: comparison)
    guard try await !ReportOutput.write(report, options: output, verbosity: verbosity) else {
      return
    }
    Output.lines(ComparisonView(comparison: comparison, terminal: .standardOutput).lines)
  }
}
