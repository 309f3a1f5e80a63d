import Assessment
import ControlCatalog
import PostureModel
import Tables
import Testing

/// A check that judges by a property below a column, over rows that have it or do not.
@Suite struct AbsentPropertyTests {
  private static func control(_ query: String) -> CatalogFile {
    CatalogFile(
      path: "Any/a.b.c.yaml",
      text: """
        id: a.b.c
        title: A title
        kind: policy
        product: Entra ID
        category: Identity
        points: 4
        severity: low
        userImpact: low
        implementationCost: low
        rationale: Why
        check:
          pass: all
          none: not-applicable
          query: |
            \(query)
        recommendation:
          summary: Do it
          steps:
            - portal: Somewhere
        """
    )
  }

  private static let defaults = CatalogFile(
    path: "Defaults/own.yaml",
    text: """
      defaults:
        - table: Policies
          source: https://example.com/documented
          absent:
            users.guests: guests are left out
      """
  )

  /// The verdict over one row, whose `users` is the text's value.
  private static func verdict(
    _ users: String,
    query: String,
    declared: Bool = false
  ) async throws -> Verdict {
    let read = CatalogReader.read([control(query)] + (declared ? [defaults] : []))
    try #require(read.diagnostics.map(\.description) == [])
    let value = try #require(DynamicJSON.parse(users))
    let column = DynamicColumn([value])
    let schema = Schema([.init("Name", .string), .init("users", .dynamic)])
    let tables = MemoryTables([
      "Policies": MemoryTable(schema: schema, rows: [[.string("one"), .dynamic(value)]])
    ])
    let assessment = try await Assessor(catalog: read.catalog).assess(
      AssessmentInput(
        tables: tables,
        collection: [CollectionStatus(table: "Policies", state: .collected)],
        lacks: { $1.count > 1 && column.sight(of: Array($1.dropFirst())) == .absent },
        provenance: Provenance(toolVersion: "1", catalogDigest: "", catalogControls: 1),
        now: Ticks.unixEpoch
      )
    )
    return try #require(assessment.results.first).verdict
  }

  private static let judging =
    "Policies | project Object = Name, Compliant = tobool(users.guests.allowed) != true"

  @Test(arguments: [
    (#"{"guests": {"allowed": false}}"#, Verdict.Kind.pass),
    (#"{"guests": {"allowed": true}}"#, .fail),
    // Not set is an answer, not exported is none.
    (#"{"guests": null}"#, .pass),
    ("null", .pass),
    (#"{"guests": {}}"#, .notMeasured),
    (#"{"members": 1}"#, .notMeasured),
  ])
  func whatNoRowHasBelowAColumnIsNotMeasured(users: String, kind: Verdict.Kind) async throws {
    let verdict = try await Self.verdict(users, query: Self.judging)
    #expect(verdict.kind == kind)
    if case .notMeasured(let missing) = verdict {
      #expect(missing.map(\.reason) == ["no row of it has the property 'users.guests.allowed'"])
    }
  }

  @Test func whatIsOnlyShownNeedNotBeThere() async throws {
    let query =
      "Policies | project Object = Name, Compliant = Name == 'one', Found = tostring(users.guests)"
    #expect(try await Self.verdict("{}", query: query).kind == .pass)
  }

  @Test func anotherNameOfTheSameWillDo() async throws {
    let query =
      "Policies | project Object = Name, Compliant = tobool(coalesce(users.Guests, users.guests))"
    #expect(try await Self.verdict(#"{"Guests": true}"#, query: query).kind == .pass)
    #expect(try await Self.verdict("{}", query: query).kind == .notMeasured)
  }

  @Test func aDocumentedMeaningStands() async throws {
    let query = "Policies | project Object = Name, Compliant = isnull(users.guests)"
    #expect(try await Self.verdict("{}", query: query, declared: true).kind == .pass)
    #expect(try await Self.verdict("{}", query: query).kind == .notMeasured)
  }
}
