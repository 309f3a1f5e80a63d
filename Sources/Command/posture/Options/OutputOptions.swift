import ArgumentParser
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

  func validate() throws { _ = try formats() }
}
