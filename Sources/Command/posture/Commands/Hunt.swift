import ArgumentParser
import Diagnostics
import Documents
import Evidence
import Foundation
import KQL
import Tables

/// `posture hunt`: KQL over tables.
struct Hunt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hunt",
    abstract: "Run a KQL query.",
    discussion: """
      The query is an argument, a file (--file) or standard input (-).

      Tables come from files of events (--data): JSON, NDJSON, CSV, also gzip. A table is named as
      its file.

      Example: posture hunt --data logs/ 'SigninLogs | summarize count() by ResultType'
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

  @Option(name: .long, help: "A file or folder of events to query; may be repeated.")
  var data: [String] = []

  @Option(name: .long, help: "How to write the result: table, json, ndjson, csv or markdown.")
  var format: Format = .table

  @Flag(
    name: .long,
    help: "Answer JSON lines: {\"id\", \"query\"} in, {\"id\", \"tables\" or \"error\"} out."
  )
  var batch = false

  @Option(name: .long, help: "The instant that now() means, ISO 8601; the clock's when left out.")
  var now: String?

  func run() throws {
    let session = HuntSession(tables: try tables(), now: try instant())
    if batch {
      while let line = readLine(strippingNewline: true) {
        guard !line.isEmpty else { continue }
        Output.text(session.answer(line: line) + "\n")
      }
      return
    }
    let source = try text()
    do {
      let results = try session.run(source)
      Output.text(ResultText.text(of: results, as: format))
    } catch let errors as QueryErrors {
      let printer = DiagnosticPrinter(errors.source)
      throw CommandFailure(.badInput, drawn: errors.diagnostics.map { printer.draw($0) })
    } catch let failure as QueryStopped {
      throw CommandFailure(.badInput, failure.message)
    }
  }

  private func tables() throws -> any TableProvider {
    guard !data.isEmpty else { return MemoryTables() }
    do throws(EvidenceError) {
      let tables = try EventTables(paths: data)
      for problem in tables.problems { Output.message(problem.description) }
      return tables
    } catch {
      throw CommandFailure(
        error.kind == .notFound ? .noInput : .badInput,
        drawn: error.problems.map(\.description)
      )
    }
  }

  private func text() throws -> SourceText {
    if let file {
      guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
        throw CommandFailure(.noInput, "\(file): cannot be read as a UTF-8 text")
      }
      return SourceText(name: file, text: text)
    }
    if let query, query != "-" { return SourceText(name: "query", text: query) }
    let bytes = FileHandle.standardInput.readDataToEndOfFile()
    return SourceText(name: "query", text: String(decoding: bytes, as: UTF8.self))
  }

  private func instant() throws -> Int64 {
    guard let now else {
      return Ticks.unixEpoch + Int64(Date().timeIntervalSince1970 * 10_000_000)
    }
    guard let date = ISO8601DateFormatter().date(from: now) else {
      throw CommandFailure(.usage, "--now '\(now)' is not a time such as 2026-01-31T12:00:00Z")
    }
    return Ticks.unixEpoch + Int64(date.timeIntervalSince1970) * Ticks.second
  }
}

/// Queries over one set of tables.
struct HuntSession {
  let tables: any TableProvider
  let now: Int64

  /// Runs a query.
  func run(_ source: SourceText) throws -> [QueryResult] {
    let engine = KQLEngine(tables: tables)
    let options = QueryOptions(now: now)
    return try engine.run(engine.prepare(source, options: options), options: options)
  }

  /// Answers one line of the batch protocol.
  func answer(line: String) -> String {
    var json = JSONText()
    json.raw("{\"id\":")
    do {
      let request = try JSONDocument(line, named: "stdin")
      if let id = request.root["id"]?.string {
        json.string(id)
      } else {
        json.raw(request.root["id"]?.int.map(String.init) ?? "null")
      }
      guard let query = request.root["query"]?.string else {
        return json.text + ",\"error\":\"the line has no query\"}"
      }
      let results = try run(SourceText(name: "query", text: query))
      json.raw(",\"tables\":[")
      for (index, result) in results.enumerated() {
        if index > 0 { json.raw(",") }
        result.write(to: &json)
      }
      json.raw("]}")
    } catch let errors as QueryErrors {
      json.raw(",\"error\":")
      json.string(errors.diagnostics.map(\.description).joined(separator: "\n"))
      json.raw("}")
    } catch {
      if json.text.hasSuffix(":") { json.raw("null") }
      json.raw(",\"error\":")
      json.string("\(error)")
      json.raw("}")
    }
    return json.text
  }
}
