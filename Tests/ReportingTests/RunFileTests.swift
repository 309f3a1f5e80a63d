import BundledContent
import Comparison
import Diagnostics
import PostureModel
import Reporting
import Testing

/// Run files: what is written is read back, and nothing that is written wrongly is believed.
@Suite struct RunFileTests {
  static let resources = ReportResources { BundledContent.text(at: "Reports/\($0)") }

  func file(of assessment: Assessment) throws -> String {
    try RunJSONFormat().text(of: Report(assessment), resources: Self.resources)
  }

  @Test(arguments: [0, 1, 24, 650])
  func readsBackWhatItWrote(controls: Int) throws {
    let assessment = SampleRun(controls: controls).assessment
    let read = try RunReader.read(Array(try file(of: assessment).utf8), named: "report.json")
    #expect(read == assessment)
  }

  @Test(arguments: Hostile.strings.indices)
  func readsBackHostileNames(index: Int) throws {
    let assessment = SampleRun(controls: 9, name: Hostile.strings[index]).assessment
    let read = try RunReader.read(Array(try file(of: assessment).utf8), named: "report.json")
    #expect(read == assessment)
  }

  @Test func readsAFileWithComparisonAndGate() throws {
    let before = SampleRun(controls: 9).assessment
    let after = SampleRun(controls: 12).assessment
    let report = Report(
      after,
      comparison: Comparison(before: before, after: after),
      gate: GateVerdict(after, rules: [.minimumScore(50)])
    )
    let text = try RunJSONFormat().text(of: report, resources: Self.resources)
    #expect(try RunReader.read(Array(text.utf8), named: "report.json") == after)
    #expect(RunReader.looksLikeRun(Array(text.utf8)))
  }

  /// Each pair replaces a part of a good file; the third says where the fault is.
  @Test(arguments: [
    ("\"schemaVersion\": \"1.0\"", "\"schemaVersion\": \"2.0\"", "/schemaVersion"),
    ("\"schemaVersion\": \"1.0\"", "\"schemaVersion\": 1", "/schemaVersion"),
    ("\"kind\": \"posture-run\"", "\"kind\": \"other\"", ""),
    ("\"size\": 48213", "\"size\": -1", "/provenance/inputs/0/size"),
    ("\"size\": 48213", "\"size\": 1e300", "/provenance/inputs/0/size"),
    ("\"waivers\": [", "\"waived\": [", ""),
    ("\"measured\": \"fail\"", "\"measured\": \"no\"", "/baseline/requirements/0/measured"),
    ("\"decision\": \"accepted\"", "\"decision\": \"maybe\"", "/waivers/0/decision"),
    ("\"share\": 0.75\n      }", "\"share\": 7.5\n      }", "/results/0/verdict/share"),
    ("\"pass\": \"any\"", "\"pass\": \"at-least: x\"", "/results/1/control/check/pass"),
  ])
  func namesThePlaceOfAFault(part: String, replacement: String, pointer: String) throws {
    let good = try file(of: SampleRun(controls: 9).assessment)
    let range = try #require(good.firstRange(of: part))
    let bad = good.replacingCharacters(in: range, with: replacement)
    let diagnostic = try #require(throws: Diagnostic.self) {
      try RunReader.read(Array(bad.utf8), named: "report.json")
    }
    #expect(diagnostic.place == .pointer(pointer), "\(diagnostic)")
  }

  @Test func survivesCutAndFlippedBytes() throws {
    let good = Array(try file(of: SampleRun(controls: 3).assessment).utf8)
    // Without its last line feed alone, the file is still whole.
    for length in stride(from: 0, to: good.count - 1, by: 97) {
      #expect(throws: Diagnostic.self) {
        try RunReader.read(Array(good[..<length]), named: "cut.json")
      }
    }
    var seed: UInt64 = 42
    for _ in 0..<300 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var bytes = good
      bytes[Int(seed >> 33) % good.count] ^= UInt8(truncatingIfNeeded: seed >> 20) | 1
      _ = try? RunReader.read(bytes, named: "flipped.json")
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
