import Diagnostics
import Foundation
import KQL
import Tables
import Testing

/// Runs the `.kqltest` files beside this one; `Tests/README.md` says how they are written.
@Suite struct SpecTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Specs")

  static let files: [String] = {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { $0.hasSuffix(".kqltest") }.sorted()
  }()

  @Test func thereAreSpecs() { #expect(Self.files.count > 3) }

  @Test(arguments: files)
  func answersAsSpecified(file: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
    for spec in Spec.specs(in: text) {
      #expect(spec.outcome() == spec.expected, "\(file): \(spec.title)")
    }
  }
}

/// One case: a query and the table or the diagnostics that it gives.
struct Spec {
  var title: String
  var query: String
  var expected: [String]

  /// The cases of a file: `==== title`, the query, `----`, the answer.
  static func specs(in text: String) -> [Spec] {
    var specs: [Spec] = []
    var inAnswer = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("==== ") {
        specs.append(Spec(title: String(line.dropFirst(5)), query: "", expected: []))
        inAnswer = false
      } else if line == "----" {
        inAnswer = true
      } else if specs.isEmpty || (inAnswer && line.isEmpty) {
        continue
      } else if inAnswer {
        specs[specs.count - 1].expected.append(String(line))
      } else {
        specs[specs.count - 1].query += line + "\n"
      }
    }
    return specs
  }

  /// What the engine says, in the form of the file.
  func outcome() -> [String] {
    let engine = KQLEngine(tables: MemoryTables())
    let options = QueryOptions(now: Ticks.unixEpoch + 50 * 365 * Ticks.day)
    do {
      let query = try engine.prepare(SourceText(name: "spec", text: query), options: options)
      return try engine.run(query, options: options).flatMap(lines)
    } catch let errors as QueryErrors {
      return errors.diagnostics.map { "error \($0.code): \($0.message)" }
    } catch {
      return ["stopped: \(error)"]
    }
  }

  private func lines(_ result: QueryResult) -> [String] {
    let header = result.schema.fields.map { $0.name + ":" + $0.type.rawValue }
    let rows = (0..<result.batch.count).map { row in
      result.batch.columns.map { column -> String in
        var json = JSONText()
        json.value(column.value(at: row))
        return json.text
      }.joined(separator: " | ")
    }
    return [header.joined(separator: " | ")] + rows
  }
}
