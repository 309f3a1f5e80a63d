import ArgumentParser
import Diagnostics
import Dispatch
import Glibc
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

      A chart that a query renders is drawn with bars of text, and in a page or picture with \
      --format html or --output.

      Examples:
        posture hunt --data logs/ 'SigninLogs | summarize count() by ResultType'
        posture hunt --data logs/ --file failed.kql --output failed.html
        posture hunt --data logs/ --explain 'SigninLogs | where ResultType == "0" | count'
      """
  )

  /// How the result is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
    case ndjson
    case csv
    case markdown
    case html

    /// The format that the name of a file asks for.
    init?(ofFile path: String) {
      switch path.split(separator: ".").last?.lowercased() {
      case "txt": self = .table
      case "json": self = .json
      case "ndjson", "jsonl": self = .ndjson
      case "csv": self = .csv
      case "md": self = .markdown
      case "html", "htm": self = .html
      default: return nil
      }
    }
  }

  @Argument(help: "The query, or - to read it from standard input.")
  var query: String?

  @Option(name: .long, help: "Read the query from a file.")
  var file: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How to write the result: \(Format.allCases.map(\.rawValue).joined(separator: ", ")); "
        + "otherwise as the file's name says, or as a table.",
      valueName: "format"
    )
  )
  var format: Format?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the result into a file; a name that ends in .svg takes the chart alone.",
      valueName: "file"
    )
  )
  var output: String?

  @Flag(name: .long, help: "Print what the query means, step by step, and do not run it.")
  var explain = false

  @Flag(
    name: .long,
    help: "Answer JSON lines: {\"id\", \"query\"} in, {\"id\", \"tables\" or \"error\"} out."
  )
  var batch = false

  @OptionGroup(title: "Tables") var data: HuntData
  @OptionGroup(title: "Limits") var limits: HuntLimits

  func run() throws {
    DispatchQueue.global().async { KQLEngine.warmUp() }
    let schemas = try data.schemas()
    let asks = query == nil && file == nil && isatty(STDIN_FILENO) == 1
    let session = HuntSession(
      tables: try data.tables(schemas, keptBytes: batch || asks ? limits.keptBytes : 0),
      limits: limits
    )
    if batch {
      while let line = readLine(strippingNewline: true) {
        guard !line.isEmpty else { continue }
        Output.text(session.answer(line: line) + "\n")
      }
      return
    }
    if asks {
      try HuntPrompt(session: session, schemas: schemas, format: format ?? .table).run()
      return
    }
    let source = try QueryText.source(query: query, file: file)
    do {
      if explain {
        Output.text(try session.prepare(source, options: limits.options()).query.planText)
        return
      }
      let answer = try session.run(source)
      try write(answer.results)
      for note in answer.notes { Output.message("posture: note: " + note) }
    } catch {
      throw CommandFailure(stopping: error) ?? error
    }
  }

  func validate() throws {
    guard let output, format == nil, !output.hasSuffix(".svg"), Format(ofFile: output) == nil else {
      return
    }
    throw ValidationError(
      "The name of '\(output)' does not say in which format to write it; add --format."
    )
  }

  private func write(_ results: [QueryResult]) throws {
    guard let output else {
      Output.text(ResultText.text(of: results, as: format ?? .table))
      return
    }
    let text: String
    if format == nil, output.hasSuffix(".svg") {
      guard let chart = results.compactMap({ ChartData($0) }).first else {
        throw CommandFailure(
          .usage,
          "the query renders no chart to put into '\(output)'",
          hints: ["end it with a render, such as | render columnchart"]
        )
      }
      text = SVGChart.text(of: chart)
    } else {
      text = ResultText.text(of: results, as: format ?? Format(ofFile: output) ?? .table)
    }
    let parts = output.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    let name = parts.last.map(String.init) ?? output
    try OutputFolder.write([(name, text)], to: parts.count > 1 ? folder + "/" : ".")
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
