import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

// Functions that only a service can answer: their columns are known, and their answers are what a
// table of the function's name says, where there is one.
extension Binder {
  /// The rows of a call of such a function, `piped` rows being what it adds to.
  func rows(
    asking service: ServiceFunction,
    _ node: CallSyntax,
    piped: Rows?
  ) throws(Diagnostic) -> Rows {
    guard service.takesRows else {
      guard tables.schema(of: service.name) == nil else {
        return try table(service.name, at: node.name.span)
      }
      return unanswered(service, Rows(emptyValues()), service.schema)
    }
    guard let piped else {
      throw Diagnostic(
        Code.notTabular,
        "'\(service.name)' adds to rows, and there are none here",
        at: node.span,
        hints: ["write T | invoke \(service.name)(...)"]
      )
    }
    let column = try keyColumn(of: service, node, piped)
    if tables.schema(of: service.name) != nil {
      return try answered(service, node, piped, column)
    }
    let known = Set(piped.visible.map(\.column.name))
    let fields =
      piped.visible.map { Schema.Field($0.column.name, $0.column.type) }
      + service.schema.fields.filter { !known.contains($0.name) }
    return unanswered(service, piped, Schema(fields))
  }

  /// The column of the rows that the call is about: its first argument, or the usual key.
  private func keyColumn(
    of service: ServiceFunction,
    _ node: CallSyntax,
    _ rows: Rows
  ) throws(Diagnostic) -> Int {
    var name = service.keys.first ?? ""
    var span = node.name.span
    if let first = node.arguments.first {
      span = first.span
      switch first.expression {
      case .name(let node): name = node.text
      case .literal(let node):
        if case .string(let text) = node.value { name = text }
      default: break
      }
    }
    guard let index = rows.index(of: name) else {
      throw Diagnostic(
        Code.unknownColumn,
        "there is no column named '\(name)' for '\(service.name)' to look at",
        at: span,
        hints: nearMissHints(for: name, among: rows.columns.map(\.name))
      )
    }
    return index
  }

  /// The rows with what a table of the function's name says of them.
  private func answered(
    _ service: ServiceFunction,
    _ node: CallSyntax,
    _ input: Rows,
    _ column: Int
  ) throws(Diagnostic) -> Rows {
    let answers = try table(service.name, at: node.name.span)
    let name = input.columns[column].name
    // `InitiatingProcessSHA1` is matched with the answers' `SHA1`.
    let key =
      service.keys.first { $0 == name } ?? service.keys.first { name.hasSuffix($0) }
      ?? service.keys.first ?? name
    guard let position = answers.index(of: key),
      answers.columns[position].type == input.columns[column].type
    else {
      throw Diagnostic(
        Code.unknownColumn,
        "the table '\(service.name)' has no column '\(key)' of the type of '\(name)'",
        at: node.span
      )
    }
    let known = Set(input.visible.map(\.column.name))
    let kept = answers.visible.filter { !known.contains($0.column.name) || $0.index == position }
    let columns = kept.map { NamedExpression($0.column.name, answers.reference($0.index)) }
    let narrowed = projected(answers, columns)
    guard let place = narrowed.index(of: key) else { return input }
    return lookup(input, column, in: narrowed, by: place)
  }

  private func unanswered(_ service: ServiceFunction, _ input: Rows, _ schema: Schema) -> Rows {
    Rows(
      .plugin(
        PluginPlan(
          input: visiblePlan(input),
          plugin: UnreachableService.self,
          arguments: [
            .literal(.string(service.name)), .literal(.bool(service.takesRows)),
            .table(schema, Batch(emptyOf: schema)),
          ],
          schema: schema
        )
      )
    )
  }

  private func emptyValues() -> LogicalPlan {
    let schema = Schema([])
    return .values(ValuesPlan(batch: Batch(columns: [], count: 0), schema: schema))
  }
}

/// What a call of a service's function comes to when the run reaches it.
private enum UnreachableService: TablePlugin {
  static let name = "service function"
  static let summary = "Says that a function needs a service."
  static let examples: [Example] = []

  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? { input }

  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch) {
    var name = ""
    for case .literal(.string(let text)) in arguments { name = text }
    // Of no rows nothing has to be asked.
    if input.count == 0, arguments.contains(where: \.isTrue),
      case .table(let schema, let none)? =
        arguments.last
    {
      return (schema, none)
    }
    throw QueryFailure(
      "'\(name)' is answered by a service, which is not asked; give its answers as a table named "
        + "'\(name)'"
    )
  }
}

extension PluginArgument {
  fileprivate var isTrue: Bool {
    if case .literal(.bool(true)) = self { true } else { false }
  }
}
