import ArgumentParser
import Documents
import PostureModel

/// `posture history list`: the runs of a history.
struct HistoryList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the runs, oldest first.",
    discussion: """
      Example:
        posture history list --tenant contoso.onmicrosoft.com
      """
  )

  /// How the list is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Option(help: ArgumentHelp("Only this tenant: its identifier, domain or name."))
  var tenant: String?

  @Option(help: "How to write the list.")
  var format: Format = .text

  @OptionGroup var history: HistoryOptions

  func run() async throws {
    let runs = try HistoryFile(history.history).runs(ofTenant: tenant)
    switch format {
    case .text:
      let lines = RunListView(runs: runs, terminal: .standardOutput).lines
      Output.lines(lines.isEmpty ? ["The history is empty."] : lines)
    case .json: Output.text(HistoryJSON.text(of: runs))
    }
  }
}
