@testable import Classification
import Testing

@Suite struct ExpressionTests {
  @Test(arguments: [
    (#"\d{6}"#, 6, 6), (#"a|bcd"#, 1, 3), (#"(?:ab){2,3}"#, 4, 6), (#"(?=x)a?"#, 0, 1),
    (#"\Qa.b\E"#, 3, 3), (#"a{,3}"#, 5, 5), (#"[]a]b"#, 2, 2), (#"(?i)\bx\x{41}"#, 2, 2),
  ])
  func lengthsAreKnown(_ pattern: String, _ minimum: Int, _ maximum: Int) throws {
    let length = try #require(ExpressionText(pattern).root).length
    #expect(length.minimum == minimum)
    #expect(length.maximum == maximum)
  }

  @Test(arguments: [#"\d+"#, #"a(?R)?b"#, #"(a)\1"#]) func lengthsAreOpen(_ pattern: String) throws
  {
    #expect(try #require(ExpressionText(pattern).root).length.maximum == nil)
  }

  /// What the service's engine refuses, as measured with Boost.Regex.
  @Test(arguments: [
    "(", ")", "[a", "a**", "a{2}{3}", "*a", "(?P<n>a)", #"\p{Lu}"#, #"\N"#, "(?<=a+)b",
    "(?<=ab|c)d", "a{3,2}",
  ])
  func refusedExpressionsHaveAProblem(_ pattern: String) {
    #expect(ExpressionText(pattern).problem != nil)
  }

  @Test(arguments: [
    ("(a+)+", true), ("(?:a*b?)*", true), (#"(?:\d|\w)+"#, true), (#"(?:\d+-)+"#, false),
    (#"(?:ab)+"#, false), (#"\d+\d+"#, false), ("(?:a{1,9}){1,9}", false),
  ])
  func exponentialRepetitionIsSeen(_ pattern: String, _ isExponential: Bool) throws {
    let root = try #require(ExpressionText(pattern).root)
    #expect(ExpressionDanger.hasExponential(root) == isExponential)
  }

  @Test(arguments: [
    (#"\d+\d*x"#, true), (#"\d+-\d+"#, false), (#"\w+\s*\d+"#, true), ("a+b+", false),
  ])
  func quadraticRepetitionIsSeen(_ pattern: String, _ isQuadratic: Bool) throws {
    let root = try #require(ExpressionText(pattern).root)
    #expect(ExpressionDanger.hasQuadratic(root) == isQuadratic)
  }

  @Test(arguments: [
    (#"\d{3}-\d{4}"#, 7), (#"[0-9]{2}[ -]?\d"#, 3), (#"(?:\d{4}){2}"#, 8),
  ])
  func digitsAreCounted(_ pattern: String, _ count: Int) throws {
    let root = try #require(ExpressionText(pattern).root)
    #expect(ExpressionFacts.countedCharacters(root, letters: false) == count)
  }

  @Test func deepAndLongExpressionsEnd() {
    let deep = String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000)
    #expect(ExpressionText(deep).root == nil)
    #expect(ExpressionText(String(repeating: "a?", count: 1_000_000)).root == nil)
  }
}
