import ArgumentParser
import Classification
import Diagnostics

/// `posture classify show`: what a classification scheme holds.
struct ClassifyShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show labels by priority, types with their patterns, and how far data is covered.",
    discussion: """
      Example:
        posture classify show labels.json packages/
      """
  )

  /// How the scheme is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(help: "Files or folders of the scheme, or the report of a run; '-' is standard input.")
  var path: [String]

  @Option(help: "How to write the scheme.")
  var format: Format = .text

  @OptionGroup var verbosity: VerbosityOptions

  func run() async throws {
    let outline: SchemeOutline
    if let summary = try SchemeFiles.recorded(path) {
      outline = SchemeOutline(summary)
    } else {
      let scheme = try SchemeFiles.read(path)
      for note in scheme.notes { verbosity.inform(note.description) }
      outline = SchemeOutline(scheme)
    }
    switch format {
    case .text: Output.lines(ClassificationOutlineView.lines(outline))
    case .json: Output.text(ClassificationOutlineView.json(outline))
    }
  }
}
