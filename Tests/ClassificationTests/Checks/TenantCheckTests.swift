import Classification
import Testing

/// Each check of labels and policies on a sound tenant with one fault.
@Suite struct TenantCheckTests {
  typealias Fault = PackageCheckTests.Fault

  @Test func soundTenantHasNoFinding() {
    let scheme = SchemeText.scheme(Array(SchemeText.tenant.utf8), named: "tenant.json")
    #expect(SchemeValidator().validate(scheme).findings.isEmpty)
  }

  static let faults: [Fault] = [
    Fault("CLS-XML-012", "\\\"Operator\\\":\\\"And\\\"}]}]}}", "\\\"Operator\\\":"),
    Fault(
      "CLS-LBL-001",
      "\"Name\": \"Open\", \"DisplayName\"",
      "\"Name\": \"secret\", \"DisplayName\""
    ),
    Fault(
      "CLS-LBL-002",
      "\"Priority\": 1, \"ParentId\": null",
      "\"Priority\": 1, \"ParentId\": \"Gone\""
    ),
    Fault(
      "CLS-LBL-004",
      "\"Priority\": 0, \"ParentId\": null",
      "\"Priority\": 0, \"ParentId\": \"Secret\""
    ),
    Fault("CLS-LBL-005", "\"Priority\": 1, \"ParentId\"", "\"Priority\": 0, \"ParentId\""),
    Fault("CLS-LBL-006", "\"Priority\": 0, \"ParentId\"", "\"Priority\": 2, \"ParentId\""),
    Fault("CLS-LBL-008", "For named people", "Secret"),
    Fault("CLS-LBL-009", "[\"Open\", ", "["),
    Fault(
      "CLS-LBL-011",
      "\"Disabled\": false,\n   \"ContentType\": \"File, Email\"",
      "\"Disabled\": true,\n   \"ContentType\": \"File, Email\""
    ),
    Fault("CLS-LBL-013", "ann@harbour.example:OWNER", ""),
    Fault("CLS-LBL-014", "ann@harbour.example:OWNER", "AuthenticatedUsers:OWNER"),
    Fault("CLS-LBL-015", "\\\"Value\\\":\\\"7\\\"", "\\\"Value\\\":\\\"-1\\\""),
    Fault("CLS-LBL-017", "\\\"template\\\"", "\\\"userdefined\\\""),
    Fault("CLS-LBL-018", "\"File, Email\"", "\"File\""),
    Fault("CLS-LBL-019", "privacy", "colour"),
    Fault("CLS-LBL-020", ", Site, UnifiedGroup", ""),
    Fault("CLS-LPO-001", "[\"Open\", ", "[\"Open\", \"Gone\", "),
    Fault("CLS-LPO-002", "\"ExchangeLocation\": [{\"Name\": \"All\"}]", "\"ExchangeLocation\": []"),
    Fault("CLS-LPO-003", "defaultlabelid, Open", "defaultlabelid, Gone"),
    Fault("CLS-LPO-005", "defaultlabelid, Open", "defaultlabelid, Secret"),
    Fault("CLS-LPO-006", "\"[defaultlabelid, Open]\", ", ""),
    Fault("CLS-LPO-007", "[mandatory, true]", "[mandatory, false]"),
    Fault("CLS-LPO-009", "justification, true", "justification, false"),
    Fault(
      "CLS-LPO-010",
      "\"ExchangeLocation\": [{\"Name\": \"All\"}]",
      "\"ExchangeLocation\": [{\"Name\": \"Crew\"}]"
    ),
    Fault("CLS-LPO-012", "attachmentaction, automatic", "attachmentaction, none"),
    Fault("CLS-LPO-013", "customurl", "otherurl"),
    Fault("CLS-LPO-015", "\"Mode\": \"Enforce\"", "\"Mode\": \"Disable\""),
    Fault(
      "CLS-AUT-001",
      "\"Mode\": \"Enable\", \"Enabled\": true,\n   \"ExchangeLocation\": [\"All\"]",
      "\"Mode\": \"TestWithoutNotifications\", \"Enabled\": true,\n   \"ExchangeLocation\": [\"All\"]"
    ),
    Fault(
      "CLS-AUT-002",
      "\"ApplySensitivityLabel\": \"Secret\"",
      "\"ApplySensitivityLabel\": \"Gone\""
    ),
    Fault("CLS-AUT-005", "\\\"template\\\"", "\\\"userdefined\\\""),
    Fault("CLS-AUT-006", "\"ParentPolicyName\": \"Cards\"", "\"ParentPolicyName\": \"Other\""),
    Fault("CLS-AUT-010", "\"OverwriteLabel\": false", "\"OverwriteLabel\": true"),
    Fault("CLS-AUT-011", "Owner\": \"ann@harbour.example\"", "Owner\": null"),
    Fault("CLS-AUT-012", "\"minconfidence\": 85", "\"minconfidence\": 65"),
    Fault(
      "CLS-DLP-001",
      "\"Mode\": \"Enable\",\n   \"Enabled\": true",
      "\"Mode\": \"TestWithNotifications\",\n   \"Enabled\": true"
    ),
    Fault("CLS-DLP-003", "\"ParentPolicyName\": \"Guard\"", "\"ParentPolicyName\": \"Other\""),
    Fault(
      "CLS-DLP-007",
      "\"EndpointDlpRestrictions\": []",
      "\"BlockAccess\": false, \"NotifyUser\": [], \"GenerateAlert\": []"
    ),
    Fault("CLS-DLP-008", "[\"WithJustification\"]", "[\"WithoutJustification\"]"),
    Fault(
      "CLS-DLP-009",
      "\"EndpointDlpRestrictions\": []",
      "\"NotifyUser\": [], \"EndpointDlpRestrictions\": [{\"Setting\": \"Print\", \"Value\": \"Block\"}]"
    ),
    Fault("CLS-DLP-010", "\"GenerateAlert\": [\"SiteAdmin\"]", "\"GenerateAlert\": []"),
    Fault("CLS-DLP-012", "\\\"Operator\\\":\\\"And\\\",", "\\\"Operator\\\":\\\"Xor\\\","),
    Fault(
      "CLS-DLP-013",
      "\"IsAdvancedRule\": true",
      "\"IsAdvancedRule\": true, \"SubjectContainsWords\": [\"card\"]"
    ),
    Fault("CLS-DLP-014", "\\\"Maxcount\\\":-1", "\\\"Mincount\\\":5,\\\"Maxcount\\\":2"),
    Fault("CLS-DLP-015", "\\\"Minconfidence\\\":85", "\\\"Minconfidence\\\":95"),
    Fault("CLS-DLP-016", "\\\"Groups\\\":[", "\\\"Groups\\\":[{\\\"Operator\\\":\\\"Or\\\"},"),
    Fault("CLS-DLP-017", "\\\"Minconfidence\\\":85", "\\\"Minconfidence\\\":65"),
    Fault("CLS-DLP-022", "\"NotInOrganization\"", "\"InOrganization\""),
    Fault("CLS-LIM-010", "\\\"Mincount\\\":1", "\\\"Mincount\\\":501"),
    Fault(
      "CLS-RET-001",
      "\"PublishComplianceTag\": \"Ledgers 10 years\"",
      "\"PublishComplianceTag\": \"Gone\""
    ),
    Fault("CLS-RET-004", "CreationAgeInDays", "EventAgeInDays"),
    Fault("CLS-RET-005", "\"Regulatory\": false", "\"Regulatory\": true"),
    Fault(
      "CLS-RET-007",
      "\"RetentionComplianceAction\": \"Keep\"",
      "\"RetentionComplianceAction\": \"\""
    ),
    Fault(
      "CLS-RET-008",
      "\"Policy\": \"1a6f4e2d-7b95-48c0-93e8-c5d1f0a7b362\"",
      "\"Policy\": \"Keep all\""
    ),
    Fault("CLS-RET-012", "\"RestrictiveRetention\": false", "\"RestrictiveRetention\": true"),
    Fault("CLS-RET-013", "\"3652\"", "\"365\""),
    Fault("CLS-COV-001", "\"tier\": \"secret\"", "\"tier\": \"other\""),
    Fault("CLS-COV-002", "\"rank\": 0, \"label\": \"Open\"", "\"rank\": 0, \"label\": \"Gone\""),
    Fault("CLS-COV-003", "\"rank\": 0", "\"rank\": 2"),
    Fault("CLS-COV-004", "\"maxOfflineDays\": 7", "\"maxOfflineDays\": 1"),
    Fault("CLS-COV-005", "{\"sit\": \"Credit Card Number\"}", "{\"sit\": \"Gone\"}"),
    Fault("CLS-COV-006", "\"tier\": \"secret\"", "\"tier\": \"open\""),
    Fault("CLS-COV-007", "\"endpoints\"]", "\"endpoints\", \"powerbi\"]"),
    Fault("CLS-COV-008", "\"endpoints\"]", "\"endpoints\", \"powerbi\"]"),
    Fault("CLS-COV-009", "\"retentionMinDays\": 2555", "\"retentionMinDays\": 3650"),
  ]

  @Test(arguments: faults) func faultIsFound(_ fault: Fault) throws {
    try #require(SchemeText.tenant.contains(fault.text))
    let text = SchemeText.tenant.replacing(fault.text, with: fault.replacement)
    let scheme = SchemeText.scheme(Array(text.utf8), named: "tenant.json")
    #expect(SchemeText.checks(scheme).contains(fault.check))
  }

  @Test func acceptedFindingsHoldUpToTheirDay() {
    let exception =
      "\"exceptions\": [{\"check\": \"CLS-LPO-013\", \"reason\": \"the portal helps\", "
      + "\"until\": \"2030-06-30\"}], \"tiers\""
    let text = SchemeText.tenant.replacing("customurl", with: "otherurl")
      .replacing("\"tiers\"", with: exception)
    let scheme = SchemeText.scheme(Array(text.utf8), named: "tenant.json")
    #expect(SchemeText.checks(scheme, today: "2030-06-30") == [])
    #expect(SchemeText.checks(scheme, today: "2030-07-01") == ["CLS-LPO-013"])
  }

  @Test func whatIsNotExportedIsNotAssessed() {
    let scheme = SchemeText.scheme(Array("{\"Get-Label\": []}".utf8), named: "labels.json")
    let outcome = SchemeValidator().validate(scheme)
    #expect(outcome.findings.isEmpty)
    let missing = outcome.unassessed.first { $0.check.id == "CLS-LPO-002" }?.missing
    #expect(missing == [.labelPolicies])
    #expect(!outcome.unassessed.contains { $0.check.id == "CLS-LBL-001" })
  }

  @Test func coverageNamesPoliciesByCategory() throws {
    let scheme = SchemeText.scheme(Array(SchemeText.tenant.utf8), named: "tenant.json")
    let row = try #require(Coverage(scheme).rows.first)
    #expect(row.labels == ["Secret"])
    #expect(row.isLabelledAutomatically)
    #expect(row.cells.map(\.extent) == [.all, .all, .all, .all])
    #expect(row.cells.first?.policies == ["Guard"])
  }
}
