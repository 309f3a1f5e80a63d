import ArgumentParser
import Comparison
import PostureModel
import Reporting

/// `posture assess`: evaluates the catalog on one tenant's export.
struct AssessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess",
    abstract: "Evaluate the controls on one tenant's export.",
    discussion: """
      Exports are files, folders and zip archives, of mixed formats. Nothing is sent anywhere.

      Examples:
        posture assess ScubaResults.json
        posture assess exports/ --output out --format html,json,sarif
        posture assess --sample
        posture assess ScubaResults.json --baseline scuba --format verdicts
        posture assess exports/ --output out --waivers waivers.yaml --weights weights.yaml
        posture assess exports/ --output out --history tenants.sqlite
      """
  )

  @Argument(help: ArgumentHelp("Exports of one tenant.", valueName: "export"))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      "An earlier run to show the changes from: a file, or one of the history.",
      valueName: "run"
    )
  )
  var compareWith: String?

  @Option(
    help: ArgumentHelp(
      "Record the run in this history, and show the changes from the tenant's run before it.",
      valueName: "file"
    )
  )
  var history: String?

  @Option(
    help: ArgumentHelp(
      "Judge the run by this gate policy, and show the verdict in the report.",
      valueName: "file"
    )
  )
  var policy: String?

  @OptionGroup var evidence: EvidenceOptions
  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var decisions: DecisionOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    try evidence.requireSource(paths)
    if history != nil, output.redact {
      throw ValidationError(
        "--redact keeps a tenant from being known again; record the run, then use report --redact."
      )
    }
    try output.requireKnownFormats(alsoOnOutput: VerdictsJSON.name)
    if output.format == VerdictsJSON.name, evidence.baseline == nil {
      throw ValidationError("--format verdicts needs --baseline, whose words the verdicts are in.")
    }
  }

  func run() async throws {
    if output.format == VerdictsJSON.name, history == nil,
      let outcome = try QuickVerdicts.outcome(of: paths, evidence: evidence, catalog: catalog)
    {
      for remark in outcome.remarks { verbosity.inform(TerminalText.clean(remark)) }
      Output.text(VerdictsJSON.text(of: outcome))
      return
    }
    let rules = try policy.map { try GatePolicy.read($0).rules }
    // A run that cannot be read ends the command before the work is done.
    let named = try compareWith.flatMap { name in
      history == nil || NamedRuns.Name(name) == nil ? try RunFile.read(name) : nil
    }
    async let resources = ReportOutput.prepared(output)
    let made = try await TenantAssessment.make(
      of: paths,
      evidence: evidence,
      catalog: catalog,
      decisions: decisions,
      verbosity: verbosity,
      locatesEvidence: output.writesPlaces || verbosity.verbose
    )
    var earlier = named
    var past: RunHistory?
    if let history {
      let file = try HistoryFile(history, creating: true)
      let (summary, isNew) = try file.record(made)
      verbosity.inform("\(isNew ? "recorded" : "was there"): run \(summary.shortID)")
      if let compareWith, earlier == nil {
        earlier = try NamedRuns(history: file, tenant: nil).run(compareWith, before: made)
      } else if earlier == nil {
        earlier = try file.last(before: made)
      }
      past = try file.history(ofTenant: summary.tenantKey)
    }
    if output.format == VerdictsJSON.name, let outcome = made.baseline {
      Output.text(VerdictsJSON.text(of: outcome))
      return
    }
    let (assessment, previous) = output.shown(made, comparedWith: earlier)
    let comparison = previous.map { Comparison(before: $0, after: assessment) }
    let gate = rules.map { GateVerdict(assessment, previous: previous, rules: $0) }
    let report = Report(assessment, comparison: comparison, gate: gate, history: past)
    let holdsReport = try await ReportOutput.write(
      report,
      options: output,
      resources: resources,
      verbosity: verbosity
    )
    let terminal: Terminal = holdsReport ? .standardError : .standardOutput
    var lines = AssessmentView(assessment: assessment, terminal: terminal).lines
    let places = FindingsView(assessment: assessment, paths: paths)
    if verbosity.verbose { for line in places.lines { verbosity.detail(line) } }
    for line in ThirdPartyView(verdicts: assessment.thirdParty).differences {
      verbosity.detail(line)
    }
    for line in SecureScoreComparisonView(assessment)?.details ?? [] { verbosity.detail(line) }
    if let comparison {
      lines += ComparisonView(comparison: comparison, terminal: terminal).lines
    }
    if !holdsReport {
      Output.lines(lines)
    } else if !verbosity.quiet {
      for line in lines { Output.message(line) }
    }
  }
}
