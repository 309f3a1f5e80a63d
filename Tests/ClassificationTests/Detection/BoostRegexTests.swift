import BoostRegex
import Testing

/// The dialect that detection has to have, and its limits.
@Suite struct BoostRegexTests {
  private func matches(_ pattern: String, _ text: String) throws -> [String] {
    let regex = try BoostRegex(pattern)
    let characters = text.unicodeScalars.map(\.value)
    var steps = 1_000_000
    var start = 0
    var found: [String] = []
    while let match = try regex.firstMatch(in: characters.span, from: start, steps: &steps) {
      let scalars = characters[match].compactMap(Unicode.Scalar.init)
      found.append(String(String.UnicodeScalarView(scalars)))
      start = max(match.upperBound, match.lowerBound + 1)
    }
    return found
  }

  @Test(arguments: [
    (#"\bemp-\d{3}\b"#, "emp-123 xemp-456 emp-7890", ["emp-123"]),
    (#"^b.c$"#, "a\nb\nc\nd", ["b\nc"]),
    (#"(?i)abc"#, "ABC é", ["ABC"]),
    (#"\w+"#, "né", ["n"]),
    (#"(?<=ab|cd)\d"#, "ab1 x2 cd3", ["1", "3"]),
    (#"\Qa.b\E"#, "a.b axb", ["a.b"]),
    (#"\u0041"#, "A0041 A", ["A0041"]),
    ("[😀-😂]", "x😁y", ["😁"]),
    (#"(\d)\1"#, "12 33", ["33"]),
  ])
  func findsAsTheServiceDoes(_ pattern: String, _ text: String, _ expected: [String]) throws {
    #expect(try matches(pattern, text) == expected)
  }

  @Test(arguments: [
    ("(?P<n>a)", 0), ("a{2}{3}", 7), ("(ab", 3), (#"[\d-x]"#, 4), ("a**", 3), ("(?<=a+)", nil),
    ("a++(?#c)b", 3),
  ])
  func refusesWhatTheServiceRefuses(_ pattern: String, _ offset: Int?) {
    let error = #expect(throws: BoostRegexError.self) { try BoostRegex(pattern) }
    if let offset { #expect(error?.offset == offset) }
    #expect(error?.message.isEmpty == false)
  }

  @Test func endsWithAReasonInsteadOfHanging() throws {
    let text = [UInt32](repeating: 0x61, count: 5000)
    var steps = 50_000_000
    let nested = try BoostRegex("(a+)+b")
    #expect(throws: BoostSearchFailure.complexity) {
      try nested.firstMatch(in: text.span, steps: &steps)
    }
    steps = 10_000
    let square = try BoostRegex("xa*|a*b")
    #expect(throws: BoostSearchFailure.steps) {
      try square.firstMatch(in: text.span, steps: &steps)
    }
    #expect(throws: BoostRegexError.self) {
      try BoostRegex(String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000))
    }
  }

  @Test(arguments: [
    (#"\d{9}"#, [PatternCharacters](repeating: .digits, count: 8)),
    (#"(?:ab|c)d"#, [.one(0x61).union(.one(0x63)), .one(0x62).union(.one(0x64))]),
    (#"x?\d"#, [PatternCharacters.digits.union(.one(0x78))]),
    (#"(?i)a"#, [PatternCharacters.one(0x61).union(.one(0x41))]),
    (#"a*"#, []),
    (#"(?=z)\d"#, [.digits]),
  ])
  func knowsTheBeginning(_ pattern: String, _ prefix: [PatternCharacters]) {
    #expect(PatternShape(pattern).prefix == prefix)
  }

  @Test func knowsWhatStandsBefore() {
    let boundary = PatternShape(#"\b\d{3}"#)
    #expect(boundary.before?.contains(0x20) == true)
    #expect(boundary.before?.contains(0x41) == false)
    #expect(boundary.mayStartText)
    #expect(!PatternShape(#"(?<=x)\d"#).mayStartText)
    #expect(PatternShape(#"(?<![A-Z])\d"#).before?.contains(0x41) == false)
  }

  @Test(arguments: [
    ("(a+)+b", [PatternDanger.Kind.nestedRepetition]), (#"(\w+\s?)*x"#, [.nestedRepetition]),
    (#"(\w+,)+"#, []), ("(?:a|a)*", [.overlappingAlternatives]),
    (#"\s*\s*x"#, [.adjacentRepetitions]), (#"(?>a+)+b"#, []), (#"a+b+"#, []),
  ])
  func warnsOfWhatIsSlow(_ pattern: String, _ kinds: [PatternDanger.Kind]) {
    #expect(PatternShape(pattern).dangers.map(\.kind) == kinds)
  }
}
