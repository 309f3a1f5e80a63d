import ArgumentParser

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
  func inform(_ line: String) {
    if !quiet { Output.message("posture: " + line) }
  }

  /// Says something that helps to find out what went on.
  func detail(_ line: String) {
    if verbose { Output.message("posture: " + line) }
  }

  /// Says what is being done, to somebody who watches.
  func progress(_ line: String) {
    if !quiet && Terminal.isErrorInteractive { Output.message("posture: " + line) }
  }
}
