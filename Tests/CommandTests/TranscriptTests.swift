import Foundation
import Testing

@Suite struct TranscriptTests {
  static let files: [String] = {
    let folder = Binary.folder.appending(path: "Transcripts").path
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }()

  @Test func areThere() { #expect(Self.files.count >= 4) }

  @Test(arguments: files)
  func goAsWritten(file: String) throws {
    let text = try String(
      contentsOf: Binary.folder.appending(path: "Transcripts/" + file),
      encoding: .utf8
    )
    for step in Transcript(text).steps {
      let outcome = try Binary.run(step.arguments)
      let command = "posture " + step.arguments.joined(separator: " ")
      #expect(outcome.status == step.status, "\(command)\n\(outcome.messages)")
      #expect(
        Transcript.matches(outcome.output, trimmed(step.output)),
        "\(command)\n\(outcome.output)"
      )
      #expect(
        Transcript.matches(outcome.messages, step.messages),
        "\(command)\n\(outcome.messages)"
      )
    }
  }

  private func trimmed(_ lines: [String]) -> [String] {
    var lines = lines
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
