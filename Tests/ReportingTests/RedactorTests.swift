import Comparison
import PostureModel
import Reporting
import Testing

/// Redaction: nothing that a tenant named is left in any format, and all that is decided stays.
@Suite struct RedactorTests {
  func secret() -> Assessment {
    var assessment = SampleRun(controls: 24, name: "Zorblax").assessment
    assessment.provenance.inputs[0].path = "exports/zorblax-2026.json"
    assessment.provenance.tenant.initialDomain = "zorblax.onmicrosoft.com"
    assessment.results[0].control.check.query += " | extend Found = 'excludes groups'"
    assessment.results[0].findings = [
      Finding(
        object: "Zorblax admins",
        objectID: "zorblax-id",
        compliant: false,
        found: "enabled; excludes maria@zorblax.example, 4 groups",
        expected: "enabled",
        detail: "changed by ZORBLAX\\maria; Members: Grant Zorblax, Legacy Zorblax Create",
        origin: "exports/zorblax-2026.json#/domains/zorblax.example/0",
        extra: [EvidenceField(name: "Groups", value: "Zorblax-Finance")]
      )
    ]
    assessment.results[0].caveats = ["the page 'zorblax.example' is missing"]
    assessment.waivers[0].objects = ["Zorblax admins"]
    assessment.waivers[0].owner = "Maria of Zorblax"
    assessment.waivers[0].reason = "Zorblax said so"
    assessment.problems[0].message = "the file zorblax.json has no 'Zorblax'"
    assessment.problems[0].place = "exports/zorblax-2026.json#/value"
    return assessment
  }

  @Test(arguments: ReportFormats.all.map(\.name))
  func leavesNoNameInAnyFormat(format: String) throws {
    let assessment = secret()
    var redactor = Redactor(for: [assessment])
    let redacted = redactor.redact(assessment)
    let text = try #require(ReportFormats.named(format)).text(
      of: Report(redacted),
      resources: RunFileTests.resources
    )
    #expect(!text.lowercased().contains("zorblax"))
    #expect(!text.lowercased().contains("maria"))
  }

  @Test func keepsDecisionsSettingsAndPlaces() {
    let assessment = secret()
    var redactor = Redactor(for: [assessment])
    let redacted = redactor.redact(assessment)
    #expect(redacted.score == assessment.score)
    #expect(redacted.results.map(\.verdict.kind) == assessment.results.map(\.verdict.kind))
    let finding = redacted.results[0].findings[0]
    #expect(finding.object == "object-1")
    #expect(finding.found?.hasPrefix("enabled; excludes value-") == true)
    #expect(finding.found?.hasSuffix(", 4 groups") == true)
    #expect(finding.expected == "enabled")
    // Words of the catalog next to a hidden one are parts of its name.
    #expect(finding.detail?.contains("Legacy") == false)
    #expect(finding.detail?.contains("Create") == false)
    #expect(finding.origin == "file-1.json#/domains/key-1/0")
    // The same object in the waiver, the same file among the inputs.
    #expect(redacted.waivers[0].objects == ["object-1"])
    #expect(redacted.provenance.inputs[0].path == "file-1.json")
  }

  @Test func keepsRunsComparable() {
    let before = secret()
    var after = before
    after.results[0].findings[0].compliant = true
    after.results[0].verdict = .pass
    var redactor = Redactor(for: [before, after])
    let plain = Comparison(before: before, after: after)
    let redacted = Comparison(before: redactor.redact(before), after: redactor.redact(after))
    #expect(redacted.score == plain.score)
    #expect(redacted.changes.map(\.kind) == plain.changes.map(\.kind))
    #expect(redacted.changes.flatMap(\.objects).map(\.kind) == [.fixed])
  }

  @Test(arguments: Hostile.strings.indices)
  func survivesHostileNames(index: Int) {
    let assessment = SampleRun(controls: 24, name: Hostile.strings[index]).assessment
    var redactor = Redactor(for: [assessment])
    #expect(redactor.redact(assessment).results.count == 24)
  }
}
