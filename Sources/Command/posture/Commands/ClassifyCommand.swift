import ArgumentParser

/// `posture classify`: classification schemes and their rules.
struct ClassifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Check classification schemes, and try their rules on texts.",
    subcommands: [
      ClassifyValidate.self, ClassifyTest.self, ClassifyShow.self, ClassifyChecks.self,
    ]
  )
}
