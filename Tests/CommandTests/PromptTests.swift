import Foundation
import Glibc
import Testing

/// `posture hunt` at a terminal, typed into as a person does.
@Suite struct PromptTests {
  @Test func answersQueriesUntilItIsEnded() throws {
    let prompt = try Prompt()
    let sum = try prompt.ask("print Sum = 1 + 1\n\n")
    #expect(sum.contains("Sum\r\n") && sum.contains("2\r\n(1 row)"))
    // A query goes on over lines until an empty one.
    let rows = try prompt.ask("range x from 1 to 3 step 1\n| summarize Total = sum(x)\n\n")
    #expect(rows.contains("Total\r\n") && rows.contains("6\r\n"))
    // A mistake is told and ends nothing.
    #expect(try prompt.ask("print nonsense\n\n").contains("'nonsense'"))
    #expect(try prompt.ask(".help strlen\n").contains("strlen(string) -> long"))
    #expect(try prompt.ask(".schema DeviceInfo\n").contains("DeviceName: string"))
    prompt.type("\u{04}")
    #expect(prompt.end() == 0)
    let history = prompt.home.appending(path: "posture/hunt-history")
    #expect(try String(contentsOf: history, encoding: .utf8).contains("Sum"))
  }

  @Test func completesNames() throws {
    let prompt = try Prompt()
    let rows = try prompt.ask("DeviceProcessEv\t| count\n\n")
    #expect(rows.contains("DeviceProcessEvents") && rows.contains("Count\r\n"))
    #expect(try prompt.ask("print strle\t(\"four\")\n\n").contains("4\r\n(1 row)"))
    prompt.type(".quit\n")
    #expect(prompt.end() == 0)
  }

  @Test func stopsAQueryAndAsksAgain() throws {
    let prompt = try Prompt()
    // Nobody would wait for this to end.
    prompt.type("range x from 1 to 100000000 step 1 | where hash_sha256(x) == '' | count\n\n")
    // What is typed is not yet a query that runs; and an interrupt without one does nothing.
    var shown = ""
    for _ in 0..<100 where !shown.contains("the query was stopped") {
      prompt.interrupt()
      shown += (try? prompt.read(until: "kql> ", seconds: 0.5)) ?? ""
    }
    #expect(shown.contains("the query was stopped"))
    #expect(try prompt.ask("print After = 5\n\n").contains("After"))
    prompt.type("\u{04}")
    #expect(prompt.end() == 0)
  }
}

/// The program at one side of a pseudo-terminal; the test is at the other.
private final class Prompt {
  /// Where the program keeps its state.
  let home: URL
  private let process = Process()
  private let terminal: FileHandle

  struct Failure: Error { let text: String }

  init() throws {
    home = FileManager.default.temporaryDirectory.appending(path: "prompt-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    // As posix_openpt, unlockpt and ptsname do it, which Swift does not see.
    let master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (locked, number): (Int32, Int32) = (0, 0)
    guard master >= 0, unsafe ioctl(master, 0x4004_5431, &locked) == 0,
      unsafe ioctl(master, 0x8004_5430, &number) == 0
    else { throw Failure(text: "there is no pseudo-terminal") }
    let slave = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    guard slave >= 0 else { throw Failure(text: "the pseudo-terminal does not open") }
    // Lines are long enough that the editor does not wrap them.
    var size = winsize(ws_row: 50, ws_col: 1000, ws_xpixel: 0, ws_ypixel: 0)
    _ = unsafe ioctl(slave, UInt(TIOCSWINSZ), &size)
    terminal = FileHandle(fileDescriptor: master, closeOnDealloc: true)
    let side = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
    process.executableURL = Binary.products.appending(path: "posture")
    process.arguments = ["hunt"]
    process.environment = ["TERM": "xterm", "XDG_STATE_HOME": home.path]
    process.standardInput = side
    process.standardOutput = side
    process.standardError = side
    try process.run()
    _ = try read(until: "kql> ")
  }

  deinit {
    // Signals that can be blocked may be, by the thread that started it.
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    try? FileManager.default.removeItem(at: home)
  }

  /// Types, once the editor has taken over the terminal: it shows its prompt a little before, and an
  /// end of input that comes between is lost.
  func type(_ text: String) {
    let limit = Date(timeIntervalSinceNow: 60)
    while isOfLines, process.isRunning, Date() < limit { Thread.sleep(forTimeInterval: 0.001) }
    try? terminal.write(contentsOf: Data(text.utf8))
  }

  /// Whether the terminal gathers lines, as it does while no editor reads.
  private var isOfLines: Bool {
    var settings = termios()
    return unsafe tcgetattr(terminal.fileDescriptor, &settings) == 0
      && settings.c_lflag & tcflag_t(ICANON) != 0
  }

  /// Types a query or a command, and gives what is shown until the next prompt after it.
  func ask(_ text: String) throws -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    var shown = ""
    // The editor reads a line at a time; what is typed ahead would be shown twice.
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where index < lines {
      type(line + "\n")
      shown += try read(until: index == lines - 1 ? "kql> " : "   > ")
    }
    return shown
  }

  /// What is shown up to a text, and with it.
  func read(until mark: String, seconds: Double = 60) throws -> String {
    var bytes: [UInt8] = []
    let end = Date(timeIntervalSinceNow: seconds)
    while Date() < end {
      var poll = pollfd(fd: terminal.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard unsafe Glibc.poll(&poll, 1, 200) > 0 else {
        guard process.isRunning else { break }
        continue
      }
      let data = terminal.availableData
      if data.isEmpty { break }
      bytes += data
      let text = Self.plain(String(decoding: bytes, as: UTF8.self))
      if text.hasSuffix(mark) { return text }
    }
    throw Failure(text: Self.plain(String(decoding: bytes, as: UTF8.self)))
  }

  func interrupt() { process.interrupt() }

  /// Waits for the end, and gives the exit status.
  func end() -> Int32 {
    let limit = Date(timeIntervalSinceNow: 60)
    while process.isRunning, Date() < limit { Thread.sleep(forTimeInterval: 0.02) }
    // Signals that can be blocked may be, by the thread that started it.
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// The text without what moves the cursor.
  private static func plain(_ text: String) -> String {
    text.replacing(#/\u{1B}(\[[0-9;?]*[A-Za-z]|[=>])/#, with: "")
  }
}
