import Classification
import PostureModel
import Tables
import Testing

/// What a run and its controls are told of a scheme.
@Suite struct ClassificationResultsTests {
  private static let schema = Schema([
    .init("Check", .string), .init("Family", .string), .init("State", .string),
    .init("Object", .string), .init("Origin", .string), .init("Raw", .dynamic),
  ])

  /// The rows of a table as texts.
  private func rows(_ scheme: Scheme) -> [[String]] {
    let outcome = SchemeValidator().validate(scheme)
    let table = FindingsTable.table(outcome, schema: Self.schema)
    return table.batches.flatMap { batch in
      (0..<batch.count).map { row in
        batch.columns.map { column in
          if case .string(let text) = column.value(at: row) { text } else { "" }
        }
      }
    }
  }

  @Test func checksHoldFailOrAreNotAssessed() throws {
    let labels =
      #"{"Get-Label": [{"Name": "A", "DisplayName": "A", "Priority": 0, "ParentId": "Gone"}]}"#
    let rows = rows(SchemeText.scheme(Array(labels.utf8), named: "a.json"))
    let parent = try #require(rows.first { $0[0] == "CLS-LBL-002" })
    #expect(parent == ["CLS-LBL-002", "LBL", "found", "A", "a.json#/Get-Label/0", ""])
    #expect(rows.first { $0[0] == "CLS-LBL-005" }?[2] == "held")
    #expect(rows.first { $0[0] == "CLS-LPO-002" }?[2] == "not assessed")
  }

  @Test func nothingIsSaidOfWhatWasNotLookedAt() {
    let rows = rows(SchemeText.scheme(Array("{}".utf8), named: "a.json"))
    #expect(rows.allSatisfy { $0[2] == "not assessed" })
  }

  @Test func labelsStandBelowTheirGroup() {
    let text = #"""
      {"Get-Label": [
        {"Name": "Inner", "DisplayName": "Inner", "Priority": 2, "ParentId": "Group", "Disabled": false},
        {"Name": "Open", "DisplayName": "Open", "Priority": 0, "ParentId": null, "Disabled": true},
        {"Name": "Group", "DisplayName": "Group", "Priority": 1, "ParentId": null}],
       "Get-LabelPolicy": [{"Name": "Crew", "Labels": ["Inner"], "ExchangeLocation": ["Deck"]}]}
      """#
    let scheme = SchemeText.scheme(Array(text.utf8), named: "a.json")
    let summary = ClassificationSummary(scheme, SchemeValidator().validate(scheme))
    #expect(summary.labels.map(\.name) == ["Open", "Group", "Inner"])
    #expect(summary.labels.map(\.depth) == [0, 0, 1])
    #expect(summary.labels.map(\.isGroup) == [false, true, false])
    #expect(summary.labels[0].protection == ["disabled"])
    #expect(summary.labels[2].publishedBy == ["Crew (some)"])
    #expect(summary.missing.contains { $0.command == "Get-DlpComplianceRule" && $0.checks > 0 })
  }

  @Test func aReportTellsWhatTheRunFound() {
    let text = SchemeText.tenant.replacing(
      "\"Priority\": 0, \"ParentId\"",
      with: "\"Priority\": 2, \"ParentId\""
    )
    let scheme = SchemeText.scheme(Array(text.utf8), named: "a.json")
    let outcome = SchemeValidator().validate(scheme)
    let recorded = SchemeValidator.Outcome(ClassificationSummary(scheme, outcome))
    #expect(!recorded.findings.isEmpty)
    #expect(recorded.findings == outcome.findings)
    #expect(recorded.unassessed.map(\.check.id) == outcome.unassessed.map(\.check.id))
    let outline = SchemeOutline(ClassificationSummary(scheme, outcome))
    #expect(outline.labels.map(\.name) == SchemeOutline(scheme).labels.map(\.name))
    #expect(outline.coverage.rows.map(\.name) == ["Cards"])
  }
}
