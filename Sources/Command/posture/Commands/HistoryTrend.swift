import ArgumentParser
import Diagnostics
import PostureModel
import Reporting

/// `posture history trend`: one tenant over time.
struct HistoryTrend: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Show one tenant's score, or one control, over time.",
    discussion: """
      Examples:
        posture history trend
        posture history trend --tenant contoso.onmicrosoft.com --format csv > trend.csv
        posture history trend --control entra.ca.mfa-admins
      """
  )

  /// How the trend is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case html
    case json
  }

  @Option(
    help: ArgumentHelp("The tenant, when there is more than one: identifier, domain or name.")
  )
  var tenant: String?

  @Option(help: ArgumentHelp("What this control came to instead of the score (text or csv)."))
  var control: String?

  @Option(help: "How to write the trend.")
  var format: Format = .text

  @OptionGroup var history: HistoryOptions

  func validate() throws {
    if control != nil, format == .html || format == .json {
      throw ValidationError("--control is written as text or csv.")
    }
  }

  func run() async throws {
    let history = try HistoryFile(history.history).history(ofTenant: tenant)
    if let control {
      try tell(control, history)
      return
    }
    switch format {
    case .text: Output.lines(TrendView(history: history, terminal: .standardOutput).lines)
    case .csv: Output.text(TrendCSV.text(of: history))
    case .json: Output.text(HistoryJSON.text(of: history))
    case .html: Output.text(try HistoryPages.trend(history))
    }
  }

  private func tell(_ control: String, _ history: RunHistory) throws {
    guard let moments = history.controls[control] else {
      throw CommandFailure(
        .usage,
        "no run of the tenant has a control '\(control)'",
        hints: nearMissHints(for: control, among: history.controls.keys.sorted())
      )
    }
    if format == .csv {
      Output.text(TrendCSV.text(of: moments))
    } else {
      Output.lines(ControlTrendView(moments: moments, terminal: .standardOutput).lines)
    }
  }
}

/// History pages with the templates that the program comes with.
enum HistoryPages {
  private static let resources = ReportResources { Content.text(at: "Reports/" + $0) }

  /// The page of one tenant.
  static func trend(_ history: RunHistory) throws -> String {
    do {
      return try TrendPage.text(of: history, resources: resources)
    } catch {
      throw CommandFailure(.unexpected, drawn: ["\(error)"])
    }
  }

  /// The page of all tenants.
  static func fleet(_ histories: [RunHistory]) throws -> String {
    do {
      return try FleetPage.text(of: histories, resources: resources)
    } catch {
      throw CommandFailure(.unexpected, drawn: ["\(error)"])
    }
  }
}
