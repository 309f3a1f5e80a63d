import BundledContent
import Comparison
import Diagnostics
import Foundation
import PostureModel
import Reporting
import Testing

/// What holds for every format, whatever a tenant brings along.
@Suite struct FormatTests {
  static let resources = RunFileTests.resources

  func text(_ name: String, _ assessment: Assessment) throws -> String {
    let format = try #require(ReportFormats.named(name))
    return try format.text(of: Report(assessment), resources: Self.resources)
  }

  @Test func namesAreUnique() {
    #expect(Set(ReportFormats.all.map(\.name)).count == ReportFormats.all.count)
    #expect(Set(ReportFormats.all.map(\.fileName)).count == ReportFormats.all.count)
  }

  @Test func listsEveryFormatInItsFolder() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Posture/Reporting/Formats")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    let types = ReportFormats.all.map { "\(type(of: $0)).swift" }
    #expect(Set(files) == Set(types))
  }

  @Test(arguments: ReportFormats.all.map(\.name))
  func givesTheSameBytesForTheSameRun(format: String) throws {
    let run = SampleRun(controls: 24)
    #expect(try text(format, run.assessment) == text(format, run.assessment))
  }

  @Test(arguments: ReportFormats.all.map(\.name))
  func writesAnEmptyRun(format: String) throws {
    // A line a control, and there is none.
    let isLines = format == "ocsf"
    #expect(try text(format, SampleRun(controls: 0).assessment).isEmpty == isLines)
  }

  @Test(arguments: Hostile.strings.indices)
  func keepsJUnitWellFormed(index: Int) throws {
    let xml = try text("junit", SampleRun(controls: 24, name: Hostile.strings[index]).assessment)
    let plain = try text("junit", SampleRun(controls: 24).assessment)
    #expect(Tags(xml).names == Tags(plain).names)
    #expect(Tags(xml).attributes == Tags(plain).attributes)
    #expect(
      !xml.unicodeScalars.contains {
        ($0.value < 0x20 && $0 != "\n") || $0.value == 0xFFFE || $0.value == 0xFFFF
      }
    )
  }

  @Test func countsJUnitOutcomes() throws {
    // The controls 0 to 7: fail, pass, partial, not applicable, pass, accepted, not licensed,
    // asserted.
    let xml = try text("junit", SampleRun(controls: 8).assessment)
    #expect(xml.contains("<testsuites name=\"posture\" tests=\"8\" failures=\"2\" errors=\"0\" "))
    #expect(xml.contains("skipped=\"4\""))
    #expect(xml.contains("Risk accepted by waiver W-1"))
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"), ("a=1", "a=1"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
    ("a\r\nb", "\"a\r\nb\""), ("=\"a\"", "\"'=\"\"a\"\"\""),
  ])
  func quotesFields(value: String, field: String) throws {
    var assessment = SampleRun(controls: 1).assessment
    assessment.results[0].findings = [Finding(object: "x", compliant: false, found: value)]
    let csv = try text("csv", assessment)
    #expect(csv.contains(",x,,no,\(field),,"))
  }

  @Test func endsRowsAsTheStandardSays() throws {
    for name in ["csv", "plan"] {
      let csv = try text(name, SampleRun(controls: 24).assessment)
      #expect(csv.hasSuffix("\r\n"))
      #expect(!csv.unicodeScalars.starts(with: "\u{FEFF}".unicodeScalars))
    }
  }

  @Test func plansWithTheScoreThatEachActionReaches() throws {
    // 10 of 20 points; two actions of 4 and 2 points: 14 and 16 of 20.
    var assessment = SampleRun(controls: 8).assessment
    assessment.score.total = Tally(achieved: 10, possible: 20, measured: 4, controls: 8)
    assessment.recommendations = Array(assessment.recommendations.prefix(2))
    assessment.recommendations[0].pointsToGain = 4
    assessment.recommendations[1].pointsToGain = 2
    let rows = try text("plan", assessment).split(separator: "\r\n")
    #expect(rows.contains { $0.contains(",70.0 %,") })
    #expect(rows.contains { $0.contains(",80.0 %,") })
  }

  @Test(arguments: Hostile.strings.indices)
  func keepsMarkdownText(index: Int) throws {
    let name = Hostile.strings[index]
    let plain = try text("markdown", SampleRun(controls: 24).assessment)
    let hostile = try text("markdown", SampleRun(controls: 24, name: name).assessment)
    #expect(hostile.split(separator: "\n").count == plain.split(separator: "\n").count)
    #expect(!hostile.contains("<script") || hostile.contains("`<script"))
    #expect(hostile.utf8.count < plain.utf8.count + 60_000)
  }

  @Test func escapesMarkdownInTitles() throws {
    var assessment = SampleRun(controls: 1).assessment
    assessment.results[0].control.title = "a|b <img> [x](y) @octocat *z*"
    let markdown = try text("markdown", assessment)
    let expected = "a\\|b &lt;img&gt; \\[x\\]\\(y\\) @\u{200B}octocat \\*z\\*"
    #expect(markdown.contains(expected))
  }
}
