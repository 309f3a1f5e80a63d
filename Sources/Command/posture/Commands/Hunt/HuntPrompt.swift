import Diagnostics
import Dispatch
import Evidence
import FoundationEssentials
import Glibc
import KQL
import LineEditing
import Synchronization
import Tables

/// `posture hunt` at a terminal: queries one after another, each ended by an empty line.
struct HuntPrompt {
  let session: HuntSession
  let schemas: EventSchemas
  let format: HuntRun.Format

  private static let historyLimit = 2_000
  private static let greeting = """
    An empty line runs the query; .help tells more, Ctrl-D ends.
    """

  /// Asks and answers until the person ends it.
  func run() throws {
    Output.message(Self.greeting)
    let vocabulary = PromptVocabulary(tables: session.tables, schemas: schemas)
    LineEditor.complete { line, start, word in
      vocabulary.completions(line: line, start: start, word: word)
    }
    let history = PromptHistoryFile.path()
    if let history { LineEditor.load(history: history, limit: Self.historyLimit) }
    let interrupt = Interrupt()
    var lines: [String] = []
    while let line = LineEditor.read(prompt: lines.isEmpty ? "kql> " : "   > ") {
      if lines.isEmpty, line.hasPrefix(".") {
        LineEditor.remember(line)
        guard answer(command: line) else { break }
        continue
      }
      guard line.allSatisfy(\.isWhitespace) else {
        LineEditor.remember(line)
        vocabulary.look(at: line)
        lines.append(line)
        continue
      }
      guard !lines.isEmpty else { continue }
      answer(query: lines.joined(separator: "\n"), interrupt)
      lines = []
    }
    if let history { LineEditor.save(history: history) }
  }

  private func answer(query: String, _ interrupt: Interrupt) {
    let cancellation = Cancellation()
    interrupt.running.query.withLock { $0 = cancellation }
    defer { interrupt.running.query.withLock { $0 = nil } }
    do {
      let answer = try session.run(
        .init(name: "query", text: query),
        cancellation: cancellation
      )
      Output.text(ResultText.text(of: answer.results, as: format))
      for note in answer.notes { Output.message("note: " + note) }
    } catch {
      let lines = CommandFailure(stopping: error)?.lines ?? ["\(error)"]
      for line in lines { Output.message(line) }
    }
  }

  /// Does what a line that begins with a point says; false ends the prompt.
  private func answer(command: String) -> Bool {
    let words = command.split(separator: " ").map(String.init)
    switch words.first {
    case ".quit", ".exit": return false
    case ".tables": Output.lines(PromptAnswers.tables(session.tables, schemas))
    case ".schema" where words.count == 2:
      Output.lines(PromptAnswers.schema(words[1], session.tables, schemas))
    case ".help" where words.count == 2: Output.lines(PromptAnswers.help(words[1]))
    case ".functions": Output.lines(PromptAnswers.functions())
    default: Output.lines(PromptAnswers.commands)
    }
    return true
  }
}

/// Stops the query that runs when the person presses Ctrl-C, and leaves the prompt as it is.
private final class Interrupt {
  /// The query that runs.
  final class Running: Sendable {
    let query = Mutex<Cancellation?>(nil)
  }

  let running = Running()
  private let timer: any DispatchSourceTimer

  init() {
    LineEditor.catchInterrupts()
    timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now(), repeating: .milliseconds(50))
    timer.setEventHandler { [running] in
      guard LineEditor.takeInterrupt() else { return }
      running.query.withLock { $0 }?.cancel("the query was stopped")
    }
    timer.resume()
  }

  deinit { timer.cancel() }
}

/// Where the lines of earlier prompts are kept.
enum PromptHistoryFile {
  /// The path, in a folder that is made when it is not there; nil when there is no place for it.
  static func path() -> String? {
    let base: String
    if let state = variable("XDG_STATE_HOME"), state.hasPrefix("/") {
      base = state
    } else if let home = variable("HOME"), home.hasPrefix("/") {
      base = home + "/.local/state"
    } else {
      return nil
    }
    let folder = base + "/posture"
    do {
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
    } catch {
      return nil
    }
    return folder + "/hunt-history"
  }

  private static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}
