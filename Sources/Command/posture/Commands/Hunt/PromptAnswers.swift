import Evidence
import KQL
import Tables

/// What the prompt's own commands print.
enum PromptAnswers {
  /// The commands.
  static let commands = [
    ".tables            the tables, those with data first",
    ".schema TABLE      the columns of a table",
    ".functions         the names of all functions",
    ".help FUNCTION     how a function is called",
    ".quit              end",
  ]

  /// The tables.
  static func tables(_ tables: EventTables, _ schemas: EventSchemas) -> [String] {
    let present = tables.tableNames
    let without = tables.describedNames
    var lines = present.map { name in
      let about = schemas.table(named: name)?.about
      return TerminalText.clean(name) + (about.map { "  " + TerminalText.clean($0) } ?? "")
    }
    lines.append("\(without.count) more are known and have no data:")
    lines += TerminalText.wrap(without.map(TerminalText.clean).joined(separator: ", "), to: 100)
    return lines
  }

  /// The columns of a table.
  static func schema(
    _ name: String,
    _ tables: EventTables,
    _ schemas: EventSchemas
  ) -> [String] {
    guard let schema = tables.schema(of: name) else {
      return ["there is no table named '\(TerminalText.clean(name))'"]
    }
    return (schemas.table(named: name)?.about.map { [$0] } ?? []).map(TerminalText.clean)
      + schema.fields.map { "  \(TerminalText.clean($0.name)): \($0.type.rawValue)" }
  }

  /// The help on a function.
  static func help(_ name: String) -> [String] {
    guard let help = FunctionHelp(name) else {
      return ["there is no function named '\(TerminalText.clean(name))'"]
    }
    return [help.summary] + help.signatures.map { "  " + $0 }
      + help.examples.prefix(3).map { "  \($0.query)  gives  \($0.result)" }
  }

  /// The names of all functions.
  static func functions() -> [String] {
    let names = KQLEngine.functionNames.filter { $0.first?.isLetter == true }
    return TerminalText.wrap(names.joined(separator: " "), to: 100)
  }
}
