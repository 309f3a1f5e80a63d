import ArgumentParser
import Assessment
import ControlCatalog
import Diagnostics
import PostureModel

/// `posture catalog test`: runs the examples of the controls.
struct CatalogTest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples of the controls and of the baselines.",
    discussion: """
      Exit code 7 when an example comes to another verdict than it states. With --absent each \
      property of each example is removed in turn too: what an export lacks must not become \
      another verdict than that nothing could be measured.

      Examples:
        posture catalog test --only entra.ca
        posture catalog test --absent
      """
  )

  @Option(
    help: ArgumentHelp("Only this control, or those under this prefix.", valueName: "control")
  )
  var only: [String] = []

  @Option(help: ArgumentHelp("The time of examples that state none.", valueName: "time"))
  var now = "2025-01-01"

  @Flag(help: "Remove each property of each example in turn, too.")
  var absent = false

  @Option(help: "How to write what was found.")
  var format: CheckFormat = .text

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    guard Timestamp.ticks(now) != nil else {
      throw ValidationError("'\(now)' is not a time; write 2025-01-31 or 2025-01-31T12:00:00Z.")
    }
  }

  func run() async throws {
    let loaded = try LoadedCatalog(catalog, only: only)
    let runner = ExampleRunner(
      catalog: loaded.catalog,
      schemas: loaded.tables,
      now: Timestamp.ticks(now) ?? 0
    )
    let outcome = await runner.run()
    let chosen = Set(loaded.catalog.entries.map(\.control.id))
    let hunts = loaded.catalog.hunts.filter { only.isEmpty || chosen.contains($0.control) }
    let examplesRun = outcome.examples + hunts.reduce(0) { $0 + $1.examples.count }
    var what =
      "\(Count.of(examplesRun, "example")) of "
      + "\(Count.of(outcome.controls, "control")) and \(Count.of(hunts.count, "hunt")) run"
    var failures = outcome.failures
    failures += HuntRunner.failures(
      of: hunts,
      schemas: try HuntSchemas.load([]),
      now: Timestamp.ticks(now) ?? 0
    )
    if absent {
      let removed = await AbsenceRunner(
        catalog: loaded.catalog,
        schemas: loaded.tables,
        now: Timestamp.ticks(now) ?? 0
      ).run()
      failures += removed.failures
      what += ", \(Count.of(removed.removals, "property", plural: "properties")) removed"
    }
    if only.isEmpty {
      let files = try CatalogFiles(catalog, role: .baselineExamples).files
      let (examples, problems) = BaselineExamples.read(files)
      let baselines = loaded.catalog.baselines
      failures += problems + BaselineExampleRunner(baselines).failures(of: examples)
      let count = examples.reduce(0) { $0 + $1.cases.count }
      if count > 0 { what += ", and \(Count.of(count, "export")) of baselines" }
    }
    try CheckOutcome(
      what: what,
      diagnostics: failures,
      kind: "posture-catalog-test"
    ).tell(as: format, verbosity: verbosity)
  }
}
