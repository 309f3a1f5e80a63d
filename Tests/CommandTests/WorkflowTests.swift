import Documents
import Foundation
import Testing

/// The workflow examples, run as their pipelines run them: the shell steps, one after the other.
@Suite struct WorkflowTests {
  private static let top = Binary.folder.deletingLastPathComponent().deletingLastPathComponent()
  private static let examples = top.appending(path: "Scripts/examples")

  /// A file, and the keys under which its shell steps are.
  private static let files = ["github-actions.yml", "azure-pipelines.yml", "gitlab-ci.yml"]

  @Test(arguments: files)
  func runsToItsGate(file: String) throws {
    let text = try String(contentsOf: Self.examples.appending(path: file), encoding: .utf8)
    let steps = Self.steps(of: try YAMLReader.document(text, named: file))
    #expect(steps.count >= 2)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      at: Self.top.appending(path: "Controls/Samples/contoso"),
      to: folder.appending(path: "exports")
    )
    try FileManager.default.copyItem(
      at: Self.examples.appending(path: "posture-gate.yaml"),
      to: folder.appending(path: "posture-gate.yaml")
    )
    for step in steps {
      let status = try Self.shell(step, in: folder)
      // The sample tenant has critical controls that fail, which the policy does not allow: 5.
      #expect(status == (step.contains("posture gate") ? 5 : 0), "\(file): \(step)")
    }
    let reports = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "out").path
    )
    #expect(reports.contains("report.html") && reports.contains("junit.xml"))
  }

  /// Every text under `run` and `script`, in order.
  private static func steps(of node: YAMLNode) -> [String] {
    node.elements.flatMap(steps)
      + node.entries.flatMap { entry -> [String] in
        guard entry.key == "run" || entry.key == "script" else { return steps(of: entry.value) }
        return entry.value.text.map { [$0] } ?? entry.value.elements.compactMap(\.text)
      }
  }

  private static func shell(_ step: String, in folder: URL) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-e", "-c", step]
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": Binary.products.path + ":/usr/bin:/bin",
      "GITHUB_STEP_SUMMARY": folder.appending(path: "summary.md").path,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
