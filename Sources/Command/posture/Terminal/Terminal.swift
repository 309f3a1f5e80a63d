import Glibc

/// What the place that output goes to can show.
struct Terminal: Sendable {
  /// A way to set text apart.
  enum Style: String, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }

  /// How many cells a line has.
  let width: Int
  /// Whether styles are written.
  let hasColour: Bool

  /// A plain place of fixed width: a file, a pipe, a test.
  static let plain = Terminal(width: 100, hasColour: false)

  /// Standard output as it is.
  static var standardOutput: Terminal { terminal(of: STDOUT_FILENO) }

  /// Standard error as it is.
  static var standardError: Terminal { terminal(of: STDERR_FILENO) }

  /// Whether a person watches standard error.
  static var isErrorInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// The text in a style, where styles are written.
  func styled(_ text: String, _ styles: Style...) -> String {
    guard hasColour, !text.isEmpty, !styles.isEmpty else { return text }
    return "\u{1B}[" + styles.map(\.rawValue).joined(separator: ";") + "m" + text + "\u{1B}[0m"
  }

  private static func terminal(of descriptor: Int32) -> Terminal {
    guard isatty(descriptor) == 1 else { return .plain }
    let dumb = environment("TERM") == "dumb"
    let refused = !(environment("NO_COLOR") ?? "").isEmpty
    return Terminal(width: columns(of: descriptor), hasColour: !dumb && !refused)
  }

  private static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    let asked = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
    let columns = asked == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    return min(max(columns, 40), 160)
  }

  private static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}
