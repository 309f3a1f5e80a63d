import Foundation
import Glibc
import History
import Testing

/// Writers that are killed, that run out of room and that meet: whatever they said was recorded is
/// there, and nothing is there in part.
@Suite(.serialized) struct WriterTests {
  private let runs: RunFiles
  private var history: String { runs.folder.appending(path: "history.sqlite").path }

  init() throws { runs = try RunFiles() }

  /// `POSTURE_KILLS` sets how many; `.ci/run` asks for 200.
  private static var kills: Int {
    ProcessInfo.processInfo.environment["POSTURE_KILLS"].flatMap(Int.init) ?? 12
  }

  @Test func losesNothingWhenItIsKilled() throws {
    var told: Set<String> = []
    for round in 0..<Self.kills {
      let files = try runs.make(8, from: round * 8)
      let writer = try Writer(["history", "record"] + files + ["--history", history])
      // Killed at the start, in the middle, and while it ends.
      writer.kill(afterLines: round % 9, andMicroseconds: round * 131 % 4_000)
      told.formUnion(writer.recorded)
      try expectWhole(holding: told.sorted(), after: "kill \(round)")
    }
    #expect(!told.isEmpty)
  }

  @Test func saysSoWhenTheDiskIsFull() throws {
    let files = try runs.make(60, from: 0)
    // A file may have at most 200 KB: writing more fails as on a full disk.
    let script = "trap '' XFSZ; ulimit -f \(200 * 1024 / 512); exec \"$0\" \"$@\""
    let limited = try Writer(
      program: URL(filePath: "/bin/sh"),
      ["-c", script, Writer.binary.path, "history", "record"] + files + ["--history", history]
    )
    #expect(limited.wait() == 1)
    #expect(limited.messages.contains("nothing of it is lost"), "\(limited.messages)")
    #expect(limited.recorded.count < 60)
    try expectWhole(holding: limited.recorded, after: "the full disk")
    let again = try Writer(["history", "record"] + files + ["--history", history])
    #expect(again.wait() == 0)
    #expect(try HistoryStore(at: history, creating: false).runs().count == 60)
  }

  @Test func letsOthersWriteToo() throws {
    let parts = try (0..<4).map { try runs.make(10, from: $0 * 10) }
    let writers = try parts.map {
      try Writer(["history", "record"] + $0 + ["--history", history])
    }
    for writer in writers { #expect(writer.wait() == 0, "\(writer.messages)") }
    let told = writers.flatMap(\.recorded)
    #expect(told.count == 40)
    try expectWhole(holding: told, after: "four writers")
  }

  private func expectWhole(holding ids: [String], after event: String) throws {
    // Killed before it made the file, there is none, and nothing was told either.
    guard FileManager.default.fileExists(atPath: history) else {
      #expect(ids.isEmpty)
      return
    }
    let store = try HistoryStore(at: history, creating: true)
    #expect(try store.faults().isEmpty, "after \(event)")
    let there = Set(try store.runs().map(\.id))
    #expect(there.isSuperset(of: ids), "after \(event)")
    for id in there.sorted().suffix(3) {
      #expect(runs.texts.contains(String(decoding: try store.file(of: id), as: UTF8.self)))
    }
  }
}

/// Run files that differ in their time.
private final class RunFiles {
  let folder: URL
  private let text: String
  private(set) var texts: Set<String> = []

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "CommandTests/Fixtures").path
    let assess = try Writer([
      "assess", fixtures + "/tenant", "--catalog", fixtures + "/catalog", "--without-bundled",
      "--now", "2025-01-01", "--format", "json", "--quiet",
    ])
    #expect(assess.wait() == 0)
    text = assess.output
    #expect(text.contains("\"clock\": \"2025-01-01T00:00:00Z\""))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func make(_ count: Int, from first: Int) throws -> [String] {
    try (first..<first + count).map { index in
      let time = String(format: "%04d-01-01T00:00:00Z", 2100 + index)
      let changed = text.replacingOccurrences(
        of: "\"clock\": \"2025-01-01T00:00:00Z\"",
        with: "\"clock\": \"\(time)\""
      )
      texts.insert(changed)
      let path = folder.appending(path: "\(index).json")
      try Data(changed.utf8).write(to: path)
      return path.path
    }
  }
}

/// The program, writing.
private final class Writer {
  static let binary: URL = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let here = bundle?.bundleURL ?? URL(filePath: CommandLine.arguments[0])
    return here.deletingLastPathComponent().appending(path: "posture")
  }()

  private let process = Process()
  private let folder: URL
  private var file: URL { folder.appending(path: "out") }

  init(program: URL = binary, _ arguments: [String]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["out", "err"] { try Data().write(to: folder.appending(path: name)) }
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: file)
    process.standardError = try FileHandle(forWritingTo: folder.appending(path: "err"))
    try process.run()
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var output: String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }
  var messages: String {
    (try? String(contentsOf: folder.appending(path: "err"), encoding: .utf8)) ?? ""
  }

  /// The runs that it said it recorded.
  var recorded: [String] {
    output.split(separator: "\n").filter { $0.hasPrefix("recorded ") }.map {
      String($0.dropFirst(9))
    }
  }

  func wait() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Kills it when it has said so many lines, a moment later; or lets it end.
  func kill(afterLines lines: Int, andMicroseconds moment: Int) {
    while process.isRunning, output.split(separator: "\n").count < lines { usleep(200) }
    usleep(UInt32(moment))
    if process.isRunning { _ = Glibc.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }
}
