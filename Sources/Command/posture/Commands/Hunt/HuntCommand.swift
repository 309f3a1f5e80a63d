import ArgumentParser
import Diagnostics
import KQL

/// `posture hunt`: KQL over tables.
struct Hunt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hunt",
    abstract: "Run KQL queries over exported events, or check them.",
    discussion: """
      Without a subcommand, the query that follows is run; 'posture hunt run --help' tells how.

      Examples:
        posture hunt --data logs/ 'SigninLogs | summarize count() by ResultType'
        posture hunt check hunts/*.kql
      """,
    subcommands: [HuntRun.self, HuntCheck.self],
    defaultSubcommand: HuntRun.self
  )
}

/// `posture hunt run`, and `posture hunt` with a query.
struct HuntRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a KQL query over exported events.",
    discussion: """
      The query is an argument, a file (--file) or standard input (-).

      Tables come from files of events (--data): JSON, NDJSON, CSV, also gzip. A table is named as \
      its file; the columns of the tables of Defender XDR and Sentinel are known.

      Example:
        posture hunt --data logs/ 'SigninLogs | summarize count() by ResultType'
      """
  )

  /// How the result is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
    case ndjson
    case csv
    case markdown
  }

  @Argument(help: "The query, or - to read it from standard input.")
  var query: String?

  @Option(name: .long, help: "Read the query from a file.")
  var file: String?

  @Option(name: .long, help: "How to write the result.")
  var format: Format = .table

  @Flag(
    name: .long,
    help: "Answer JSON lines: {\"id\", \"query\"} in, {\"id\", \"tables\" or \"error\"} out."
  )
  var batch = false

  @OptionGroup(title: "Tables") var data: HuntData
  @OptionGroup(title: "Limits") var limits: HuntLimits

  func run() throws {
    let session = HuntSession(tables: try data.tables(), limits: limits)
    if batch {
      while let line = readLine(strippingNewline: true) {
        guard !line.isEmpty else { continue }
        Output.text(session.answer(line: line) + "\n")
      }
      return
    }
    let source = try QueryText.source(query: query, file: file)
    do {
      let answer = try session.run(source)
      Output.text(ResultText.text(of: answer.results, as: format))
      for note in answer.notes { Output.message("posture: note: " + note) }
    } catch {
      throw CommandFailure(stopping: error) ?? error
    }
  }
}

/// Where the text of a query comes from.
enum QueryText {
  /// The text of a file, of an argument, or of standard input.
  static func source(query: String?, file: String?) throws -> SourceText {
    if let file { return try source(ofFile: file) }
    if let query, query != "-" { return SourceText(name: "query", text: query) }
    return SourceText(
      name: "query",
      text: String(decoding: StandardInput.bytes(), as: UTF8.self)
    )
  }

  /// The text of a file.
  static func source(ofFile path: String) throws -> SourceText {
    let bytes = try InputFiles.bytes(path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure(.badInput, "'\(path)' is not text in UTF-8")
    }
    return SourceText(name: path == "-" ? "query" : path, text: text)
  }
}
