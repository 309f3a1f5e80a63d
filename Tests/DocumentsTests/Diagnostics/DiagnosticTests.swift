import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  private let text = SourceText(name: "query", text: "T\n| where Stät == 1\r\n| take 5")

  @Test(arguments: [
    (0, 1, 1), (1, 1, 2), (2, 2, 1), (10, 2, 9), (14, 2, 12), (20, 2, 18), (22, 3, 1), (999, 3, 9),
    (-5, 1, 1),
  ])
  func positions(offset: Int, line: Int, column: Int) {
    #expect(text.position(at: offset) == SourcePosition(line: line, column: column))
  }

  @Test func linesAreCutOut() {
    #expect(text.line(2) == "| where Stät == 1")
    #expect(text.line(3) == "| take 5")
    #expect(text.line(4) == nil)
    #expect(text.line(0) == nil)
  }

  @Test func drawsThePlace() {
    let diagnostic = Diagnostic(
      "TST0001",
      "there is no column named 'Stät'",
      at: SourceSpan(10, 15),
      labels: [Diagnostic.Label("the table is named here", at: SourceSpan(0, 1))],
      hints: ["did you mean 'State'?"]
    )
    #expect(
      DiagnosticPrinter(text, showsCodes: false).draw(diagnostic) == """
        query:2:9: error: there is no column named 'Stät'; did you mean 'State'?
        2 | | where Stät == 1
          |         ^^^^
        query:1:1: note: the table is named here
        1 | T
          | ^
        """
    )
  }

  @Test func aTextInsideAnotherHasItsPositions() {
    let inner = SourceText(name: "c.yaml", text: "T\n| take x", firstLine: 7, columnOffset: 4)
    let diagnostic = Diagnostic("TST0002", "a number is missing", at: SourceSpan(9, 10))
    #expect(
      DiagnosticPrinter(inner).draw(diagnostic) == """
        c.yaml:8:12: error: a number is missing [TST0002]
        8 | | take x
          |        ^
        """
    )
    #expect(
      diagnostic.located(in: inner).description
        == "c.yaml:8:12: error: a number is missing [TST0002]"
    )
  }

  @Test func dataIsLocatedByPointer() {
    let diagnostic = Diagnostic(
      "TST0003",
      "a truth value is missing",
      in: "export.json",
      at: .pointer("/org_config/0/AuditDisabled"),
      severity: .warning
    )
    #expect(
      DiagnosticPrinter().draw(diagnostic)
        == "export.json#/org_config/0/AuditDisabled: warning: a truth value is missing [TST0003]"
    )
  }

  @Test(arguments: [
    ("Stat", ["State"]), ("sumarize", ["summarize"]), ("display_name", ["displayName"]),
    ("xyz", []), ("State", []), ("", []),
  ])
  func nearMisses(name: String, expected: [String]) {
    let names = ["State", "summarize", "displayName", "count"]
    #expect(nearest(to: name, among: names) == expected)
  }
}
