import Diagnostics
import Evidence
import Foundation
import PostureModel
import Testing

/// Result files of other tools; the shapes are those that the tools document.
@Suite struct ThirdPartyTests {
  /// Evidence of results alone.
  private static func verdicts(_ text: String, _ name: String) throws -> [ThirdPartyVerdict] {
    try EvidenceStore(
      files: [(name, [UInt8](text.utf8))],
      catalog: Fixture.catalog,
      requiresSettings: false
    ).thirdParty
  }

  @Test func readsMaester() throws {
    let found = try Self.verdicts(
      #"""
      {"Result": "Failed", "TenantId": "t", "CurrentVersion": "1.2.3", "Tests": [
        {"Id": "CISA.MS.AAD.3.02", "Title": "Alpha", "Result": "Passed", "Tag": ["CISA"],
         "ScriptBlock": "x", "ResultDetail": null},
        {"Id": "CIS.M365.1.1.3", "Title": "Beta", "Result": "Failed",
         "Tag": ["CIS", "CIS M365 v4.0.0"], "ScriptBlock": "x"},
        {"Id": "MT.1", "Title": "Gamma", "Result": "Skipped", "Tag": [], "ScriptBlock": "x",
         "ResultDetail": {"SkippedReason": "NotLicensedEntraIDP1"}},
        {"Id": "MT.2", "Title": "Delta", "Result": "NotRun", "Tag": [], "ScriptBlock": "x"}]}
      """#,
      "maester.json"
    )
    #expect(found.map(\.tool) == Array(repeating: "Maester", count: 4))
    #expect(found.map(\.toolVersion) == Array(repeating: "1.2.3", count: 4))
    #expect(found.map(\.verdict) == [.pass, .fail, .notLicensed, .notMeasured])
    #expect(found[0].identifiers == [.init(framework: .scuba, identifiers: ["MS.AAD.3.02"])])
    #expect(found[1].identifiers == [.init(framework: .cis, identifiers: ["1.1.3"])])
    #expect(found[1].edition == "M365 v4.0.0")
    #expect(found[2].place == "maester.json#/Tests/2")
  }

  @Test func readsScubaResultsBesideTheSettings() throws {
    let store = try Fixture.store(
      #"""
      {"MetaData": {"ToolVersion": "9.9.9"},
       "Results": {"AAD": [{"GroupName": "g", "Controls": [
         {"Control ID": "MS.AAD.1.1v1", "Requirement": "Legacy", "Result": "Omitted",
          "OriginalResult": "Fail", "Criticality": "Shall"},
         {"Control ID": "MS.AAD.3.1v1", "Requirement": "Phish", "Result": "N/A"}]}]},
       "Raw": {"remote_domains": [{"DomainName": "*"}]}}
      """#,
      named: "ScubaResults.json"
    )
    #expect(store.state("RemoteDomain") == .collected)
    #expect(store.thirdParty.map(\.verdict) == [.fail, .notMeasured])
    #expect(store.thirdParty.first?.place == "ScubaResults.json#/Results/AAD/0/Controls/0")
    #expect(store.report.files.first?.verdicts == 2)
  }

  @Test func readsScubaTestResults() throws {
    let found = try Self.verdicts(
      #"""
      [{"PolicyId": "MS.EXO.1.1v1", "RequirementMet": true, "Criticality": "Shall",
        "Commandlet": []},
       {"PolicyId": "MS.EXO.2.2v2", "RequirementMet": false, "Criticality": "Should",
        "Commandlet": []},
       {"PolicyId": "MS.EXO.8.1v2", "RequirementMet": false, "Criticality": "Shall/3rd Party",
        "Commandlet": []}]
      """#,
      "TestResults.json"
    )
    #expect(found.map(\.verdict) == [.pass, .fail, .notMeasured])
  }

  @Test func readsZeroTrustAssessment() throws {
    let found = try Self.verdicts(
      #"""
      {"TenantId": "t", "CurrentVersion": "2.0", "TestResultSummary": {}, "EndOfJson": "EndOfJson",
       "Tests": [
        {"TestId": "90001", "TestTitle": "A", "TestStatus": "Passed"},
        {"TestId": 90002, "TestTitle": "B", "TestStatus": "Failed"},
        {"TestId": "90003", "TestTitle": "C", "TestStatus": "Skipped",
         "TestSkipped": "NotLicensedEntraIDP2"},
        {"TestId": "90004", "TestTitle": "D", "TestStatus": "Planned"}]}
      """#,
      "zta.json"
    )
    #expect(found.map(\.check) == ["90001", "90002", "90003", "90004"])
    #expect(found.map(\.verdict) == [.pass, .fail, .notLicensed, .notMeasured])
  }

  @Test func aCheckFailsWithTheObjectsThatFail() throws {
    func finding(_ status: String, _ object: String) -> String {
      #"""
      {"metadata": {"event_code": "check_a", "product": {"name": "Prowler", "version": "5.0"}},
       "status_code": "\#(status)", "finding_info": {"title": "A"}, "cloud": {"provider": "m365"},
       "unmapped": {"compliance": {"CIS-4.0": ["1.1.1"], "OTHER": ["x"]}},
       "resources": [{"name": "\#(object)"}]}
      """#
    }
    let found = try Self.verdicts(
      "[\(finding("PASS", "a")), \(finding("FAIL", "b")), \(finding("FAIL", "c"))]",
      "prowler.ocsf.json"
    )
    #expect(found.count == 1)
    #expect(found.first?.verdict == .fail)
    #expect(found.first?.objects == ["b", "c"])
    #expect(found.first?.place == "prowler.ocsf.json#/1")
    #expect(found.first?.identifiers == [.init(framework: .cis, identifiers: ["1.1.1"])])
  }

  @Test func readsMonkey365() throws {
    let found = try Self.verdicts(
      #"""
      {"metadata": {"eventCode": "own_check", "product": {"name": "Monkey365", "version": "1.0"}},
       "statusCode": "pass", "findingInfo": {"title": "Own"}, "resources": {"name": null}}
      """#,
      "monkey365.json"
    )
    #expect(found.map(\.tool) == ["Monkey365"])
    #expect(found.map(\.verdict) == [.pass])
  }

  @Test func readsTables() throws {
    let prowler = try Self.verdicts(
      "PROVIDER;CHECK_ID;CHECK_TITLE;STATUS;RESOURCE_NAME;COMPLIANCE\n"
        + "m365;own_check;Own;FAIL;box;CIS-4.0: 1.1.1, 1.1.2 | X: y\n",
      "prowler.csv"
    )
    #expect(prowler.map(\.verdict) == [.fail])
    #expect(prowler[0].identifiers == [.init(framework: .cis, identifiers: ["1.1.1", "1.1.2"])])
    let assess = try Self.verdicts(
      "\"Category\",\"Setting\",\"CurrentValue\",\"RecommendedValue\",\"Status\",\"CheckId\"\n"
        + "\"c\",\"Own setting\",\"1\",\"2\",\"Warning\",\"OWN-1.1\"\n",
      "18b.csv"
    )
    #expect(assess.map(\.verdict) == [.fail])
  }

  @Test func resultsAloneAreNoEvidence() {
    let error = #expect(throws: EvidenceError.self) {
      _ = try Fixture.store(#"{"Tests": [], "TestResultSummary": {}}"#)
    }
    #expect(error?.problems.first?.code == "EVD0207")
  }

  @Test func resultsOfAnotherTenantAreNamed() throws {
    let store = try Fixture.store([
      "a.json": #"""
      {"tenant_details": [{"TenantId": "11111111-1111-1111-1111-111111111111"}],
       "remote_domains": []}
      """#,
      "b.json": #"""
      {"TenantId": "22222222-2222-2222-2222-222222222222", "TestResultSummary": {}, "Tests": []}
      """#,
    ])
    #expect(store.problems("EVD0309").map(\.source) == ["b.json"])
  }

  @Test func aTableWithLostValuesIsPartial() throws {
    let store = try Fixture.store([
      "TransportRule.json": #"[{"Name": "a", "State": "Enabled", "Conditions": ["@{x=1}"]}]"#,
      "RemoteDomain.json": #"[{"DomainName": "*", "Unknown": "@{x=1}"}]"#,
    ])
    #expect(store.state("TransportRule") == .partial)
    let reason = store.status(of: "TransportRule")?.reason
    #expect(reason?.contains("TransportRule.json#/0/Conditions/0") == true)
    #expect(store.state("RemoteDomain") == .collected)
  }
}
