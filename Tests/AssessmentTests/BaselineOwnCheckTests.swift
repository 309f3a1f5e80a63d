import Assessment
import ControlCatalog
import Documents
import PostureModel
import Tables
import Testing

/// A baseline whose framework has a tool of its own, on that tool's export.
@Suite struct BaselineOwnCheckTests {
  static let head = CatalogFile(
    path: "Baselines/scuba/scuba.yaml",
    text: """
      baseline: scuba
      title: A sample
      parts: [scuba.one, scuba.two]
      definitions:
        on(key): "input[key] == true"

      """
  )
  static let one = CatalogFile(
    path: "Baselines/scuba/scuba.one.yaml",
    text: """
      part: scuba.one
      baseline: scuba
      succeeded: one_successful_commands
      requirements:
        - { id: MS.A.1.1v1, level: shall, commands: [Get-A], met: on("a") }
        - { id: MS.A.1.2v1, level: should, met: 'on("b")', excused: 'input.cloud == "gov"' }
        - { id: MS.A.1.3v1, level: shall, retired: true, met: 'on("a")' }
        - { id: MS.A.1.4v1, level: shall, manual: true, byHand: Look. }

      """
  )
  static let two = CatalogFile(
    path: "Baselines/scuba/scuba.two.yaml",
    text: """
      part: scuba.two
      baseline: scuba
      silent: input.broken
      requirements:
        - { id: MS.B.1.1v1, level: shall, met: 'on("b")', replaces: [MS.C.1.1v1] }
        - { id: MS.B.1.2v1, level: shall }

      """
  )

  private func verdicts(_ export: String?, withRetired: Bool = false) throws -> [String] {
    let outcome = CatalogReader.read([Self.two, Self.one, Self.head])
    try #require(outcome.diagnostics.map(\.description) == [])
    var control = Sample.control("a.b")
    control.crosswalk = [
      CrosswalkEntry(framework: .scuba, identifiers: ["MS.A.1.1v1", "MS.B.1.2v1"])
    ]
    return BaselineVerdicts.outcome(
      of: try #require(outcome.catalog.baselines.first),
      results: [Sample.result(control, .fail)],
      document: try export.map { try JSONDocument($0, named: "export").root },
      tables: MemoryTables([:]),
      withRetired: withRetired,
      now: 0
    ).requirements.map { requirement in
      let controls = requirement.controlVerdict.map { " (\($0.rawValue))" } ?? ""
      return "\(requirement.id.dropFirst(3)) \(requirement.verdict.rawValue)\(controls)"
    }
  }

  @Test func judgesAsTheToolDoes() throws {
    #expect(
      try verdicts(#"{"One_Successful_Commands": "get-a", "a": true, "b": false}"#) == [
        "A.1.1v1 pass (fail)", "A.1.2v1 warning", "A.1.4v1 manual", "B.1.1v1 fail",
        "B.1.2v1 fail (fail)",
      ]
    )
  }

  @Test(arguments: [
    // The command of 1.1 failed; 1.2 is excused; nothing is known of 2.1.
    (#"{"a": true, "b": 1, "cloud": "gov"}"#, ["error (fail)", "na", "manual", "fail"]),
    (#"{"one_successful_commands": ["Get-A"]}"#, ["error (fail)", "error", "manual", "error"]),
    (#"{"b": true, "broken": null}"#, ["error (fail)", "pass", "manual", "error"]),
  ])
  func tellsWhatTheToolCannot(export: String, expected: [String]) throws {
    #expect(
      try verdicts(export).dropLast().map { String($0.split(separator: " ", maxSplits: 1)[1]) }
        == expected
    )
  }

  @Test func asksTheControlsOfOtherExports() throws {
    #expect(
      try verdicts(nil) == [
        "A.1.1v1 fail (fail)", "A.1.2v1 error", "A.1.4v1 manual", "B.1.1v1 error",
        "B.1.2v1 fail (fail)",
      ]
    )
  }

  /// Where the verdicts differ, it is said why.
  @Test(arguments: [
    (Verdict.notLicensed(plans: ["P2"]), "Our control counts what the tenant has no licence for"),
    (Sample.missing, "Our control has no verdict on what was not collected."),
    (.notApplicable(reason: ""), ""), (.pass, ""),
  ])
  func saysWhyTheControlsDiffer(verdict: Verdict, expected: String) throws {
    let baseline = try #require(
      CatalogReader.read([Self.two, Self.one, Self.head]).catalog.baselines.first
    )
    var control = Sample.control("a.b")
    control.crosswalk = [CrosswalkEntry(framework: .scuba, identifiers: ["MS.A.1.1v1"])]
    let outcome = BaselineVerdicts.outcome(
      of: baseline,
      results: [Sample.result(control, verdict)],
      document: try JSONDocument(
        #"{"a": true, "one_successful_commands": ["Get-A"]}"#,
        named: "export"
      ).root,
      tables: MemoryTables([:]),
      now: 0
    )
    let reading = outcome.requirements.first?.reading
    #expect(expected.isEmpty ? reading == nil : reading?.hasPrefix(expected) == true)
  }

  @Test func judgesTheRetiredOnDemand() throws {
    #expect(try verdicts(#"{"a": true}"#, withRetired: true).contains("A.1.3v1 pass"))
  }

  @Test(arguments: [
    ("parts: [scuba.one, scuba.two]", "parts: [scuba.one]", "CTL0112"),
    ("parts: [scuba.one, scuba.two]", "parts: [scuba.one, scuba.two, scuba.tree]", "CTL0112"),
    ("input[key] == true", "input[key] =", "CND0101"), ("on(key)", "on()", "CND0303"),
    ("met: on(\"a\")", "mett: x", "CTL0101"), ("met: on(\"a\")", "met: off", "CND0301"),
    (", met: on(\"a\")", "", "CTL0113"), ("MS.A.1.2v1", "MS.B.1.1v1", "CTL0111"),
    ("retired: true", "retired: 5", "CTL0103"), ("baseline: scuba\nsilent", "silent", "CTL0102"),
  ])
  func refusesWrongFiles(old: String, new: String, code: String) {
    let files = [Self.head, Self.one, Self.two].map { file in
      CatalogFile(path: file.path, text: file.text.replacing(old, with: new))
    }
    let outcome = CatalogReader.read(files)
    #expect(outcome.diagnostics.first?.code == code)
    // A part that nobody lists leaves the baseline itself whole.
    #expect(outcome.catalog.baselines.isEmpty || new == "parts: [scuba.one]")
  }
}
