import ArgumentParser

/// `posture import`: looks into exports.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Look into exports before they are assessed.",
    subcommands: [ImportCheckCommand.self]
  )
}
