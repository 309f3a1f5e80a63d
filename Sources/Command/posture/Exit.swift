import ArgumentParser

/// The exit codes of the command line; they are an interface and do not change.
enum ExitStatus: Int32, Sendable {
  case done = 0
  case unexpected = 1
  case gateScore = 3
  case gateDrop = 4
  case gateControl = 5
  case gateCoverage = 6
  case problemsFound = 7
  case usage = 64
  case badInput = 65
  case noInput = 66
}

/// Why a command ends early, with the lines for standard error.
struct CommandFailure: Error, Sendable {
  let status: ExitStatus
  /// What to say, one complete line each; `posture: error: ` is put before the first.
  let lines: [String]

  init(_ status: ExitStatus, _ message: String, hints: [String] = []) {
    self.status = status
    lines = ["posture: error: " + message] + hints.map { "  hint: " + $0 }
  }

  /// A failure whose lines are drawn already, such as diagnostics with positions.
  init(_ status: ExitStatus, drawn lines: [String]) {
    self.status = status
    self.lines = lines
  }
}

/// Ends a command without a further word: what there is to say has been said.
struct SilentExit: Error, Sendable {
  let status: ExitStatus
}
