import Comparison
import Diagnostics
import Foundation
import PostureModel
import Reporting
import Testing

/// The page: complete, self-contained, and nothing in it comes alive that a tenant named.
@Suite struct PageTests {
  static let resources = RunFileTests.resources

  func page(_ assessment: Assessment, limits: HTMLFormat.Limits? = nil) throws -> String {
    try HTMLFormat(limits: limits).text(of: Report(assessment), resources: Self.resources)
  }

  @Test func showsEveryControlAndItsOffenders() throws {
    let assessment = SampleRun(controls: 40).assessment
    let page = try page(assessment)
    for result in assessment.results {
      #expect(page.contains("id=\"\(result.control.id)\""))
      for finding in result.findings where finding.compliant == false {
        #expect(page.contains(finding.object))
      }
    }
    #expect(!page.contains("{{"))
  }

  @Test func showsWhatADeclarationWouldLetPass() throws {
    let page = try page(SampleRun(controls: 0).assessment)
    #expect(page.contains("Would pass if you declared this for Contoso Pharma policy"))
    #expect(
      page.contains(
        "<pre>Aad:\n  MS.AAD.3.1v1:\n    CapExclusions:\n      Users: [Contoso Pharma]</pre>"
      )
    )
  }

  @Test func tellsTheScoreWithItsDenominator() throws {
    // Two controls of 8 and 5 points; three quarters of the second: 11.75 of 13, 90.4 %.
    var assessment = SampleRun(controls: 0).assessment
    assessment.score.total = Tally(achieved: 11.75, possible: 13, measured: 2, controls: 2)
    assessment.score.basis.measured = 13
    let page = try page(assessment)
    #expect(page.contains("<p class=\"figure\">90.4 %</p>"))
    #expect(page.contains("<strong>11.75</strong> of <strong>13</strong> points"))
  }

  @Test func saysNothingRatherThanFullMarksWhenNothingWasMeasured() throws {
    let page = try page(SampleRun(controls: 0).assessment)
    #expect(page.contains("<p class=\"figure\">–</p>"))
    #expect(!page.contains("100.0 %"))
  }

  @Test(arguments: Hostile.strings.indices)
  func keepsHostileNamesAsText(index: Int) throws {
    let plain = Tags(try page(SampleRun(controls: 9).assessment))
    let name = Hostile.strings[index]
    let page = try page(SampleRun(controls: 9, name: name).assessment)
    let tags = Tags(page)
    // The same elements with the same attributes, whatever things are called; a finding without a
    // name is told so.
    #expect(tags.names == plain.names)
    #expect(tags.attributes == plain.attributes)
    #expect(
      !page.unicodeScalars.contains {
        ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value)
      }
    )
  }

  @Test func holdsAtMostAMegabyteAndSaysWhatItCut() throws {
    let page = try page(SampleRun(controls: 650, offenders: 10_000).assessment)
    #expect(page.utf8.count < 1_000_000)
    #expect(page.contains("more in the JSON and CSV reports."))
  }

  @Test func cutsLongListsAndKeepsTheOffendersFirst() throws {
    let limits = HTMLFormat.Limits(rowsInSight: 2, rowsPerControl: 5, rowsWhenMet: 0)
    let page = try page(SampleRun(controls: 1, offenders: 12).assessment, limits: limits)
    #expect(page.contains("<summary>Show 3 more</summary>"))
    #expect(page.contains("7 more in the JSON and CSV reports."))
  }

  @Test func allowsItsOwnStyleAndScriptOnly() throws {
    let page = try page(SampleRun().assessment)
    let tags = Tags(page)
    #expect(page.contains("default-src 'none'; style-src 'sha256-"))
    #expect(!page.contains("unsafe-inline"))
    #expect(tags.count(of: "script") == 1)
    #expect(tags.count(of: "style") == 1)
    #expect(tags.attributes.isDisjoint(with: ["style", "onclick", "onload", "src", "srcset"]))
  }

  @Test func canBeReadByMachineAndKeyboard() throws {
    let page = try page(SampleRun().assessment)
    let tags = Tags(page)
    #expect(page.contains("<html lang=\"en\">"))
    #expect(tags.count(of: "h1") == 1)
    #expect(tags.count(of: "main") == 1)
    #expect(tags.count(of: "nav") == 1)
    #expect(page.contains("href=\"#main\""))
    #expect(!tags.headers.contains { !$0.contains("scope=") })
  }

  @Test func takesReplacedTemplatesAndNamesBrokenOnes() throws {
    let report = Report(SampleRun(controls: 2).assessment)
    let own = Self.resources.overridden { path in
      path == "HTML/run.mustache" ? "<p>Own {{tenantName}}</p>" : nil
    }
    #expect(try HTMLFormat().text(of: report, resources: own).contains("<p>Own Contoso Pharma</p>"))
    let faults = [
      ("HTML/run.mustache", "{{#open}}", "RPT0002"),
      ("HTML/report.css", "a{}</style><script>", "RPT0003"),
    ]
    for (file, text, code) in faults {
      let broken = Self.resources.overridden { $0 == file ? text : nil }
      let diagnostic = try #require(throws: Diagnostic.self) {
        try HTMLFormat().text(of: report, resources: broken)
      }
      #expect(diagnostic.code == code)
      #expect(diagnostic.source == file)
    }
    let diagnostic = try #require(throws: Diagnostic.self) {
      try HTMLFormat().text(of: report, resources: ReportResources { _ in nil })
    }
    #expect(diagnostic.code == "RPT0001")
  }

  /// The cards that a choice puts in sight, in their order.
  func cards(_ choice: String, in assessment: Assessment) throws -> (shown: [String], all: Int) {
    var report = Report(assessment)
    report.cards = try ReportCard.choice(choice).get()
    let page = try HTMLFormat().text(of: report, resources: Self.resources)
    let tags = page.split(separator: "<li class=\"card").dropFirst().map { $0.prefix { $0 != ">" } }
    let shown = tags.filter { !$0.hasSuffix(" hidden") }.compactMap {
      $0.split(separator: "data-card=\"").last?.split(separator: "\"").first.map(String.init)
    }
    return (shown, tags.count)
  }

  @Test(arguments: [
    ("apps,identities", ["apps", "identities"]), ("Data, data", ["data"]),
    ("board", ["identities", "data", "devices", "apps", "frameworks", "secure-score"]),
    (
      "events,board",
      ["events", "identities", "data", "devices", "apps", "frameworks", "secure-score"]
    ),
  ])
  func showsTheCardsOfAChoice(choice: String, wanted: [String]) throws {
    let (shown, all) = try cards(choice, in: SampleRun(controls: 40).assessment)
    #expect(shown == wanted)
    // The others are there for whoever chooses anew.
    #expect(all == ReportCard.allCases.count)
  }

  @Test func refusesACardThatThereIsNot() {
    let unknown = #expect(throws: ReportCard.UnknownCard.self) {
      try ReportCard.choice("apps,clouds").get()
    }
    #expect(unknown?.word == "clouds")
  }

  @Test func showsWhatEventsAndOthersSay() throws {
    let page = try page(SampleRun(controls: 40).assessment)
    // Two days of uses, the second of them twice: both in the chart and in the table beside it.
    #expect(page.contains("<tr><th scope=row>2026-01-02<td class=num>1"))
    #expect(page.contains("<tr><th scope=row>2026-02-03<td class=num>2"))
    #expect(page.contains("<svg class=columns"))
    #expect(page.contains("SigninLogs | where Bad"))
    #expect(page.contains("Could not be asked"))
    // Microsoft's 41.5 of 96 is 43.2 %.
    #expect(page.contains("43.2 %") && page.contains("41.5 of 96"))
    #expect(page.contains("1 check: 0 as ours, 1 otherwise, 0 without a control of ours"))
  }

  /// What a page holds at load, where scripts are on and text in `noscript` is text.
  @Test func hasFewElementsAtLoad() throws {
    let page = try page(SampleRun(controls: 650).assessment)
    var loaded = ""
    var rest = page[...]
    while let start = rest.range(of: "<noscript"), let end = rest.range(of: "</noscript>") {
      loaded += rest[..<start.lowerBound]
      rest = rest[end.upperBound...]
    }
    loaded += rest
    let elements = Tags(loaded).names.values.reduce(0, +)
    #expect(elements < 12_000, "\(elements)")
  }

  @Test func tellsChangeAndGate() throws {
    let after = SampleRun(controls: 24).assessment
    let before = SampleRun(controls: 20).assessment
    let report = Report(
      after,
      comparison: Comparison(before: before, after: after),
      gate: GateVerdict(after, rules: [.minimumScore(99)])
    )
    let page = try HTMLFormat().text(of: report, resources: Self.resources)
    #expect(page.contains("Gate failed"))
    #expect(page.contains("percentage points since 2026-05-04"))
    #expect(page.contains("New control"))
  }
}

/// The tags of a page, found as a browser finds them: outside of script and style.
struct Tags {
  /// How often each element begins.
  private(set) var names: [String: Int] = [:]
  /// Every attribute's name.
  private(set) var attributes: Set<String> = []
  /// The text of every `th` tag.
  private(set) var headers: [String] = []

  init(_ page: String) {
    let bytes = Array(page.utf8)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count,
        Self.isLetter(bytes[index + 1])
      else {
        index += 1
        continue
      }
      index = read(bytes, from: index + 1)
    }
  }

  func count(of name: String) -> Int { names[name] ?? 0 }

  private mutating func read(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    var quote: UInt8?
    var outside: [UInt8] = []
    while index < bytes.count, quote != nil || bytes[index] != UInt8(ascii: ">") {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
        outside.append(byte)
      }
      index += 1
    }
    let words = String(decoding: outside, as: UTF8.self).split { $0 == " " || $0 == "\n" }
    let name = String(words.first ?? "")
    names[name, default: 0] += 1
    if name == "th" { headers.append(words.joined(separator: " ")) }
    for word in words.dropFirst() {
      attributes.insert(String(word.prefix { $0 != "=" && $0 != "\"" }))
    }
    guard name == "script" || name == "style" else { return index }
    let end = Array("</\(name)".utf8)
    while index + end.count < bytes.count,
      bytes[index] != end[0] || !bytes[index...].starts(with: end)
    { index += 1 }
    return index
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
