import Assessment
import BundledContent
import ControlCatalog
import Diagnostics
import Evidence
import PostureModel
import Tables
import Testing

/// The controls that the binary carries.
@Suite struct BundledCatalogTests {
  static let files: [CatalogFile] = BundledContent.paths.compactMap { path in
    guard path.hasPrefix("Controls/"), let text = BundledContent.text(at: path) else { return nil }
    return CatalogFile(path: String(path.dropFirst(9)), shownPath: path, text: text)
  }

  private func tables() throws -> TableCatalog {
    try TableCatalog(
      files: Self.files.filter { $0.role == .table }.map { TableFile(path: $0.path, text: $0.text) }
    )
  }

  @Test func hasNothingWrong() throws {
    let outcome = CatalogReader.read(Self.files)
    #expect(outcome.diagnostics.map(\.description) == [])
    #expect(outcome.catalog.entries.count > 100)
    let lint = CatalogLint(catalog: outcome.catalog, schemas: try tables()).run()
    #expect(lint.map(\.description) == [])
  }

  @Test func comesToTheVerdictsOfItsExamples() async throws {
    let catalog = CatalogReader.read(Self.files).catalog
    let now = try #require(Timestamp.ticks("2025-01-01"))
    let outcome = await ExampleRunner(catalog: catalog, schemas: try tables(), now: now).run()
    #expect(outcome.failures.map(\.description) == [])
    #expect(outcome.examples > 2 * outcome.controls)
  }

  /// Every control shows what passes, what fails, what could not be told and, of a share, a part.
  @Test func hasAnExampleOfEveryKind() {
    let catalog = CatalogReader.read(Self.files).catalog
    // One role alone is met or not.
    let whole = ["entra.pim.alert-ga-activation"]
    for entry in catalog.entries {
      let kinds = Set(entry.examples.map(\.verdict))
      #expect(kinds.isSuperset(of: [.pass, .fail, .notMeasured]), "\(entry.control.id)")
      if entry.control.check.pass == .share, !whole.contains(entry.control.id) {
        #expect(kinds.contains(.partial), "\(entry.control.id)")
      }
    }
  }

  /// What an export lacks is neither off nor right.
  @Test func takesNothingThatIsAbsentForASetting() async throws {
    let catalog = CatalogReader.read(Self.files).catalog
    let now = try #require(Timestamp.ticks("2025-01-01"))
    let outcome = await AbsenceRunner(
      catalog: catalog,
      schemas: try tables(),
      firstOnly: true,
      now: now
    ).run()
    #expect(outcome.failures.map(\.description) == [])
    #expect(outcome.removals > 2 * catalog.controls.count)
  }

  @Test func judgesTheExamplesOfItsBaselines() throws {
    let baselines = CatalogReader.read(Self.files).catalog.baselines
    let (examples, problems) = BaselineExamples.read(Self.files)
    #expect(problems.map(\.description) == [])
    #expect(examples.reduce(0) { $0 + $1.cases.count } > 40)
    let lint = BaselineExampleLint(baselines, examples: examples).run()
    #expect(lint.map(\.description) == [])
    let failures = BaselineExampleRunner(baselines).failures(of: examples)
    #expect(failures.map(\.description) == [])
  }

  @Test func seesInEventsWhatItsExamplesShow() throws {
    let catalog = CatalogReader.read(Self.files).catalog
    let schemas = try EventSchemas(
      bundled: BundledContent.paths,
      text: { BundledContent.text(at: $0) }
    )
    #expect(catalog.hunts.count >= 25)
    #expect(HuntLint(catalog: catalog, schemas: schemas).run().map(\.description) == [])
    let now = try #require(Timestamp.ticks("2026-02-01"))
    let failures = HuntRunner.failures(of: catalog.hunts, schemas: schemas, now: now)
    #expect(failures.map(\.description) == [])
  }

  @Test func knowsWhatItAnswersOfTheFrameworks() {
    let catalog = CatalogReader.read(Self.files).catalog
    let scuba = FrameworkCoverage(of: .scuba, in: catalog)
    let cis = FrameworkCoverage(of: .cis, in: catalog)
    #expect(scuba.listed == 109)
    #expect(cis.listed == 160)
    for coverage in [scuba, cis] {
      // What no control answers says why, or is for a person.
      #expect(coverage.lines.filter { $0.answer == .none }.map(\.id) == [])
    }
    let score = FrameworkCoverage(of: .secureScore, in: catalog)
    #expect(score.hasList && score.automated > 50 && score.automated < score.listed)
    #expect(FrameworkCoverage(of: .mitre, in: catalog).hasList)
  }

  /// Every requirement that a machine can tell has a control, and no control names a stranger.
  @Test func answersItsBaselines() throws {
    let catalog = CatalogReader.read(Self.files).catalog
    try #require(!catalog.baselines.isEmpty)
    for baseline in catalog.baselines {
      let answered = Set(catalog.controls.flatMap { $0.identifiers(in: baseline.framework) })
      let known = Set(baseline.requirements.map(\.id))
      #expect(answered.subtracting(known).sorted() == [])
      let open = baseline.requirements.filter {
        !$0.isManual && !$0.isRetired && !answered.contains($0.id)
      }
      #expect(open.map(\.id) == [])
    }
    // As many as the editions that the files name have.
    let counts = catalog.baselines.map { baseline in
      "\(baseline.id) \(baseline.requirements.count { !$0.isRetired })"
    }
    #expect(counts == ["cis 160", "scuba 109"])
  }
}
