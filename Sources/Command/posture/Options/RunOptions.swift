import ArgumentParser

/// Where the runs are that a command names.
struct RunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A history, whose runs may then be named by identifier, or as latest and previous.",
      valueName: "file"
    )
  )
  var history: String?

  @Option(
    help: ArgumentHelp(
      "The tenant whose run latest or previous is, when the history has more than one.",
      valueName: "name"
    )
  )
  var tenant: String?

  func validate() throws {
    if tenant != nil && history == nil { throw ValidationError("--tenant needs --history.") }
  }

  /// The runs, by what they are called.
  func runs() throws -> NamedRuns {
    NamedRuns(history: try history.map { try HistoryFile($0) }, tenant: tenant)
  }
}
