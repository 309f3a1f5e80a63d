import ArgumentParser
import Glibc

/// The command line.
@main
struct Posture: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "posture",
    abstract: "Assess a Microsoft 365 tenant from its exports, offline.",
    discussion: """
      posture reads what ScubaGear, Microsoft Graph and the admin cmdlets export, evaluates a \
      catalog of controls on it and says what to do next. It opens no network connection.
      """,
    version: Version.text,
    subcommands: [
      AssessCommand.self, GateCommand.self, CompareCommand.self, ReportCommand.self,
      PlanCommand.self, WaiversCommand.self, HistoryCommand.self, ImportCommand.self,
      CatalogCommand.self, ClassifyCommand.self, Hunt.self,
    ]
  )

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as CommandFailure {
      for line in failure.lines { Output.message(line) }
      Glibc.exit(failure.status.rawValue)
    } catch let silent as SilentExit {
      Glibc.exit(silent.status.rawValue)
    } catch {
      exit(withError: error)
    }
  }
}
