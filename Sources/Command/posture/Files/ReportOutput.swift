import Diagnostics
import Reporting

/// Puts reports where the options say.
enum ReportOutput {
  /// Renders and writes; says whether standard output now holds a report.
  static func write(
    _ report: Report,
    options: OutputOptions,
    verbosity: VerbosityOptions
  ) throws -> Bool {
    let formats = try options.formats()
    let rendered = try formats.map { format in
      (name: format.fileName, text: try text(of: report, in: format))
    }
    guard let folder = options.output else {
      for file in rendered { Output.text(file.text) }
      return !rendered.isEmpty
    }
    try OutputFolder.write(rendered, to: folder)
    for file in rendered { verbosity.inform("wrote \(folder)/\(file.name)") }
    return false
  }

  private static func text(of report: Report, in format: any ReportFormat) throws -> String {
    do {
      return try format.text(of: report, resources: resources)
    } catch {
      throw CommandFailure(.unexpected, drawn: ["\(error)"])
    }
  }

  /// The templates and styles that the program comes with.
  private static var resources: ReportResources {
    ReportResources { Content.text(at: "Reports/" + $0) }
  }
}
