import BundledContent
import Classification
import Testing

/// The types that the program brings along.
@Suite struct BuiltInRulesTests {
  private func builtIn() throws -> BuiltInRules {
    let paths = BundledContent.paths.filter {
      $0.hasPrefix("Controls/Classification/") && $0.hasSuffix(".yaml")
    }
    return try BuiltInRules(
      files: paths.compactMap { path in
        BundledContent.text(at: path).map { (path, $0) }
      }
    )
  }

  @Test func everyReferenceIsThere() throws {
    let rules = try builtIn().rules
    #expect(rules.types.count > 150)
    #expect(Detector([rules]).problems.isEmpty)
    #expect(Set(rules.types.map(\.id)).count == rules.types.count)
  }

  @Test(arguments: [
    ("Credit Card Number", "visa 4111 1111 1111 1111", 85),
    ("Credit Card Number", "4111 1111 1111 1111", 65),
    ("Credit Card Number", "test card visa 4111 1111 1111 1111", 65),
    ("e7dc4711-11b7-4cb0-b88b-2c394a771f0e", "GB29 NWBK 6016 1331 9268 19", 85),
    ("U.S. Social Security Number (SSN)", "SSN 123-45-6789", 85),
    ("U.S. Social Security Number (SSN)", "SSN 123456789", 75),
    ("Germany Tax Identification Number", "Steuer-ID 36574261809", 85),
    ("France Passport Number", "passeport 12AB34567", 75),
    ("Japanese My Number Personal", "マイナンバーは123456789018です", 85),
    ("GitHub Personal Access Token", "ghp_" + String(repeating: "a1B2", count: 9), 85),
    ("SQL Server Connection String", "Server=db;Database=d;User ID=u;Password=Abcd1234", 85),
    ("EU Tax Identification Number (TIN)", "NIF 501964843", 85),
    ("IP Address", "ip 10.20.30.40", 85),
  ])
  func findsExamples(_ type: String, _ text: String, _ level: Int) throws {
    let builtIn = try builtIn()
    let detector = Detector([try builtIn.rules(of: [type])], builtIn: builtIn.rules)
    #expect(detector.detect(in: text).matches.first?.confidence == level)
  }

  /// A text in which a type must be found, with its level, and one in which it must not be.
  @Test(arguments: [
    ("Austria Driver's License Number", "Führerschein 12345678", 75, "Führerschein 1234567"),
    ("Belgium Driver's License Number", "rijbewijs 1234567890", 75, "invoice 1234567890"),
    ("Finland Driver's License Number", "ajokortti 120464-123A", 75, "ajokortti 1204641234"),
    ("Lithuania Driver's License Number", "driver license 12345678", 75, "12345678"),
    ("Malaysia Identity Card Number", "MyKad 880214-14-5678", 85, "MyKad 881314-14-5678"),
    ("Saudi Arabia National ID", "ID number 1098765432", 75, "ID number 109876543"),
    ("Indonesia Identity Card (KTP) Number", "KTP 3174055203890001", 85, "KTP 3174059913890001"),
    ("South Korea Passport Number", "passport M123A4567", 85, "passport A12345678"),
    ("South Korea Passport Number", "M12345678", 65, "M1234567"),
    ("Philippines Passport Number", "passport no P1234567A", 85, "passport no P1234"),
    ("Russian Passport Number (Domestic)", "паспорт 45 08 123456", 75, "паспорт 45 08 12345"),
    ("Russian Passport Number (International)", "passport no 71 1234567", 75, "71 1234567"),
    ("Ukraine Passport Number (Domestic)", "паспорт україни 001234567", 75, "001234567"),
    ("Ukraine Passport Number (International)", "passport number FE123456", 75, "FE123456"),
    ("Australia Bank Account Number", "BSB 062-000, account number 12345678", 85, "12345678"),
    ("Australia Bank Account Number", "account number 12345678", 75, "account number 12345"),
    ("Canada Bank Account Number", "bank account 1234567, transit 10202-003", 85, "1234567"),
    (
      "Canada Personal Health Identification Number (PHIN)",
      "personal health number 123456789, Manitoba", 75, "personal health number 123456789"
    ),
    (
      "Canada Driver's License Number", "Ontario driver licence A1234-56789-40615", 75,
      "driver licence A1234-56789-40615"
    ),
    ("Japan Bank Account Number", "bank account 12345678", 75, "12345678"),
    (
      "Japan Resident Registration Number", "resident registration number 12345678901", 75,
      "12345678901"
    ),
    ("Japan Social Insurance Number (SIN)", "社会保険番号 1234-567890", 85, "1234-567890"),
    ("All Credential Types", "ghp_" + String(repeating: "a1B2", count: 9), 85, "ghp_a1B2"),
  ])
  func tellsTextsApart(_ type: String, _ text: String, _ level: Int, _ other: String) throws {
    let builtIn = try builtIn()
    let detector = Detector([try builtIn.rules(of: [type])], builtIn: builtIn.rules)
    #expect(detector.detect(in: text).matches.first?.confidence == level)
    #expect(detector.detect(in: other).matches.isEmpty)
  }

  @Test func packagesMayReferToThem() throws {
    let type = TypeRule(
      id: "own",
      name: "Own",
      proximity: 100,
      patterns: [
        PatternRule(
          confidence: 75,
          identifier: "E7DC4711-11B7-4CB0-B88B-2C394A771F0E",
          evidence: [.match("Keyword_iban", minCount: 1, isUnique: false)]
        )
      ]
    )
    let detector = Detector([DetectionRules(types: [type])], builtIn: try builtIn().rules)
    #expect(detector.problems.isEmpty)
    #expect(detector.detect(in: "iban GB29NWBK60161331926819").matches.count == 1)
  }
}
