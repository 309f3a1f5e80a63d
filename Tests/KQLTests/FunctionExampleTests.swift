import Diagnostics
import KQL
import KQLFunctions
import KQLPlan
import Tables
import Testing

/// Every function documents itself with queries; here they run.
@Suite struct FunctionExampleTests {
  static let scalars = FunctionLibrary.scalar.map { ($0.name, $0.examples) }
  static let aggregates = FunctionLibrary.aggregate.map { ($0.name, $0.examples) }
  static let plugins = FunctionLibrary.plugins.map { ($0.name, $0.examples, $0.summary) }

  @Test func everyExamplePrintsWhatItSays() throws {
    for (name, examples) in Self.scalars + Self.aggregates {
      #expect(!examples.isEmpty, "'\(name)' has no example")
      for example in examples {
        #expect(Self.printed(example.query) == example.result, "\(name): \(example.query)")
      }
    }
  }

  /// A plugin that needs a service has no example, since it never runs.
  @Test func everyPluginExamplePrintsWhatItSays() throws {
    for (name, examples, summary) in Self.plugins {
      #expect(!examples.isEmpty || summary.contains("offline"), "'\(name)' has no example")
      for example in examples {
        #expect(Self.printed(example.query) == example.result, "\(name): \(example.query)")
      }
    }
  }

  @Test func namesAreUnique() {
    for names in [
      FunctionLibrary.scalar.flatMap { [$0.name] + $0.aliases },
      FunctionLibrary.aggregate.flatMap { [$0.name] + $0.aliases },
      FunctionLibrary.plugins.map { $0.name },
    ] {
      let repeated = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
      #expect(repeated == [])
    }
  }

  /// The first value of the first row as `tostring` prints it, or what went wrong.
  static func printed(_ text: String) -> String {
    let engine = KQLEngine(tables: MemoryTables())
    let options = QueryOptions(now: Ticks.unixEpoch + 50 * 365 * Ticks.day)
    do {
      let query = try engine.prepare(SourceText(name: "example", text: text), options: options)
      let results = try engine.run(query, options: options)
      guard let batch = results.first?.batch, batch.count > 0,
        let convert = FunctionLibrary.registry.scalar("tostring")?.overloads.first
      else { return "no rows" }
      let column = try convert.evaluate([batch.columns[0]], batch.count, QueryContext(now: 0))
      guard case .string(let printed) = column.value(at: 0) else { return "no text" }
      return printed
    } catch let errors as QueryErrors {
      return errors.diagnostics.map { "error \($0.code): \($0.message)" }.joined(separator: "; ")
    } catch {
      return "stopped: \(error)"
    }
  }
}
