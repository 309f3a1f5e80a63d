import ArgumentParser
import Assessment
import Diagnostics
import PostureModel
import Reporting

/// `posture plan`: which actions, in which order, reach what score.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Choose the actions that reach a score, or make the most of a budget.",
    discussion: """
      Effort is counted in units: 1 for a setting, 2 for a small project, 4 for a programme. The \
      choice is exact: nothing else gains more within the budget, or reaches the target with less.

      Examples:
        posture plan out/report.json --budget 20
        posture plan out/report.json --target 80 --format csv > plan.csv
        posture plan out/report.json --zone Good
        posture plan out/report.json --what-if entra.ca --what-if exo.dkim
      """
  )

  @Argument(
    help: ArgumentHelp("A run file (report.json), or a run of the history.", valueName: "run")
  )
  var run: String

  @Option(help: ArgumentHelp("Reach this score, in percent.", valueName: "percent"))
  var target: Double?

  @Option(
    help: ArgumentHelp("Reach this zone of those that 'assess --zones' took.", valueName: "name")
  )
  var zone: String?

  @Option(help: ArgumentHelp("Spend at most so many units of effort.", valueName: "units"))
  var budget: Int?

  @Option(
    help: ArgumentHelp(
      "Show the score if this control, or those under this prefix, were met; may be repeated.",
      valueName: "control"
    )
  )
  var whatIf: [String] = []

  @Option(help: "How to write it: text, json, csv (an action plan) or tickets (JSON).")
  var format: PlanFormat = .text

  @OptionGroup var source: RunOptions

  /// How a plan is written.
  enum PlanFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case csv
    case tickets
  }

  func validate() throws {
    if let target, !(0...100).contains(target) {
      throw ValidationError("--target is a number from 0 to 100.")
    }
    if zone != nil, target != nil {
      throw ValidationError("--zone and --target both say what to reach; give one.")
    }
    if let budget, budget < 0 { throw ValidationError("--budget is not negative.") }
    if !whatIf.isEmpty,
      target != nil || zone != nil || budget != nil || format == .csv || format == .tickets
    {
      throw ValidationError("--what-if stands alone, with --format text or json.")
    }
  }

  func run() async throws {
    let assessment = try source.runs().run(run)
    guard whatIf.isEmpty else { return try tellWhatIf(assessment) }
    let plan = Plan(assessment, aim: aim(try wantedScore(assessment)))
    switch format {
    case .text:
      Output.lines(
        PlanView(plan: plan, assessment: assessment, terminal: .standardOutput).lines
      )
    case .json: Output.text(PlanJSON.text(of: plan))
    case .tickets: Output.text(PlanJSON.tickets(of: plan))
    case .csv:
      var planned = assessment
      planned.recommendations = plan.actions
      let report = Report(planned)
      Output.text(try ActionPlanFormat().text(of: report, resources: ReportResources { _ in nil }))
    }
  }

  /// The score to reach, in percent: that of the option, or where the zone starts.
  private func wantedScore(_ assessment: Assessment) throws -> Double? {
    guard let zone else { return target }
    let zones = assessment.zones?.zones ?? []
    if let found = zones.first(where: { $0.name.lowercased() == zone.lowercased() }) {
      return found.from
    }
    let known = zones.map(\.name)
    let near = nearMissHints(for: zone, among: known)
    throw CommandFailure(
      .usage,
      known.isEmpty ? "the run has no zones" : "the run has no zone '\(zone)'",
      hints: known.isEmpty ? ["give assess --zones a file of them"] : near
    )
  }

  private func aim(_ target: Double?) -> Plan.Aim {
    switch (target, budget) {
    case (let target?, let budget?): .both(target: target, budget: budget)
    case (let target?, nil): .target(target)
    case (nil, let budget?): .budget(budget)
    case (nil, nil): .everything
    }
  }

  private func tellWhatIf(_ assessment: Assessment) throws {
    let known = assessment.results.map(\.control.id)
    for selector in whatIf
    where !known.contains(where: { ControlSelector.matches($0, selector) }) {
      throw CommandFailure(
        .usage,
        "the run has no control '\(selector)'",
        hints: nearMissHints(for: selector, among: known)
      )
    }
    let answer = WhatIf(assessment, meeting: whatIf)
    switch format {
    case .json: Output.text(PlanJSON.text(of: answer, before: assessment.score.total.percentage))
    case .text, .csv, .tickets:
      Output.lines(
        [
          "Score  \(NumberText.percentage(assessment.score.total.percentage)) now, "
            + "\(NumberText.percentage(answer.after)) if "
            + "\(Count.of(answer.controls.count, "control")) were met "
            + "(+\(NumberText.points(answer.points)) points)"
        ] + answer.controls.map { "  " + $0 }
      )
    }
  }
}
