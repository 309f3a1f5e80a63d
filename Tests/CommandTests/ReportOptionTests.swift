import Foundation
import Testing

/// What can be asked of reports besides their form.
@Suite struct ReportOptionTests {
  private static let run = [
    "assess", "Fixtures/tenant", "--catalog", "Fixtures/catalog", "--without-bundled", "--now",
    "2025-01-01", "--quiet",
  ]

  @Test(arguments: ["json", "html", "csv", "sarif", "markdown"])
  func redacts(format: String) throws {
    let plain = try Binary.run(Self.run + ["--format", format])
    let redacted = try Binary.run(Self.run + ["--format", format, "--redact"])
    #expect(plain.status == 0 && redacted.status == 0)
    #expect(plain.output.contains("gamma"))
    #expect(!redacted.output.contains("gamma"))
    #expect(redacted.output.contains("object-"))
  }

  @Test func takesTemplatesOfTheUsers() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("body { color: teal }\n".utf8).write(to: folder.appending(path: "report.css"))
    let page = try Binary.run(Self.run + ["--format", "html", "--templates", folder.path])
    #expect(page.output.contains("<style>body { color: teal }\n</style>"))
    let missing = try Binary.run(Self.run + ["--format", "html", "--templates", "nowhere"])
    #expect(missing.status == 66)
  }
}
