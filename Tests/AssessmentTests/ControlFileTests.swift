import ControlCatalog
import PostureModel
import Testing

@Suite struct ControlFileTests {
  static let good = """
    id: entra.test.sample
    title: Samples are good
    kind: policy
    product: Entra ID
    category: Identity
    points: 8
    severity: high
    userImpact: low
    implementationCost: moderate
    licence: [AAD_PREMIUM]
    rationale: Because.
    check:
      pass: share
      none: not-applicable
      query: |
        Users
        | project Object = displayName, Compliant = accountEnabled, Origin
    recommendation:
      summary: Enable them.
      steps:
        - portal: Users > All users
        - graph: PATCH https://graph.microsoft.com/v1.0/users/{id}
          note: one at a time
      verify: Get-MgUser
    references:
      - title: Users
        url: https://learn.microsoft.com/users
    crosswalk:
      scuba: [MS.AAD.1.1v1]
      cis: ["5.2.2.3"]
    examples:
      - name: enabled
        given:
          Users:
            - { displayName: Ann, accountEnabled: true }
        verdict: pass
      - name: half
        given: { Users: [{ displayName: Ann, accountEnabled: true }, { displayName: Bo }] }
        verdict: partial
        score: 0.5

    """

  private func read(_ text: String, name: String = "entra.test.sample.yaml")
    -> CatalogReader.Outcome
  {
    CatalogReader.read([CatalogFile(path: "Entra/" + name, text: text)])
  }

  @Test func readsEveryField() throws {
    let outcome = read(Self.good)
    #expect(outcome.diagnostics.map(\.description) == [])
    let entry = try #require(outcome.catalog.entries.first)
    let control = entry.control
    #expect(control.id == "entra.test.sample")
    #expect(control.points == 8)
    #expect(control.check.pass == .share)
    #expect(control.check.none == .notApplicable)
    #expect(control.licence == ["AAD_PREMIUM"])
    #expect(control.remediation.steps.map(\.means) == [.portal, .graph])
    #expect(control.remediation.steps.last?.note == "one at a time")
    #expect(
      control.crosswalk == [
        CrosswalkEntry(framework: .scuba, identifiers: ["MS.AAD.1.1v1"]),
        CrosswalkEntry(framework: .cis, identifiers: ["5.2.2.3"]),
      ]
    )
    #expect(entry.examples.map(\.verdict) == [.pass, .partial])
    #expect(entry.examples.last?.share == 0.5)
    // The query's first line is line 16 of the file, indented by four.
    let position = entry.query.position(at: 0)
    #expect(position.line == 16)
    #expect(position.column == 5)
  }

  @Test(arguments: [
    ("points: 8", "points: 8.5", "Entra/entra.test.sample.yaml:6:9", "CTL0105"),
    ("points: 8", "points: 11", "Entra/entra.test.sample.yaml:6:9", "CTL0105"),
    ("severity: high", "severity: hihg", "Entra/entra.test.sample.yaml:7:11", "CTL0104"),
    ("severity: high", "severtiy: high", "Entra/entra.test.sample.yaml:7:1", "CTL0101"),
    ("title: Samples are good\n", "", "Entra/entra.test.sample.yaml:1:1", "CTL0102"),
    ("title: Samples are good", "title: [a]", "Entra/entra.test.sample.yaml:2:8", "CTL0103"),
    ("title: Samples are good", "title: ''", "Entra/entra.test.sample.yaml:2:8", "CTL0106"),
    ("id: entra.test.sample", "id: Entra", "Entra/entra.test.sample.yaml:1:5", "CTL0107"),
    (
      "id: entra.test.sample", "id: entra.test.other", "Entra/entra.test.sample.yaml:1:5", "CTL0108"
    ),
    ("pass: share", "pass: most", "Entra/entra.test.sample.yaml:13:9", "CTL0104"),
    ("pass: share", "pass: { at-least: 0 }", "Entra/entra.test.sample.yaml:13:21", "CTL0105"),
    ("- portal: Users", "- portla: Users", "Entra/entra.test.sample.yaml:21:7", "CTL0110"),
    ("    score: 0.5\n", "", "Entra/entra.test.sample.yaml:37:5", "CTL0307"),
    ("check:", "check: 5\nold:", "Entra/entra.test.sample.yaml:12:8", "CTL0103"),
  ])
  func pointsAtWhatIsWrong(old: String, new: String, place: String, code: String) throws {
    let text = Self.good.replacing(old, with: new, maxReplacements: 1)
    try #require(text != Self.good)
    let outcome = read(text)
    let lines = outcome.diagnostics.map(\.description)
    #expect(
      lines.contains { $0.hasPrefix(place + ": error: ") && $0.hasSuffix("[\(code)]") },
      "\(lines)"
    )
    #expect(outcome.catalog.entries.isEmpty)
  }

  @Test func suggestsTheNearestName() {
    let lines = read(Self.good.replacing("severity: high", with: "severity: hihg"))
      .diagnostics.map(\.description)
    #expect(lines.contains { $0.contains("did you mean 'high'?") })
    let unknown = read(Self.good.replacing("points:", with: "ponits:"))
    #expect(unknown.diagnostics.contains { $0.hints == ["did you mean 'points'?"] })
  }

  @Test func refusesTheSecondOfOneIdentifier() {
    let outcome = CatalogReader.read([
      CatalogFile(path: "A/entra.test.sample.yaml", text: Self.good),
      CatalogFile(path: "B/entra.test.sample.yaml", text: Self.good),
    ])
    #expect(outcome.catalog.entries.count == 1)
    #expect(outcome.diagnostics.map(\.code) == ["CTL0109"])
  }

  @Test(arguments: ["", "[]", "id", "id: [", "\u{0}", "- - - -", "? a\n: b", "id: &a *a", "{}"])
  func survivesNonsense(text: String) {
    let outcome = read(text)
    #expect(!outcome.diagnostics.isEmpty)
    #expect(outcome.catalog.entries.isEmpty)
  }

  @Test(arguments: [
    ("2025-01-31", "2025-01-31T00:00:00Z"),
    ("2025-01-31T12:30", "2025-01-31T12:30:00Z"),
    ("2025-01-31T12:30:15.25Z", "2025-01-31T12:30:15.25Z"),
    ("2025-01-31T01:00:00+02:00", "2025-01-30T23:00:00Z"),
    ("2024-02-29 00:00:00", "2024-02-29T00:00:00Z"),
  ])
  func readsTimes(text: String, canonical: String) {
    #expect(Timestamp.ticks(text).map(Timestamp.text) == canonical)
  }

  @Test(arguments: ["", "now", "2025", "2025-02-30", "2025-01-31T25:00", "2025-1-1", "-1-1-1", "T"])
  func refusesOtherTimes(text: String) {
    #expect(Timestamp.ticks(text) == nil)
  }

  @Test(arguments: [
    ("Entra/x.yaml", CatalogFile.Role.control), ("Tables/T.yaml", .table),
    ("Functions/f.kql", .function), ("Samples/a/b.yaml", .other), ("Entra/README.md", .other),
    ("Entra/.x.yaml", .other), ("x.yaml", .control), ("", .other),
  ])
  func tellsFilesByTheirPlace(path: String, role: CatalogFile.Role) {
    #expect(CatalogFile.role(of: path) == role)
  }
}
