import ArgumentParser

/// What an organisation has decided that the evidence does not show.
struct DecisionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file of recorded decisions about controls and objects; see 'posture waivers'.",
      valueName: "file"
    )
  )
  var waivers: String?

  @Option(
    help: ArgumentHelp(
      "A file of points that replace the catalog's, by control or prefix.",
      valueName: "file"
    )
  )
  var weights: String?

  @Option(
    help: ArgumentHelp(
      "A file of zones and targets for the score; see 'posture help assess'.",
      valueName: "file"
    )
  )
  var zones: String?

  @Option(
    help: ArgumentHelp(
      """
      Where the points of controls come from: secure-score (the tenant's own export where it \
      has some, else the catalog) or catalog.
      """,
      valueName: "source"
    )
  )
  var points: Source = .secureScore

  /// Where points come from.
  enum Source: String, ExpressibleByArgument, CaseIterable {
    case secureScore = "secure-score"
    case catalog
  }
}
