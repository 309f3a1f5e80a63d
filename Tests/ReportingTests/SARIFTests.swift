import Documents
import PostureModel
import Reporting
import Testing

/// SARIF: what code scanning needs, found where the standard puts it.
@Suite struct SARIFTests {
  func run(_ assessment: Assessment) throws -> JSONNode {
    let text = try SARIFFormat().text(
      of: Report(assessment),
      resources: RunFileTests.resources
    )
    let log = try JSONDocument(text, named: "posture.sarif").root
    #expect(log["version"]?.string == "2.1.0")
    return try #require(log[pointer: "/runs/0"])
  }

  @Test func refersToRulesByIdentifierAndIndex() throws {
    let run = try run(SampleRun(controls: 24).assessment)
    let rules = try #require(run[pointer: "/tool/driver/rules"])
    #expect(rules.count == 24)
    for result in try #require(run["results"]).elements {
      let index = try #require(result["ruleIndex"]?.int)
      #expect(rules[Int(index)]?["id"]?.string == result["ruleId"]?.string)
      #expect(result[pointer: "/message/text"]?.string?.isEmpty == false)
      #expect(result[pointer: "/partialFingerprints/postureObject~1v1"]?.string?.utf8.count == 64)
      // The standard: a result that is no failure has no level.
      if result["kind"]?.string != "fail" { #expect(result["level"]?.string == "none") }
    }
  }

  @Test func pointsIntoTheInput() throws {
    let run = try run(SampleRun(controls: 1, offenders: 2).assessment)
    let location = try #require(run[pointer: "/results/1/locations/0"])
    #expect(
      location[pointer: "/physicalLocation/artifactLocation/uri"]?.string == "export/part0.json"
    )
    #expect(
      location[pointer: "/logicalLocations/0/fullyQualifiedName"]?.string
        == "/conditional_access_policies/1"
    )
    let region = try #require(location[pointer: "/physicalLocation/region"])
    #expect(region["startLine"]?.int == 12)
    #expect(region["startColumn"]?.int == 3)
    #expect(region["byteOffset"]?.int == 100)
    #expect(region["byteLength"]?.int == 150)
    #expect(run[pointer: "/artifacts/0/hashes/sha-256"]?.string?.utf8.count == 64)
  }

  @Test func keepsFingerprintsWhenOrderAndPlaceChange() throws {
    var assessment = SampleRun(controls: 1, offenders: 3).assessment
    let before = Set(try fingerprints(run(assessment)))
    assessment.results[0].findings.reverse()
    for index in assessment.results[0].findings.indices {
      assessment.results[0].findings[index].origin = "other.json#/0"
    }
    #expect(before.count == 3)
    #expect(Set(try fingerprints(run(assessment))) == before)
  }

  @Test func suppressesWhatIsAccepted() throws {
    let run = try run(SampleRun(controls: 8).assessment)
    let accepted = try #require(
      run["results"]?.elements.first { $0["ruleId"]?.string == "purview.area.control-5" }
    )
    #expect(accepted[pointer: "/suppressions/0/kind"]?.string == "external")
    #expect(
      accepted[pointer: "/suppressions/0/justification"]?.string
        == "W-1: The relay is retired in June"
    )
  }

  @Test func cutsAndSaysSo() throws {
    let run = try run(SampleRun(controls: 1, offenders: 250).assessment)
    #expect(run["results"]?.count == 100)
    #expect(
      run[pointer: "/results/99/message/text"]?.string?.hasSuffix("and 150 more objects") == true
    )
  }

  @Test func encodesPathsAsAddresses() throws {
    var assessment = SampleRun(controls: 1, offenders: 1).assessment
    assessment.results[0].findings[0].origin = "My exports/é\".json#/0"
    let run = try run(assessment)
    #expect(
      run[pointer: "/results/0/locations/0/physicalLocation/artifactLocation/uri"]?.string
        == "My%20exports/%C3%A9%22.json"
    )
  }

  private func fingerprints(_ run: JSONNode) throws -> [String] {
    try #require(run["results"]).elements.compactMap {
      $0[pointer: "/partialFingerprints/postureObject~1v1"]?.string
    }
  }
}
