import Evidence
import KQL
import Synchronization
import Tables

/// What can be completed at the prompt: tables, columns, functions, operators.
final class PromptVocabulary: Sendable {
  private let tables: EventTables
  private let tableNames: [String]
  private let words: [String]
  /// The tables that the query so far names.
  private let named = Mutex<[String]>([])

  private static let commands = [".exit", ".functions", ".help", ".quit", ".schema", ".tables"]
  private static let operators = [
    "and", "ascending", "between", "by", "consume", "contains", "contains_cs", "count", "datatable",
    "distinct", "endswith", "evaluate", "extend", "externaldata", "facet", "find", "fork",
    "getschema", "has", "has_all", "has_any", "has_cs", "in", "invoke", "join", "kind", "let",
    "limit", "lookup", "make-series", "matches regex", "materialize", "mv-apply", "mv-expand", "on",
    "or", "order by", "parse", "parse-kv", "parse-where", "partition", "print", "project",
    "project-away", "project-keep", "project-rename", "project-reorder", "range", "reduce",
    "render", "sample", "sample-distinct", "scan", "search", "serialize", "sort by", "startswith",
    "summarize", "take", "top", "top-hitters", "top-nested", "toscalar", "typeof", "union", "where",
  ]

  init(tables: EventTables, schemas: EventSchemas) {
    self.tables = tables
    tableNames = tables.tableNames + tables.describedNames
    let functions = KQLEngine.functionNames.filter { $0.first?.isLetter == true }
    words = functions + Self.operators + schemas.functionNames
  }

  /// Notes the tables that a line names, whose columns are offered from then on.
  func look(at line: String) {
    let parts = Set(line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
    let found = tableNames.filter { parts.contains($0) }
    guard !found.isEmpty else { return }
    named.withLock { names in
      for name in found where !names.contains(name) { names.append(name) }
      // Queries name few tables; those of long ago are not meant any more.
      names = names.suffix(8)
    }
  }

  /// What the word that begins at `start` of a line can become.
  func completions(line: String, start: Int, word: String) -> [String] {
    if start == 0, word.hasPrefix(".") { return matching(word, Self.commands) }
    if line.hasPrefix(".schema ") { return matching(word, tableNames) }
    if line.hasPrefix(".help ") { return matching(word, words) }
    look(at: line)
    let columns = named.withLock { $0 }.flatMap { name in
      tables.schema(of: name)?.fields.map(\.name) ?? []
    }
    return matching(word, tableNames + columns + words)
  }

  private func matching(_ word: String, _ candidates: [String]) -> [String] {
    let exact = Set(candidates.filter { $0.hasPrefix(word) })
    if !exact.isEmpty { return exact.sorted() }
    let lower = word.lowercased()
    return Set(candidates.filter { $0.lowercased().hasPrefix(lower) }).sorted()
  }
}
