import ArgumentParser

/// The command line.
@main
struct Posture: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "posture")

  func run() async throws {}
}
