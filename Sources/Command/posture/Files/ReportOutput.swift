import Diagnostics
import Reporting

/// Puts reports where the options say.
enum ReportOutput {
  /// Renders and writes; says whether standard output now holds a report.
  static func write(
    _ report: Report,
    options: OutputOptions,
    verbosity: VerbosityOptions
  ) async throws -> Bool {
    let formats = try options.formats()
    var report = report
    report.cards = try options.chosenCards()
    let shown = report
    let resources = try resources(options)
    let rendered = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for (index, format) in formats.enumerated() {
        group.addTask { (index, try text(of: shown, in: format, resources)) }
      }
      var texts = formats.map { (name: $0.fileName, text: "") }
      for try await (index, text) in group { texts[index].text = text }
      return texts
    }
    guard let folder = options.output else {
      for file in rendered { Output.text(file.text) }
      return !rendered.isEmpty
    }
    try OutputFolder.write(rendered, to: folder)
    for file in rendered { verbosity.inform("wrote \(folder)/\(file.name)") }
    return false
  }

  private static func text(
    of report: Report,
    in format: any ReportFormat,
    _ resources: ReportResources
  ) throws -> String {
    do {
      return try format.text(of: report, resources: resources)
    } catch {
      throw CommandFailure(.unexpected, drawn: ["\(error)"])
    }
  }

  /// The templates and styles that the program comes with, but for those that the user has.
  private static func resources(_ options: OutputOptions) throws -> ReportResources {
    let bundled = ReportResources { Content.text(at: "Reports/" + $0) }
    guard let folder = options.templates else { return bundled }
    try InputFiles.requireExistence(folder)
    return bundled.overridden { path in
      let name = path.split(separator: "/").last.map(String.init) ?? path
      // A file that is not in the folder is not replaced.
      guard let bytes = try? InputFiles.bytes(folder + "/" + name) else { return nil }
      return String(validating: bytes, as: UTF8.self)
    }
  }
}
