import ArgumentParser

/// Where the history lies.
struct HistoryOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The history, one SQLite file.", valueName: "file"))
  var history = "posture-history.sqlite"
}
