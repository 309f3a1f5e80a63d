public import Diagnostics
import KQLBinder
import KQLExecutor
import KQLFunctions
import KQLPlan
import KQLSyntax
public import Tables

/// The engine: text in, rows out.
public struct KQLEngine: Sendable {
  let tables: any TableProvider
  /// The prelude is read once, however many queries are prepared.
  private let prelude: [Prelude]
  private let preludeFunctions: PreludeFunctions
  private let preludeBodies = PreludeBodies()
  let preludeTables: PreludeTables

  private struct Prelude: Sendable {
    let source: SourceText
    let tree: QuerySyntax
    let diagnostics: [Diagnostic]
  }

  /// Creates an engine over some tables; `prelude` holds `let` statements that every query sees.
  public init(tables: any TableProvider, prelude: [SourceText] = []) {
    self.tables = tables
    self.prelude = prelude.map { source in
      let (tree, diagnostics) = parse(source)
      return Prelude(source: source, tree: tree, diagnostics: diagnostics)
    }
    preludeFunctions = PreludeFunctions(self.prelude.map(\.tree))
    preludeTables = PreludeTables(self.prelude.map { ($0.source, $0.tree) }) {
      tables.schema(of: $0) != nil
    }
  }

  /// Checks a query against the tables' columns; nothing is read unless a plugin's columns depend
  /// on the rows.
  public func prepare(
    _ source: SourceText,
    options: QueryOptions = QueryOptions()
  ) throws(QueryErrors) -> PreparedQuery {
    let tables = tables
    let context = options.context()
    let binder = Binder(
      tables: tables,
      functions: FunctionLibrary.registry,
      context: context,
      prelude: preludeFunctions,
      bodies: preludeBodies
    ) { plan in
      try VectorBackend().run(plan, over: tables, context: context)
    }
    for text in prelude {
      let errors = text.diagnostics + binder.bindPrelude(text.tree)
      if errors.contains(where: { $0.severity == .error }) {
        throw QueryErrors(source: text.source, diagnostics: errors)
      }
    }
    let (tree, problems) = parse(source)
    if problems.contains(where: { $0.severity == .error }) {
      throw QueryErrors(source: source, diagnostics: problems)
    }
    let bound = binder.bind(tree)
    if bound.diagnostics.contains(where: { $0.severity == .error }) {
      throw QueryErrors(source: source, diagnostics: bound.diagnostics)
    }
    let statements = bound.statements.map {
      BoundStatement(name: $0.name, plan: ColumnNeeds.rewrite($0.plan), rendering: $0.rendering)
    }
    return PreparedQuery(statements: statements, tablesUsed: bound.tablesUsed.sorted())
  }

  /// Runs a checked query; throws `QueryStopped` when it cannot come to its end.
  public func run(
    _ query: PreparedQuery,
    options: QueryOptions = QueryOptions()
  ) throws -> [QueryResult] {
    let context = options.context()
    do {
      return try query.statements.map { statement in
        QueryResult(
          name: statement.name,
          schema: statement.plan.schema,
          batch: try VectorBackend().run(statement.plan, over: tables, context: context),
          chart: statement.rendering.map(QueryResult.Chart.init)
        )
      }
    } catch let failure as QueryFailure {
      throw QueryStopped(message: options.cancellation?.reason ?? failure.message)
    }
  }

  /// Prepares what all queries need, which a program may do beside other things that it begins with.
  public static func warmUp() { _ = FunctionLibrary.registry }

  /// The names of all functions, sorted: scalar, aggregate and plugin.
  public static var functionNames: [String] {
    let registry = FunctionLibrary.registry
    return (registry.scalarNames + registry.aggregateNames + registry.pluginNames).sorted()
  }
}
