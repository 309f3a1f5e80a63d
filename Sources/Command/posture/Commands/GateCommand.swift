import ArgumentParser
import Comparison
import Diagnostics
import PostureModel

/// `posture gate`: decides whether a run is good enough.
struct GateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: "Decide whether a tenant or a run is good enough; the exit code says it.",
    discussion: """
      Exit codes: 0 passed, 3 a score is below its threshold, 4 the score dropped by more than \
      allowed, 5 a named control or severity fails, 6 too little could be measured. When several \
      hold, the smallest; all are printed. A control that is met in part fails; one whose risk is \
      accepted does not.

      A policy file holds the same rules, and some more, beside what they guard:

        version: 1
        score: {percent: 75, points: 400}
        categories: {identity: 80, data: {percent: 60}}
        regression: {percent: 2, points: 10, new-failures: high}
        fail-on: [critical, entra.ca.mfa-admins]
        coverage: 90

      It is read when --policy names it, and not otherwise.

      Examples:
        posture gate out/report.json --min-score 75 --fail-on critical
        posture gate exports/ --policy posture-gate.yaml --compare-with last/report.json
        posture gate exports/ --max-drop 2 --compare-with latest --history tenants.sqlite
      """
  )

  /// How the verdict is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(
    help: ArgumentHelp(
      "A run file (report.json) or a run of the history, or exports to assess first.",
      valueName: "path"
    )
  )
  var paths: [String] = []

  @Option(help: "How to write the verdict.")
  var format: Format = .text

  @OptionGroup var gate: GateOptions
  @OptionGroup var source: RunOptions
  @OptionGroup var evidence: EvidenceOptions
  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var decisions: DecisionOptions
  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws { try evidence.requireSource(paths) }

  func run() async throws {
    let rules = try gate.allRules()
    let runs = try source.runs()
    let assessment = try await self.assessment(among: runs)
    let previous = try gate.compareWith.map { try runs.run($0, before: assessment) }
    try requireKnownControls(rules, in: assessment)
    let verdict = GateVerdict(assessment, previous: previous, rules: rules)
    switch format {
    case .text:
      let view = GateView(verdict: verdict, assessment: assessment, terminal: .standardOutput)
      Output.lines(view.lines)
    case .json: Output.text(GateJSON.text(of: verdict))
    }
    if let status = ExitStatus(rawValue: verdict.exitCode), status != .done {
      throw SilentExit(status: status)
    }
  }

  private func assessment(among runs: NamedRuns) async throws -> Assessment {
    if paths.count == 1, let path = paths.first, let run = try runs.runIfThere(path) {
      guard decisions.weights == nil else {
        throw ValidationError("--weights needs exports; a run file has its points already.")
      }
      return decisions.waivers == nil ? run : try DecisionFiles(decisions).decided(run)
    }
    return try await TenantAssessment.make(
      of: paths,
      evidence: evidence,
      catalog: catalog,
      decisions: decisions,
      verbosity: verbosity
    )
  }

  /// A rule about a control that the run has never heard of is a mistake in the rule.
  private func requireKnownControls(_ rules: [GateRule], in assessment: Assessment) throws {
    let known = assessment.results.map(\.control.id)
    for case .control(let id) in rules where !known.contains(id) {
      throw CommandFailure(
        .usage,
        "--fail-on names neither a severity nor a control of the run: '\(id)'",
        hints: nearMissHints(for: id, among: known + Severity.allCases.map(\.rawValue))
      )
    }
  }
}
