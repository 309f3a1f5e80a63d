import Assessment
import ControlCatalog
import Diagnostics
import PostureModel
import Tables
import Testing

@Suite struct AssessorTests {
  static let users = Schema([
    .init("displayName", .string), .init("accountEnabled", .bool), .init("Origin", .string),
  ])
  static let plans = Schema([
    .init("ServicePlanName", .string), .init("ProvisioningStatus", .string),
  ])
  static let rows: [[ScalarValue]] = [
    [.string("Cy"), .bool(true), .string("users.json#/0")],
    [.string("Bo"), .bool(false), .string("users.json#/1")],
    [.string("Al"), .null(.bool), .string("users.json#/2")],
    [.string("Di"), .bool(true), .string("users.json#/3")],
  ]

  /// What the sample control of `ControlFileTests` comes to, its query replaced.
  private func result(
    query: String? = nil,
    plans: [(String, String)]? = nil,
    users state: CollectionStatus.State = .collected
  ) async throws -> ControlResult {
    var text = ControlFileTests.good
    if let query {
      text = text.replacing(
        "    Users\n    | project Object = displayName, Compliant = accountEnabled, Origin",
        with: "    " + query
      )
    }
    let file = CatalogFile(path: "Entra/entra.test.sample.yaml", text: text)
    let outcome = CatalogReader.read([file])
    try #require(outcome.diagnostics.isEmpty)
    let planRows = (plans ?? []).map { [ScalarValue.string($0.0), .string($0.1)] }
    let assessment = try await Assessor(catalog: outcome.catalog).assess(
      AssessmentInput(
        tables: MemoryTables([
          "Users": MemoryTable(schema: Self.users, rows: Self.rows),
          "ServicePlans": MemoryTable(schema: Self.plans, rows: planRows),
        ]),
        collection: [
          CollectionStatus(
            table: "Users",
            state: state,
            command: "Get-MgUser",
            reason: state == .failed ? "access denied" : state == .partial ? "999 of them" : nil
          ),
          CollectionStatus(table: "ServicePlans", state: plans == nil ? .absent : .collected),
        ],
        provenance: Provenance(toolVersion: "1", catalogDigest: "", catalogControls: 1),
        now: Ticks.unixEpoch
      )
    )
    return try #require(assessment.results.first)
  }

  /// Two of the three users that could be judged: two thirds of eight points.
  @Test func turnsRowsIntoFindingsAndPoints() async throws {
    let result = try await result()
    #expect(result.verdict == .partial(share: 2.0 / 3))
    #expect(result.pointsPossible == 8)
    #expect(result.pointsAchieved == 8 * (2.0 / 3))
    #expect(result.counts == .init(compliant: 2, noncompliant: 1, unknown: 1))
    #expect(result.findings.map(\.object) == ["Bo", "Al", "Cy", "Di"])
    #expect(result.findings.map(\.compliant) == [false, nil, true, true])
    #expect(result.findings.first?.origin == "users.json#/1")
    #expect(result.tables == ["Users"])
    #expect(result.caveats == ["1 object could not be judged and are left out of the share"])
  }

  @Test func keepsFurtherColumnsInTheirOrder() async throws {
    let query = """
      Users | where displayName == 'Bo' | project Size = 2, Object = displayName, \
      Compliant = false, Found = 'x', Expected = '', Tags = dynamic(['a', {'b': null}])
      """
    let finding = try #require(try await result(query: query).findings.first)
    #expect(finding.found == "x")
    #expect(finding.expected == nil)
    #expect(
      finding.extra == [
        EvidenceField(name: "Size", value: "2"),
        EvidenceField(name: "Tags", value: #"["a", {"b": null}]"#),
      ]
    )
  }

  @Test(arguments: [CollectionStatus.State.failed, .absent])
  func measuresNothingWithoutTheTable(state: CollectionStatus.State) async throws {
    let result = try await result(users: state)
    let reason = state == .failed ? "its collection failed: access denied" : "not in the export"
    #expect(
      result.verdict
        == .notMeasured([
          MissingEvidence(table: "Users", reason: reason, collect: "Get-MgUser")
        ])
    )
    #expect(result.pointsPossible == 0)
  }

  @Test func measuresAPartWithACaveat() async throws {
    let result = try await result(users: .partial)
    #expect(result.verdict.kind == .partial)
    #expect(result.caveats.first == "Users was collected in part: 999 of them")
  }

  @Test(arguments: [
    ([("AAD_PREMIUM", "Success")], Verdict.Kind.partial),
    ([("aad_premium", "PendingInput")], .partial),
    ([("AAD_PREMIUM", "Disabled"), ("EXCHANGE_S_STANDARD", "Success")], .notLicensed),
    ([("EXCHANGE_S_STANDARD", "Success")], .notLicensed),
    ([], .notLicensed),
  ])
  func looksAtServicePlans(plans: [(String, String)], verdict: Verdict.Kind) async throws {
    #expect(try await result(plans: plans).verdict.kind == verdict)
  }

  @Test func reportsACheckThatDoesNotBind() async throws {
    let result = try await result(query: "Users | project Object = displyName, Compliant = true")
    guard case .error(let problem) = result.verdict else {
      Issue.record("\(result.verdict)")
      return
    }
    // 'displyName' stands at column 30 of line 16 of the control file.
    #expect(problem.place == "Entra/entra.test.sample.yaml:16:30")
    #expect(result.pointsPossible == 0)
  }

  @Test func runsExamples() async throws {
    let good = CatalogFile(path: "Entra/entra.test.sample.yaml", text: ControlFileTests.good)
    let bad = CatalogFile(
      path: "Entra/entra.test.sample.yaml",
      text: ControlFileTests.good.replacing("verdict: pass", with: "verdict: fail")
    )
    let schemas = MemoryTables(["Users": MemoryTable(schema: Self.users, rows: [])])
    for (file, codes) in [(good, ["CTL0601"]), (bad, ["CTL0601", "CTL0601"])] {
      let catalog = CatalogReader.read([file]).catalog
      let outcome = await ExampleRunner(catalog: catalog, schemas: schemas, now: 0).run()
      #expect(outcome.examples == 2)
      // Bo's account is null there, so that the second example is not half, but whole.
      #expect(outcome.failures.map(\.code) == codes)
    }
  }
}
