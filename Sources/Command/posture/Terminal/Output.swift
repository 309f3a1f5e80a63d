import Glibc

/// Standard output and standard error.
enum Output {
  /// Writes lines to standard output.
  static func lines(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    write(lines.joined(separator: "\n") + "\n", to: STDOUT_FILENO)
  }

  /// Writes a text to standard output as it is.
  static func text(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// Writes a line to standard error.
  static func message(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        guard let base = bytes.baseAddress else { return }
        let written = unsafe Glibc.write(descriptor, base + start, bytes.count - start)
        if written < 0 && errno == EINTR { continue }
        // The reader is gone or the disk is full: there is nobody left to tell.
        guard written > 0 else { return }
        start += written
      }
    }
  }
}
