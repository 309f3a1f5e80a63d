import Comparison
import Documents
import PostureModel
import Reporting
import Testing

/// OCSF, OSCAL and Prometheus: the parts that their readers need, with what a run says.
///
/// `Scripts/validate-reports` holds them against the official schemas.
@Suite struct OutputTests {
  private let run = SampleRun(controls: 40).assessment

  private func text(_ format: any ReportFormat) throws -> String {
    try format.text(of: Report(run), resources: PageTests.resources)
  }

  @Test(arguments: ["ocsf", "oscal", "prometheus"])
  func areKnownAndTheSameTwice(name: String) throws {
    let format = try #require(ReportFormats.named(name))
    #expect(try text(format) == text(format))
  }

  @Test func tellsOneEventAControl() throws {
    let lines = try text(OCSFFormat()).split(separator: "\n")
    #expect(lines.count == run.results.count)
    for (line, result) in zip(lines, run.results) {
      let event = try JSONDocument(Array(line.utf8), named: "event").root
      // The class's number in thousands of the category, times 100, plus the activity.
      #expect(event["type_uid"]?.int == 200_301)
      #expect(event["compliance"]?["control"]?.string == result.control.id)
      // 2026-05-04T07:42:10Z, counted with date -d.
      #expect(event["time"]?.int == 1_777_880_530_000)
    }
  }

  @Test func saysWhatFailsAndWhatIsAccepted() throws {
    for line in try text(OCSFFormat()).split(separator: "\n") {
      let event = try JSONDocument(Array(line.utf8), named: "event").root
      let id = try #require(event["compliance"]?["control"]?.string)
      let result = try #require(run.result(of: id))
      let status = event["compliance"]?["status_id"]?.int
      switch (result.standing, result.verdict.kind) {
      case (.asserted, _): #expect(status == 99)
      case (_, .pass): #expect(status == 1)
      case (_, .partial): #expect(status == 2)
      case (_, .fail): #expect(status == 3)
      default: #expect(status == 0 || status == 99)
      }
      if case .accepted = result.standing, result.verdict.kind == .fail {
        #expect(event["status_id"]?.int == 3)
      }
    }
  }

  @Test func keepsWhatWasNotMeasuredOutOfTheFindings() throws {
    let root = try JSONDocument(Array(text(OSCALFormat()).utf8), named: "oscal").root
    let result = try #require(root["assessment-results"]?["results"]?[0])
    let targets = result["findings"]?.elements.compactMap { $0["target"]?["target-id"]?.string }
    let told = run.results.filter { result in
      if case .asserted = result.standing { return true }
      return result.verdict.kind.isMeasured
    }
    #expect(targets == told.map(\.control.id))
    let observed = Set(result["observations"]?.elements.compactMap { $0["uuid"]?.string } ?? [])
    #expect(observed.count == told.count)
    for finding in try #require(result["findings"]).elements {
      let observation = finding["related-observations"]?[0]?["observation-uuid"]?.string
      #expect(observation.map(observed.contains) == true)
    }
  }

  @Test func refersOnlyToWhatIsThere() throws {
    let text = try text(OSCALFormat())
    let root = try JSONDocument(Array(text.utf8), named: "oscal").root
    let document = try #require(root["assessment-results"])
    let there = Set(
      document["back-matter"]?["resources"]?.elements.compactMap { $0["uuid"]?.string } ?? []
    )
    #expect(there.contains(String(document["import-ap"]?["href"]?.string?.dropFirst() ?? "")))
    #expect(there.count == run.provenance.inputs.count + 1)
  }

  @Test func givesTheScoreAsARatio() throws {
    let text = try text(PrometheusFormat())
    let line = try #require(
      text.split(separator: "\n").first { $0.hasPrefix("posture_score_ratio{") }
    )
    let value = try #require(line.split(separator: " ").last.flatMap { Double($0) })
    let total = run.score.total
    #expect(abs(value - total.achieved / total.possible) < 1e-12)
    // A family is told once, before its samples.
    let families = text.split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }
    #expect(Set(families).count == families.count)
  }

  @Test(arguments: Hostile.strings.indices)
  func keepsLinesWholeWhateverThingsAreCalled(index: Int) throws {
    var run = SampleRun(controls: 9, name: Hostile.strings[index]).assessment
    run.provenance.tenant.id = Hostile.strings[index]
    let report = Report(run)
    let metrics = try PrometheusFormat().text(of: report, resources: PageTests.resources)
    for line in metrics.split(separator: "\n") {
      #expect(line.hasPrefix("#") || line.hasPrefix("posture_"))
    }
    let events = try OCSFFormat().text(of: report, resources: PageTests.resources)
    #expect(events.split(separator: "\n").count == 9)
  }
}
