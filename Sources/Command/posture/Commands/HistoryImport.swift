import ArgumentParser

/// `posture history import`: Microsoft's own Secure Score over time.
struct HistoryImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import Microsoft's Secure Score history, to show beside the tenant's runs.",
    discussion: """
      The file is the answer of GET https://graph.microsoft.com/v1.0/security/secureScores, or the \
      same from PowerShell as JSON. A day that is there already is replaced.

      Example:
        posture history import secureScores.json
      """
  )

  @Argument(help: ArgumentHelp("The file, or - for standard input.", valueName: "file"))
  var path: String

  @Option(help: ArgumentHelp("The tenant's identifier, when the file does not name it."))
  var tenant: String?

  @OptionGroup var history: HistoryOptions

  func run() async throws {
    let (points, named) = try SecureScoreFile.read(path)
    guard let tenant = named ?? tenant?.lowercased() else {
      throw ValidationError("The file does not say whose scores they are; name --tenant.")
    }
    let new = try HistoryFile(history.history, creating: true).record(points, ofTenant: tenant)
    Output.lines(["imported \(Count.of(points.count, "day")), \(new) of them new"])
  }
}
