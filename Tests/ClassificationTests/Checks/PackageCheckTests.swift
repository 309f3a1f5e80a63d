import Classification
import Testing

/// Each check of rule packages on a sound package with one fault.
@Suite struct PackageCheckTests {
  struct Fault: CustomTestStringConvertible {
    let check: String
    let text: String
    let replacement: String
    var testDescription: String { "\(check): \(replacement.prefix(60))" }

    init(_ check: String, _ text: String, _ replacement: String) {
      self.check = check
      self.text = text
      self.replacement = replacement
    }

    /// The expression replaced by another one.
    init(_ check: String, expression: String) {
      self.init(check, #"(?i)\bHB-\d{5}\b"#, expression)
    }
  }

  @Test func soundPackageHasNoFinding() {
    let scheme = SchemeText.scheme(SchemeText.utf16(SchemeText.package), named: "pack.xml")
    #expect(SchemeValidator().validate(scheme).findings.isEmpty)
  }

  static let faults: [Fault] = [
    Fault("CLS-XML-001", "</RulePackage>", "</rulePackage>"),
    Fault("CLS-XML-002", "utf-16", "utf-8"),
    Fault("CLS-XML-004", "<RulePackage ", "<!DOCTYPE RulePackage []><RulePackage "),
    Fault("CLS-XML-005", "office/2011/mce", "office/2018/search"),
    Fault("CLS-XML-006", "maxMatches", "maxmatches"),
    Fault("CLS-XML-007", "<Version major=\"1\" minor=\"0\" build=\"0\" revision=\"0\"/>", ""),
    Fault("CLS-XML-008", "<Validators id", "<LocalizedStrings/><Validators id"),
    Fault("CLS-XML-009", "major=\"1\"", "major=\"65536\""),
    Fault("CLS-XML-011", "Harbour Office", "Contoso"),
    Fault("CLS-GUID-001", "id=\"3d5e7c1a-", "id=\"{3d5e7c1a-"),
    Fault("CLS-GUID-003", "7f3c9a52-", "00000000-"),
    Fault(
      "CLS-GUID-006",
      "3d5e7c1a-82f6-4b09-a7d3-c40e19f8b265",
      "50842eb7-edc8-4019-85dd-5a5c1f2bb085"
    ),
    Fault(
      "CLS-GUID-007",
      "7f3c9a52-1d44-4e0b-9c1e-52b8a6d0e713",
      "5da58d7a-25f1-4205-93d0-beb10054c503"
    ),
    Fault(
      "CLS-GUID-008",
      "7f3c9a52-1d44-4e0b-9c1e-52b8a6d0e713",
      "11111111-1111-1111-1111-111111111111"
    ),
    Fault("CLS-REF-001", "<Match idRef=\"Keyword_badge\"/>", "<Match idRef=\"Words\"/>"),
    Fault("CLS-REF-002", "<Keyword id=\"Keyword_not\">", "<Keyword id=\"Keyword_badge\">"),
    Fault(
      "CLS-REF-004",
      "<Match idRef=\"Keyword_badge\"/>",
      "<Match idRef=\"Keyword_badge\"/><Match idRef=\"Func_creditcard\"/>"
    ),
    Fault("CLS-REF-005", "validators=\"V\"", "validators=\"Func_us_date\""),
    Fault("CLS-REF-006", "validators=\"V\"", "validators=\"W\""),
    Fault("CLS-REF-007", "filters=\"F\"", "filters=\"G\""),
    Fault("CLS-REF-008", "textProcessorId=\"Keyword_test\"", "textProcessorId=\"none\""),
    Fault("CLS-REF-012", "<Match idRef=\"Keyword_badge\"/>", "<Match idRef=\"Keyword_cc_name\"/>"),
    Fault("CLS-REF-013", "<Match idRef=\"Keyword_badge\"/>", "<Match idRef=\"Keyword_badge \"/>"),
    Fault("CLS-REF-014", "<Match idRef=\"Keyword_badge\"/>", "<Match idRef=\"keyword_badge\"/>"),
    Fault("CLS-REF-015", "validators=\"V\"", "validators=\"Func_iban\""),
    Fault("CLS-REX-001", expression: #"(?i)\b(HB-\d{5}\b"#),
    Fault("CLS-REX-002", expression: #"(?i)\bHB-\d{5}\b|"#),
    Fault("CLS-REX-003", expression: #"(?i)\bHB-\d{5}.*"#),
    Fault("CLS-REX-004", expression: #"(?i)\b(?:HB.{0,3})\d{5}\b"#),
    Fault("CLS-REX-005", expression: #"(?i)\bHB-(?:\d{5})+\b"#),
    Fault("CLS-REX-006", expression: #"(?i)\bHB-(?:\d{1,5})\b"#),
    Fault("CLS-REX-008", expression: #"(?i)(?:HB-\d{5})?"#),
    Fault("CLS-REX-009", expression: #"(?i)\bHB-(?:\d+)+\b"#),
    Fault("CLS-REX-010", expression: #"(?i)\bHB-\d+\d+\b"#),
    Fault("CLS-REX-011", expression: #"(?i)(?&lt;=No|Nr.)HB-\d{5}\b"#),
    Fault("CLS-REX-012", expression: #"(?i)\bHB-\d{5}(?!\d)"#),
    Fault("CLS-REX-013", expression: #"(?i)HB-\d{5}"#),
    Fault("CLS-REX-014", expression: #"\b\w{5}\b"#),
    Fault("CLS-REX-015", expression: #"(?i)^HB-\d{5}$"#),
    Fault("CLS-REX-016", expression: #"(?i)\bHB\u0041\d{5}\b"#),
    Fault("CLS-REX-017", expression: #"(?i)\bHB[ -_]\d{5}\b"#),
    Fault("CLS-REX-018", expression: #" (?i)\bHB-\d{5}\b"#),
    Fault("CLS-REX-019", expression: #"(?i)\bHB-\\d{5}\b"#),
    Fault("CLS-REX-021", expression: #"(?i)\b(?:red|green|blue)\b"#),
    Fault("CLS-REX-022", expression: #"\bHB-\d{5}\b"#),
    Fault("CLS-REX-023", expression: #"(?i)\bHB-\S*\d{5}\b"#),
    Fault("CLS-REX-024", expression: #"(?i)\b(HB)-(\d{5})\b"#),
    Fault("CLS-REX-025", expression: #"(?i)\bÄB-\d{5}\b"#),
    Fault("CLS-KEY-001", "<Term>badge</Term>", "<Term></Term>"),
    Fault(
      "CLS-KEY-002",
      "<Term>badge</Term>",
      "<Term>\(String(repeating: "b", count: 51))</Term>"
    ),
    Fault("CLS-KEY-004", "<Term>badge</Term>", "<Term>badge</Term><Term>Badge</Term>"),
    Fault("CLS-KEY-005", "<Term>badge</Term>", "<Term>badge </Term>"),
    Fault("CLS-KEY-006", "matchStyle=\"word\"><Term>badge", "matchStyle=\"string\"><Term>ID"),
    Fault("CLS-KEY-007", "matchStyle=\"word\"><Term>badge", "matchStyle=\"string\"><Term>badge"),
    Fault("CLS-KEY-008", "<Term>badge</Term>", "<Term>社員証</Term>"),
    Fault("CLS-KEY-009", "<Term>badge</Term>", "<Term>badge \\d</Term>"),
    Fault(
      "CLS-KEY-011",
      "<Term>badge</Term>",
      "<Term>badge</Term><Term caseSensitive=\"true\">badge</Term>"
    ),
    Fault("CLS-KEY-013", "<Term>parcel</Term>", "<Term>parcel</Term><Term>badge</Term>"),
    Fault("CLS-KEY-014", "<Term>badge</Term>", "<Term>badge#</Term>"),
    Fault("CLS-CNF-001", "confidenceLevel=\"85\"", "confidenceLevel=\"101\""),
    Fault("CLS-CNF-002", "confidenceLevel=\"65\"", "confidenceLevel=\"60\""),
    Fault("CLS-CNF-003", " recommendedConfidence=\"85\"", ""),
    Fault("CLS-CNF-004", "recommendedConfidence=\"85\"", "recommendedConfidence=\"75\""),
    Fault("CLS-CNF-005", "confidenceLevel=\"65\"", "confidenceLevel=\"85\""),
    Fault("CLS-CNF-007", "minMatches=\"0\" maxMatches=\"0\"", "minMatches=\"2\""),
    Fault("CLS-CNF-008", "minMatches=\"0\" maxMatches=\"0\"", "maxMatches=\"0\""),
    Fault("CLS-CNF-009", "minMatches=\"0\" maxMatches=\"0\"", "minMatches=\"0\""),
    Fault("CLS-CNF-010", "<Match idRef=\"Keyword_badge\"/>", ""),
    Fault("CLS-CNF-011", "patternsProximity=\"300\"", "patternsProximity=\"unlimited\""),
    Fault("CLS-CNF-012", "patternsProximity=\"300\"", "patternsProximity=\"10\""),
    Fault(
      "CLS-CNF-014",
      "<Match idRef=\"Keyword_badge\"/>",
      "<Match idRef=\"Keyword_badge\" minCount=\"3\" uniqueResults=\"true\"/>"
    ),
    Fault("CLS-CNF-017", "<Match idRef=\"Keyword_badge\"/>", "<Match idRef=\"Regex_badge\"/>"),
    Fault("CLS-CNF-020", "<Term>badge</Term>", "<Term>HB</Term>"),
    Fault("CLS-LOC-001", "defaultLangCode=\"en-us\"", "defaultLangCode=\"de-de\""),
    Fault("CLS-LOC-003", "<Name default=\"true\"", "<Name default=\"false\""),
    Fault(
      "CLS-LOC-004",
      "<Name default=\"true\" langcode=\"en-us\"",
      "<Name default=\"true\" langcode=\"de-de\""
    ),
    Fault("CLS-LOC-006", "en-us", "en_us"),
    Fault("CLS-LOC-007", ">Harbour badge<", ">Harbour badge <"),
    Fault("CLS-LOC-008", ">Harbour badges<", ">\(String(repeating: "n", count: 65))<"),
    Fault("CLS-LOC-009", ">Harbour badge<", ">Credit Card Number<"),
    Fault("CLS-LOC-010", "Five digits behind HB", "Harbour badge"),
    Fault("CLS-VAL-001", "5, 4, 3, 2, 0", "5, 4, 3, 0"),
    Fault("CLS-VAL-002", "\"CheckDigit\">5", "\"CheckDigit\">0"),
    Fault("CLS-VAL-003", "\"Mod\">10", "\"Mod\">1"),
    Fault("CLS-VAL-004", "\"Mod\">10", "\"Mod\">11"),
    Fault("CLS-VAL-005", expression: #"(?i)\b[A-Z]B-\d{5}\b"#),
    Fault("CLS-VAL-006", "type=\"Checksum\"", "type=\"DateSimple\""),
    Fault("CLS-VAL-008", "direction=\"Full\"", "direction=\"full\""),
    Fault("CLS-VAL-009", "matchStyle=\"string\"", "matchStyle=\"word\""),
    Fault("CLS-VAL-011", "5, 4, 3, 2, 0", "5, 4, 3, 2, 1"),
    Fault("CLS-VAL-012", "name=\"AllowAlphabets\"", "name=\"UseAscii\""),
  ]

  @Test(arguments: faults) func faultIsFound(_ fault: Fault) throws {
    try #require(SchemeText.package.contains(fault.text))
    let text = SchemeText.package.replacing(fault.text, with: fault.replacement)
    let scheme = SchemeText.scheme(SchemeText.utf16(text), named: "pack.xml")
    #expect(SchemeText.checks(scheme).contains(fault.check))
  }

  @Test func findingsTellTheLine() throws {
    let text = SchemeText.package.replacing("<Term>parcel</Term>", with: "<Term></Term>")
    let scheme = SchemeText.scheme(SchemeText.utf16(text), named: "pack.xml")
    let finding = try #require(
      SchemeValidator().validate(scheme).findings.first { $0.check == "CLS-KEY-001" }
    )
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains("<Term></Term>") })
    #expect(finding.place == SchemePlace(file: "pack.xml", line: line + 1))
  }

  @Test func contradictingVersionsAreFound() {
    var reader = SchemeReader()
    reader.read(SchemeText.utf16(SchemeText.package), named: "old.xml")
    let changed = SchemeText.package.replacing("<Term>badge</Term>", with: "<Term>pass</Term>")
    reader.read(SchemeText.utf16(changed), named: "new.xml")
    #expect(SchemeText.checks(reader.finished()).contains("CLS-GUID-009"))
  }

  @Test func identifiersOfChecksAreUnique() {
    let ids = SchemeChecks.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.count == 256)
  }
}
