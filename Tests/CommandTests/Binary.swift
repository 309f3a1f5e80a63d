import Foundation
import Testing

/// The built binary, run as a user runs it.
enum Binary {
  /// What a run came to.
  struct Outcome {
    let status: Int32
    let output: String
    let messages: String
  }

  /// The folder of the tests' files.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// Where the products of this build lie.
  static let products: URL = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let here = bundle?.bundleURL ?? URL(filePath: CommandLine.arguments[0])
    return here.deletingLastPathComponent()
  }()

  /// Runs the binary in a folder with exactly these variables set.
  static func run(
    _ arguments: [String],
    in folder: URL = folder,
    input: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = products.appending(path: "posture")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let names = ["in", "out", "err"].map { scratch.appending(path: $0) }
    for name in names { try Data().write(to: name) }
    if let input { try Data(input.utf8).write(to: names[0]) }
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: try String(contentsOf: names[1], encoding: .utf8),
      messages: try String(contentsOf: names[2], encoding: .utf8)
    )
  }
}
