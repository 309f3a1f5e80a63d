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
}
