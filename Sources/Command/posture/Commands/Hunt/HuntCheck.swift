import ArgumentParser
import Diagnostics
import Documents
import Evidence
import KQL
import Tables

/// `posture hunt check`: parses and binds queries, and runs nothing.
struct HuntCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check queries against the columns of tables, without data.",
    discussion: """
      Tells what is wrong, with line and column, or which columns a query gives. The tables of
      Defender XDR and Sentinel are known; --schema describes others. Exit code 7 when something
      is wrong.

      Example:
        posture hunt check --schema own-tables.yaml hunts/*.kql
      """
  )

  @Argument(help: ArgumentHelp("Files with a query each, or -.", valueName: "file"))
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file that describes tables: their columns and types; may be repeated.",
      valueName: "file"
    )
  )
  var schema: [String] = []

  @Option(help: "How to write what was found.")
  var format: CheckFormat = .text

  @Flag(
    help: "Answer JSON lines: {\"id\", \"query\"} in, {\"id\", \"columns\" or \"errors\"} out."
  )
  var batch = false

  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    if batch, !files.isEmpty { throw ValidationError("--batch reads standard input, no files.") }
    if !batch, files.isEmpty { throw ValidationError("Name the files to check, or - or --batch.") }
  }

  func run() throws {
    let checker = QueryChecker(schemas: try HuntSchemas.load(schema))
    var errors = 0
    if batch {
      while let line = readLine(strippingNewline: true) {
        guard !line.isEmpty else { continue }
        let (answer, isFine) = checker.answer(line: line)
        if !isFine { errors += 1 }
        Output.text(answer + "\n")
      }
    } else {
      let checked = try files.map { checker.check(try QueryText.source(ofFile: $0)) }
      errors = checked.reduce(0) { $0 + $1.diagnostics.count }
      switch format {
      case .text:
        for query in checked { Output.lines(query.lines) }
        verbosity.inform(
          (checked.count == 1 ? "1 query" : "\(checked.count) queries") + " checked, "
            + Count.of(errors, "error")
        )
      case .json: Output.text(CheckedQuery.json(checked, errors: errors))
      }
    }
    if errors > 0 { throw SilentExit(status: .problemsFound) }
  }
}

/// Checks queries against descriptions of tables.
struct QueryChecker {
  let schemas: EventSchemas

  /// Checks one query.
  func check(_ source: SourceText) -> CheckedQuery {
    do throws(QueryErrors) {
      let query = try HuntSession.prepare(source, over: schemas, options: QueryOptions()).query
      return CheckedQuery(
        source: source,
        columns: query.schemas.map(\.fields),
        tables: query.tablesUsed,
        diagnostics: []
      )
    } catch {
      return CheckedQuery(source: source, columns: [], tables: [], diagnostics: error.diagnostics)
    }
  }

  /// Answers one line of the batch protocol, and says whether the query was fine.
  func answer(line: String) -> (String, Bool) {
    let request = BatchRequest(line)
    var json = JSONText()
    json.raw("{\"id\":" + request.id)
    guard let text = request.query else {
      json.raw(",\"errors\":[{\"message\":\"the line has no query\"}]}")
      return (json.text, false)
    }
    let checked = check(SourceText(name: "query", text: text))
    if checked.diagnostics.isEmpty {
      json.raw(",\"columns\":")
      CheckedQuery.write(checked.columns.last ?? [], to: &json)
    } else {
      json.raw(",\"errors\":[")
      for (index, diagnostic) in checked.diagnostics.enumerated() {
        if index > 0 { json.raw(",") }
        checked.write(diagnostic, to: &json)
      }
      json.raw("]")
    }
    json.raw("}")
    return (json.text, checked.diagnostics.isEmpty)
  }
}
