import Diagnostics
import Reporting

/// Puts reports where the options say.
enum ReportOutput {
  /// What reports are made with, as far as that can be prepared before there is one.
  static func prepared(_ options: OutputOptions) async throws -> ReportResources {
    let resources = try resources(options)
    for format in try options.formats() { format.prepare(resources) }
    return resources
  }

  /// Renders and writes; says whether standard output now holds a report.
  static func write(
    _ report: Report,
    options: OutputOptions,
    resources prepared: ReportResources? = nil,
    verbosity: VerbosityOptions
  ) async throws -> Bool {
    let formats = try options.formats()
    var report = report
    report.cards = try options.chosenCards()
    let shown = report
    let resources = try prepared ?? resources(options)
    let folder = try options.output.map(OutputFolder.init)
    do {
      let texts = try await rendered(shown, formats, resources, into: folder)
      try folder?.finish()
      guard let path = options.output else {
        for text in texts { Output.text(text) }
        return !texts.isEmpty
      }
      for format in formats { verbosity.inform("wrote \(path)/\(format.fileName)") }
      return false
    } catch {
      folder?.discard()
      throw error
    }
  }

  /// The report in each format, side by side; nothing of those that went into a folder.
  private static func rendered(
    _ report: Report,
    _ formats: [any ReportFormat],
    _ resources: ReportResources,
    into folder: OutputFolder?
  ) async throws -> [String] {
    try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for (index, format) in formats.enumerated() {
        group.addTask {
          let text = try text(of: report, in: format, resources)
          guard let folder else { return (index, text) }
          try folder.add(format.fileName, text)
          return (index, "")
        }
      }
      var texts = formats.map { _ in "" }
      for try await (index, text) in group { texts[index] = text }
      return texts
    }
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
