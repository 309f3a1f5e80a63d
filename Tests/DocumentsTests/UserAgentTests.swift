import Testing

@testable import UserAgents

@Suite struct UserAgentTests {
  @Test func everyRuleCanBeUsed() {
    let rules = UserAgentRules.shared
    #expect(rules.browsers.count > 200)
    #expect(rules.systems.count > 100)
    #expect(rules.devices.count > 500)
    for rule in rules.browsers + rules.systems + rules.devices {
      #expect(rule.isUsable, "\(rule.pattern)")
    }
  }

  /// The strings of the tests of uap-core.
  @Test(arguments: [
    (
      UserAgent.Part.browser, "Mozilla/5.0 (Windows; U; en-US) AppleWebKit/531.9 AdobeAIR/2.5.1",
      ["AdobeAIR", "2", "5", "1"]
    ),
    (
      .operatingSystem, "Mozilla/5.0 (SymbianOS/9.2; U; Series60/3.1 NokiaN81-3/10.0.032)",
      ["Symbian OS", "9", "2", "", ""]
    ),
    (
      .device, "Mozilla/5.0 (SymbianOS/9.2; U; Series60/3.1 NokiaN81-3/10.0.032)",
      ["Nokia N81", "Nokia", "N81-3"]
    ),
    (.browser, "nothing known", ["Other", "", "", ""]),
    (.device, "", ["Other", "", ""]),
  ])
  func partsAreFound(_ part: UserAgent.Part, _ text: String, _ values: [String]) {
    #expect(UserAgent.values(of: part, in: text).map(\.value) == values)
  }

  @Test(arguments: [
    (#"^(a.b)/(\d+)"#, "/"), (#"Foo Bar\.?(x)"#, "foo bar"), ("a|bcd", ""), ("abc{2,30}de", "ab"),
    ("[abc]+xyz?", "xy"), ("(abc)?", ""),
  ])
  func literalsAreNeeded(_ pattern: String, _ literal: String) {
    #expect(String(decoding: PatternLiteral.longest(in: pattern), as: UTF8.self) == literal)
  }
}
