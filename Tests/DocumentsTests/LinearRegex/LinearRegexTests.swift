import LinearRegex
import Testing

@Suite struct LinearRegexTests {
  /// Pattern, text, and the first match.
  @Test(arguments: [
    ("b+", "abbbc", "bbb"), ("a|ab", "ab", "a"), ("^\\d{4}-\\d{2}$", "2024-01", "2024-01"),
    ("\\d+", "x٣٤y", "٣٤"), ("(?-u:\\d)+", "٣4", "4"), ("\\w+", "-éa_1-", "éa_1"),
    ("[\\w]+", "-naïve-", "naïve"), ("[^\\w]+", "é--é", "--"), ("\\W+", "é--é", "--"),
    ("[^\\W_]+", "__éa__", "éa"), ("[\\W]", "aé€b", "€"),
    ("\\s+", "a\u{00A0}\u{2003}b", "\u{00A0}\u{2003}"),
    ("\\s", "a\u{0B}b", "\u{0B}"), ("\\S+", " é ", "é"), ("[^\\S\\n]+", "a\n é", " "),
    ("[\\D]", "٣x", "x"),
    (".", "é", "é"), ("(?i)É", "é", "é"), ("(?i)straSSe", "STRASSE", "STRASSE"),
    ("\\x41\\x{1F600}\\u0042", "A😀B", "A😀B"), ("\\u{43}", "C", "C"), ("\\pL+", "1é2", "é"),
    ("\\p{Greek}+", "aβγ", "βγ"), ("\\p{script=greek}", "aβ", "β"), ("\\P{Lu}+", "AbC", "b"),
    ("\\p{Alphabetic}+", "1aé2", "aé"), ("\\p{uppercase letter}", "aB", "B"),
    ("(?<year>\\d+)-(?P<month>\\d+)", "x2024-05", "2024-05"), ("a++", "aaa", "aaa"),
    ("(?x) a b # comment\n c", "abc", "abc"), ("(?s).+", "a\nb", "a\nb"), (".+", "a\nb", "a"),
    ("(?m)^b$", "a\nb\nc", "b"), ("(?U)a+", "aaa", "a"), ("[[:alpha:]]+", "1ab2", "ab"),
    ("[]a]+", "x]a", "]a"), ("[a[bc]d]+", "xabcd", "abcd"), ("[a-z0-9|-]+", "A-b|9", "-b|9"),
    ("[-a]+", "x-a", "-a"), ("[\\]\\[.^$-]+", "a[.]^$-", "[.]^$-"), ("\\.\\-\\/", "a.-/", ".-/"),
    ("a{2,3}", "aaaa", "aaa"), ("a{2}{2}", "aaaaa", "aaaa"), ("{\"a\"}", "x{\"a\"}", "{\"a\"}"),
    ("user(?:name)?[=\\s](\\w+)", "x username=bob", "username=bob"), ("\\bb\\w*", "ab bc", "bc"),
    ("(?i:A)b", "ab", "ab"), ("[\\x00-\\x1f]", "a\tb", "\t"), ("\\Aa\\z", "a", "a"),
    ("[\\\\/]", "a\\b", "\\"), ("(a(?i)b)c", "aBc", "aBc"), ("é", "caf\u{e9}", "é"),
    ("", "abc", ""),
  ])
  func findsTheFirstMatch(pattern: String, text: String, expected: String) throws {
    let regex = try LinearRegex(pattern)
    #expect(regex.firstMatch(in: text) == expected)
    #expect(regex.matches(text))
  }

  @Test(arguments: [
    ("^b", "ab"), ("\\d", "x"), ("(?i-u:k)", "l"), ("a.b", "a\nb"), ("[^\\d]", "٣"), ("A", "a"),
    ("a$", "a\n"), ("(?x)a b", "a b"), ("\\D", "٣"), ("\\W", "é"),
  ])
  func findsNothing(pattern: String, text: String) throws {
    let regex = try LinearRegex(pattern)
    #expect(!regex.matches(text))
    #expect(regex.firstMatch(in: text) == nil)
  }

  /// Pattern and the offset of its problem.
  @Test(arguments: [
    ("a(?=b)", 1), ("(?!a)", 0), ("é(?<=b)", 2), ("(a)\\1", 3), ("(?P=a)", 0), ("(?>a)", 0),
    ("[a", 0), ("(a", 2), ("a)", 1), ("*a", 0), ("a|*", 2), ("[b-a]", 2), ("\\", 0), ("\\Z", 0),
    ("[a&&b]", 2), ("[a--b]", 2), ("[[^a]b]", 1), ("\\p{Klingon}", 0), ("\\x{110000}", 0),
    ("\\xZZ", 0), ("(?<1a>b)", 3), ("(?<a", 3), ("(?y)a", 2), ("a{2000}", 1), ("[\\b]", 1),
    ("\\C", 0),
    ("\\b{start}", 0), ("\\<a", 0), ("\\u{D800}", 0), ("(?i", 0),
  ])
  func refusesWhatItCannotDo(pattern: String, offset: Int) {
    let error = #expect(throws: LinearRegexError.self) { try LinearRegex(pattern) }
    #expect(error?.offset == offset)
  }

  @Test func refusesWhatTakesTooMuchMemory() {
    #expect(throws: LinearRegexError.self) {
      try LinearRegex("(\\pL{500}){2}", memoryLimit: 1 << 16)
    }
  }

  @Test func groupsHaveNumbersAndNames() throws {
    let regex = try LinearRegex("(?<a>x)|(y)(?P<b>z)?")
    #expect(regex.groupCount == 3)
    #expect(regex.groupNames == ["a", nil, "b"])
    var match = RegexMatch(for: regex)
    let text = Array("__y".utf8)
    #expect(regex.firstMatch(in: text.span, into: &match))
    #expect(match.range == 2..<3)
    #expect(match[1] == nil)
    #expect(match[2] == 2..<3)
    #expect(match[3] == nil)
    #expect(match[4] == nil)
    #expect(match[-1] == nil)
    #expect(!regex.firstMatch(in: text.span, from: 3, into: &match))
    #expect(!regex.firstMatch(in: text.span, from: 99, into: &match))
    #expect(regex.firstMatch(in: "xyz", group: 2) == nil)
    #expect(regex.firstMatch(in: "yz", group: 3) == "z")
  }

  @Test(arguments: [
    ("a", "banana", 3), ("ana", "banana", 1), ("l+", "hello world", 2), ("a*", "aab", 2),
    ("", "éa", 3), ("x*", "é", 2), ("\\b", "a b", 4), ("^", "aa", 1),
  ])
  func countsMatches(pattern: String, text: String, count: Int) throws {
    #expect(try LinearRegex(pattern).matchCount(in: Array(text.utf8).span) == count)
  }

  @Test(arguments: [
    ("(\\w+)", "[\\1]", "one two", "[one] [two]"),
    ("is (\\d+)", "was: \\1", "Number is 1", "Number was: 1"),
    ("(\\w)(\\w)", "\\2\\1", "word", "owdr"), ("x", "", "axbx", "ab"), ("z", "y", "abc", "abc"),
    ("a*", "-", "baac", "-b-c-"), ("b", "\\0\\0", "abc", "abbc"),
    ("b", "$1\\\\\\9\\n", "abc", "a$1\\\\nc"),
    ("b", "\\", "abc", "a\\c"), ("(a)|(b)", "<\\1\\2>", "ab", "<a><b>"),
  ])
  func replacesMatches(
    pattern: String,
    template: String,
    text: String,
    expected: String
  ) throws {
    let regex = try LinearRegex(pattern)
    #expect(regex.replacingAll(in: text, with: RegexReplacement(template)) == expected)
  }

  @Test func optionsApply() throws {
    #expect(try LinearRegex("a.b", options: .dotMatchesNewline).matches("a\nb"))
    #expect(try LinearRegex("É", options: .ignoreCase).matches("é"))
    #expect(try LinearRegex("a+", options: .swapGreed).firstMatch(in: "aaa") == "a")
    #expect(try LinearRegex("^b|x", options: .multiline).matches("a\nb"))
  }

  @Test func takesLinearTime() throws {
    let regex = try LinearRegex("(a*)*b")
    #expect(!regex.matches(String(repeating: "a", count: 100_000)))
  }

  @Test func brokenUTF8IsNoCrash() throws {
    let regex = try LinearRegex("(\\w+)|(.)|[^a]")
    let bytes: [UInt8] = [0xFF, 0x61, 0xC3, 0x28, 0xE2, 0x82]
    #expect(regex.matchCount(in: bytes.span) == 2)
    #expect(regex.matchCount(in: [UInt8]().span) == 0)
  }
}
