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
