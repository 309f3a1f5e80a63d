import ArgumentParser
import Classification
import ControlCatalog
import Diagnostics
import Tables

/// `posture classify validate`: checks a classification scheme.
struct ClassifyValidate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check a classification scheme: rule packages, labels, policies, retention.",
    discussion: """
      Reads rule packages, exports of the Security & Compliance cmdlets (JSON or Export-Clixml), \
      Graph's labels, Microsoft365DSC configurations, keyword dictionaries and a scheme file, and \
      tells each by its content, in files, folders and zip archives. Checks whose exports are not \
      there are listed as not assessed. Of the JSON report of a run, tells what that run found.

      Exit code 7 when there are errors; warnings and advice alone do not count.

      Example:
        posture classify validate packages/ labels.json scheme.yaml
      """
  )

  /// How findings are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case sarif
  }

  @Argument(help: "Files or folders of the scheme, or the report of a run; '-' is standard input.")
  var path: [String]

  @Option(help: "How to write what was found.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      "The time that accepted findings are judged at, instead of the clock's.",
      valueName: "time"
    )
  )
  var now: String?

  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    if let now, Timestamp.ticks(now) == nil {
      throw ValidationError("'\(now)' is no time such as 2030-03-04T06:30:00Z.")
    }
  }

  func run() async throws {
    let outcome: SchemeValidator.Outcome
    if let summary = try SchemeFiles.recorded(path) {
      outcome = SchemeValidator.Outcome(summary)
    } else {
      let scheme = try SchemeFiles.read(path)
      let time = now.flatMap(Timestamp.ticks) ?? Clock.now()
      let today = String(Ticks.text(datetime: time).prefix(10))
      outcome = SchemeValidator(today: today).validate(scheme)
      for note in scheme.notes { verbosity.inform(note.description) }
    }
    let view = ClassificationView(outcome: outcome, terminal: .standardOutput)
    switch format {
    case .text:
      Output.lines(view.lines(verbose: verbosity.verbose))
      verbosity.inform(view.summary)
    case .json: Output.text(ClassificationJSON.text(outcome))
    case .sarif: Output.text(ClassificationSARIF.text(outcome))
    }
    if outcome.count(.error) > 0 { throw SilentExit(status: .problemsFound) }
  }
}
