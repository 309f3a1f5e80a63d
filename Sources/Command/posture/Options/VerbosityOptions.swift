import ArgumentParser
import Logging

/// How much a command says on standard error.
struct VerbosityOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Say nothing but errors on standard error.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Say more on standard error.")
  var verbose = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }

  /// Says something that is good to know.
  func inform(_ line: String) { log(.notice, line) }

  /// Says something that helps to find out what went on.
  func detail(_ line: String) { log(.debug, line) }

  /// Says what is being done, to somebody who watches.
  func progress(_ line: String) {
    if Terminal.isErrorInteractive { log(.notice, line) }
  }

  private func log(_ level: Logger.Level, _ line: String) {
    var logger = Logger(label: "posture") { _ in StandardErrorLog() }
    logger.logLevel = quiet ? .error : verbose ? .debug : .notice
    logger.log(level: level, "\(line)")
  }
}
