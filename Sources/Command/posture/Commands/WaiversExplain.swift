import ArgumentParser
import Assessment
import ControlCatalog
import Diagnostics
import PostureModel

/// `posture waivers explain`: what each decision does to a run, and which would be enough.
struct WaiversExplain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show what each decision does to a run, and which controls a few would close.",
    discussion: """
      The near misses at the end are controls that up to \(NearMiss.mostObjects) objects keep open; \
      each comes with the entry for the waiver file.

      Example:
        posture waivers explain waivers.yaml --run out/report.json
      """
  )

  @Argument(
    help: ArgumentHelp("The waiver file; without it, the near misses only.", valueName: "file")
  )
  var file: String?

  @Option(help: ArgumentHelp("The run file, or a run of the history.", valueName: "run"))
  var run: String

  @Option(
    help: ArgumentHelp(
      "The day on which decisions must hold; otherwise that of the run.",
      valueName: "day"
    )
  )
  var now: String?

  @OptionGroup var source: RunOptions
  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws { try WaiverDay.validate(now) }

  func run() async throws {
    let plain = try source.runs().run(run)
    var waivers = WaiverFile([])
    if let file {
      let (read, problems) = try DecisionFiles.waivers(at: file)
      waivers = try DecisionFiles.checked(read, problems)
    }
    let today = WaiverDay.today(now, of: plain)
    let without = WaiverApplication.apply(WaiverFile([]), to: plain, today: today).assessment
    let (decided, remarks) = WaiverApplication.apply(waivers, to: plain, today: today)
    for line in DiagnosticsView.lines(remarks) { Output.message(line) }
    Output.lines(
      WaiversView(before: without, after: decided, terminal: .standardOutput).lines
    )
  }
}

/// The day on which decisions must hold.
enum WaiverDay {
  static func validate(_ day: String?) throws {
    if let day, Timestamp.ticks(day) == nil {
      throw ValidationError("'\(day)' is not a day; write 2025-01-31.")
    }
  }

  /// The day of an option, or the run's own.
  static func today(_ option: String?, of run: Assessment) -> String {
    let time = option.flatMap(Timestamp.ticks).map(Timestamp.text) ?? run.provenance.clock
    return String((time ?? Timestamp.text(Clock.now())).prefix(10))
  }
}
