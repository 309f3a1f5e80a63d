import ArgumentParser
import PostureModel
import Reporting

/// What to write and where, of commands that write reports.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write report files into this folder.", valueName: "dir")
  )
  var output: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Report formats, separated by commas: \(Self.names).",
      discussion: "With --output, html and json unless named. Without it, one, on standard output.",
      valueName: "formats"
    )
  )
  var format: String?

  @Flag(
    help: "Replace what the tenant named by pseudonyms, in everything that is written and shown."
  )
  var redact = false

  @Option(
    help: ArgumentHelp(
      "A folder with report templates, styles or scripts of your own, such as report.css.",
      valueName: "dir"
    )
  )
  var templates: String?

  @Option(
    help: ArgumentHelp(
      "The cards at the top of the page, in their order: board, engineer, auditor, or names with commas between.",
      valueName: "cards"
    )
  )
  var cards: String?

  private static var names: String { ReportFormats.all.map(\.name).joined(separator: ", ") }

  /// The formats that are asked for; those for a folder when none is named and there is one.
  func formats() throws -> [any ReportFormat] {
    let names =
      format?.split(separator: ",").map(String.init) ?? (output == nil ? [] : ["html", "json"])
    let formats = try names.map { name in
      guard let format = ReportFormats.named(name) else {
        throw ValidationError("There is no report format '\(name)'; there are \(Self.names).")
      }
      return format
    }
    guard output != nil || formats.count <= 1 else {
      throw ValidationError("More than one format needs --output, the folder to write them into.")
    }
    return formats
  }

  /// Whether a run file is among what is written.
  var writesPlaces: Bool {
    (try? formats())?.contains { ["json", "html", "csv", "sarif"].contains($0.name) } ?? false
  }

  /// A run and an earlier one as they may be shown: with pseudonyms when that is asked for.
  func shown(
    _ assessment: Assessment,
    comparedWith previous: Assessment?
  ) -> (assessment: Assessment, previous: Assessment?) {
    guard redact else { return (assessment, previous) }
    var redactor = Redactor(for: [previous, assessment].compactMap { $0 })
    let before = previous.map { redactor.redact($0) }
    return (redactor.redact(assessment), before)
  }

  /// The cards that are asked for; none for all.
  func chosenCards() throws -> [ReportCard] {
    guard let cards else { return [] }
    switch ReportCard.choice(cards) {
    case .success(let chosen): return chosen
    case .failure(let unknown):
      throw ValidationError(
        "There is no card '\(unknown.word)'; there are \(ReportCard.names.joined(separator: ", "))."
      )
    }
  }

  /// Fails when a format is not known; `special` is one that is only written to standard output.
  func requireKnownFormats(alsoOnOutput special: String? = nil) throws {
    _ = try chosenCards()
    guard let special, format == special else {
      _ = try formats()
      return
    }
    if output != nil {
      throw ValidationError("--format \(special) goes to standard output, without --output.")
    }
  }
}
