import ArgumentParser
import PostureModel
import Reporting

/// `posture history fleet`: every tenant's last run.
struct HistoryFleet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fleet",
    abstract: "Show every tenant on one line, the lowest score first.",
    discussion: """
      Examples:
        posture history fleet --history tenants.sqlite
        posture history fleet --history tenants.sqlite --format html > fleet.html
      """
  )

  /// How the view is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case html
  }

  @Option(help: "How to write it.")
  var format: Format = .text

  @OptionGroup var history: HistoryOptions

  func run() async throws {
    let histories = try HistoryFile(history.history).fleet()
    switch format {
    case .text:
      let lines = FleetView(histories: histories, terminal: .standardOutput).lines
      Output.lines(lines.isEmpty ? ["The history is empty."] : lines)
    case .csv: Output.text(TrendCSV.text(ofFleet: histories))
    case .html: Output.text(try HistoryPages.fleet(histories))
    }
  }
}
