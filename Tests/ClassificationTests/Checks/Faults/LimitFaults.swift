/// Schemes that are over a limit of the service, one a limit.
enum LimitFaults {
  static let all: [BrokenScheme] = packages + policies

  private static let entity = SchemeText.part(of: SchemeText.package, "<Entity", "</Entity>")
  private static let resource = SchemeText.part(of: SchemeText.package, "<Resource ", "</Resource>")
  private static let badge = #"<Match idRef="Keyword_badge"/>"#
  private static let manyTerms = many(2049) { "<Term>badge \($0)</Term>" }

  /// A package of 51 types, each of which uses a dictionary.
  private static let manyTypes = SchemeText.package
    .replacing(
      entity,
      with: many(51) {
        entity.replacing("82f6", with: "\(1000 + $0)")
          .replacing(badge, with: #"<Match idRef="2d9c3b50-6e1f-4a78-8b05-c1f7e2d94a63"/>"#)
      }
    )
    .replacing(resource, with: many(51) { resource.replacing("82f6", with: "\(1000 + $0)") })

  private static let packages: [BrokenScheme] = [
    BrokenScheme(
      "CLS-REX-007",
      package: ("HB-\\d{5}", "HB-\\d{5}" + many(130) { _ in "(?:-\\d)?" })
    ),
    BrokenScheme("CLS-KEY-003", package: ("<Term>badge</Term>", manyTerms)),
    BrokenScheme(
      "CLS-LIM-001",
      package: ("Badges of the harbour", "Badges" + many(80_000) { _ in " " })
    ),
    BrokenScheme(
      "CLS-LIM-002",
      files: (0..<11).map {
        .utf16("\($0).xml", SchemeText.package.replacing("1d44", with: "\(1000 + $0)"))
      }
    ),
    BrokenScheme(
      "CLS-LIM-004",
      package: (
        "</Entity>",
        #"<Pattern confidenceLevel="75"><IdMatch idRef="Regex_badge"/><Any>"#
          + many(20) { "<Match idRef=\"R\($0)\"/>" } + "</Any></Pattern></Entity>"
      ),
      (
        #"<Keyword id="Keyword_badge">"#,
        many(20) { "<Regex id=\"R\($0)\">(?i)\\bX\($0)-\\d{5}\\b</Regex>" }
          + #"<Keyword id="Keyword_badge">"#
      )
    ),
    BrokenScheme("CLS-LIM-005", package: ("<Term>badge</Term>", manyTerms)),
    BrokenScheme("CLS-LIM-006", files: [.utf16("pack.xml", manyTypes)]),
    BrokenScheme("CLS-LIM-019", files: [.utf16("pack.xml", manyTypes)]),
    BrokenScheme(
      "CLS-LIM-007",
      json: #"{"Get-DlpKeywordDictionary": [{"Name": "D", "KeywordDictionary": ""#
        + many(100_000, joined: ",") { "term\($0)" } + #""}]}"#
    ),
    BrokenScheme(
      "CLS-LIM-017",
      files: (0..<11).map { .utf16("\($0).xml", SchemeText.schema) }
    ),
    BrokenScheme(
      "CLS-LIM-003",
      json: export("Get-DlpSensitiveInformationType", 501) {
        #"{"Name": "T\#($0)", "Id": "\#(guid($0))", "Publisher": "Harbour"}"#
      }
    ),
  ]

  private static let policies: [BrokenScheme] = [
    rule(
      "CLS-LIM-008",
      types: type(0),
      more: #", "Comment": ""# + many(82_000) { _ in "x" } + "\""
    ),
    rule("CLS-LIM-009", types: many(126, joined: ",", type), more: ""),
    BrokenScheme(
      "CLS-LIM-011",
      tenant: (#""Name": "Guard""#, #""Name": "Guard"# + many(60) { _ in "x" } + "\"")
    ),
    BrokenScheme(
      "CLS-LIM-012",
      json: export("Get-Label", 501) {
        #"{"Name": "L\#($0)", "DisplayName": "L\#($0)", "Priority": \#($0), "LabelActions": "#
          + #"["{\"Type\":\"encrypt\",\"Settings\":[{\"Key\":\"protectiontype\",\"#
          + #""Value\":\"template\"}]}"]}"#
      }
    ),
    BrokenScheme("CLS-LIM-013", json: export("Get-Label", 6, label)),
    BrokenScheme(
      "CLS-LIM-014",
      json: export("Get-RetentionCompliancePolicy", 14) {
        #"{"Name": "P\#($0)", "SharePointLocation": ["All"]}"#
      }
    ),
    BrokenScheme(
      "CLS-LIM-015",
      json: #"{"Get-RetentionCompliancePolicy": [{"Name": "P", "ExchangeLocation": ["#
        + many(1001, joined: ",") { "\"g\($0)@harbour.example\"" } + "]}]}"
    ),
    BrokenScheme(
      "CLS-LIM-016",
      tenant: (
        #""LabelActions": [],"#,
        #""LabelActions": ["{\"Type\":\"applycontentmarking\",\"SubType\":\"header\",\"Settings\":"#
          + #"[{\"Key\":\"text\",\"Value\":\""# + many(60) { _ in "Open " } + #"\"}]}"],"#
      )
    ),
    rule(
      "CLS-LIM-018",
      types: type(0),
      more: #", "SubjectContainsWords": [""# + many(129) { _ in "x" } + "\"]"
    ),
    BrokenScheme(
      "CLS-LBL-025",
      json: #"{"Get-LabelPolicy": [{"Name": "P", "ExchangeLocation": ["All"], "Labels": ["#
        + many(26, joined: ",") { "\"L\($0)\"" } + #"]}], "Get-Label": ["#
        + many(26, joined: ",", label) + "]}"
    ),
    BrokenScheme(
      "CLS-AUT-014",
      json: #"{"Get-AutoSensitivityLabelPolicy": [{"Name": "P", "ApplySensitivityLabel": "L", "#
        + #""OneDriveLocation": ["# + many(101, joined: ",") { "\"p\($0)@harbour.example\"" }
        + "]}]}"
    ),
  ]

  private static func export(_ cmdlet: String, _ count: Int, _ row: (Int) -> String) -> String {
    "{\"\(cmdlet)\": [" + many(count, joined: ",", row) + "]}"
  }

  private static func guid(_ number: Int) -> String {
    "3b0c8d52-6a17-4e94-b2f8-\(100_000_000_000 + number)"
  }

  private static func label(_ number: Int) -> String {
    #"{"Name": "L\#(number)", "DisplayName": "L\#(number)", "Priority": \#(number)}"#
  }

  private static func type(_ number: Int) -> String {
    #"{"name": "T\#(number)", "id": "\#(guid(number))"}"#
  }

  private static func rule(_ check: String, types: String, more: String) -> BrokenScheme {
    BrokenScheme(
      check,
      json: #"{"Get-DlpComplianceRule": [{"Name": "R", "ParentPolicyName": "P", "#
        + "\"ContentContainsSensitiveInformation\": [\(types)]\(more)}]}"
    )
  }
}
