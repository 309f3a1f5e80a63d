import CLineEditor
import Glibc
import Synchronization

/// Lines that a person types at a terminal, with editing, a history and completion.
///
/// There is one terminal, so there is one editor; it is used by one thread at a time.
public enum LineEditor {
  /// What can stand at the place of a word: the line so far, where the word begins, the word.
  public typealias Completion = @Sendable (_ line: String, _ start: Int, _ word: String) -> [String]

  /// The library calls a function without a context, so what it shall do lies here.
  private static let completion = Mutex<Completion?>(nil)

  /// Sets who completes words.
  public static func complete(with body: @escaping Completion) {
    completion.withLock { $0 = body }
    unsafe cle_set_completer { line, start, word in
      guard let line = unsafe line, let word = unsafe word else { return nil }
      let (text, part) = unsafe (String(cString: line), String(cString: word))
      let found = LineEditor.completion.withLock { $0 }?(text, Int(start), part) ?? []
      return unsafe found.isEmpty ? nil : strdup(found.joined(separator: "\n"))
    }
  }

  /// Reads a line; nil when the person ends the input.
  public static func read(prompt: String) -> String? {
    guard let line = unsafe cle_read(prompt) else { return nil }
    defer { unsafe free(line) }
    return unsafe String(cString: line)
  }

  /// Adds a line to the history.
  public static func remember(_ line: String) { unsafe cle_remember(line) }

  /// Reads the history, of which the last lines are kept.
  public static func load(history path: String, limit: Int) {
    unsafe cle_load(path, Int32(clamping: limit))
  }

  /// Writes the history.
  public static func save(history path: String) { unsafe cle_save(path) }

  /// Notes Ctrl-C from now on instead of ending the program.
  public static func catchInterrupts() { cle_catch_interrupts() }

  /// Whether Ctrl-C was pressed since this was asked last.
  public static func takeInterrupt() -> Bool { cle_take_interrupt() != 0 }
}
