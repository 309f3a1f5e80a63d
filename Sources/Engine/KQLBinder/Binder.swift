public import Diagnostics
public import KQLPlan
public import KQLSyntax
public import Tables

/// Resolves the names and types of a query and turns its syntax into plans.
///
/// Mistakes are collected as far as one does not hide the next: each column of a `project` and
/// each statement reports its own.
public final class Binder {
  /// Computes rows while binding, for plugins whose columns depend on them.
  public typealias Evaluate = (LogicalPlan) throws -> Batch

  let tables: any TableProvider
  let functions: FunctionRegistry
  let context: QueryContext
  let evaluate: Evaluate
  /// What functions of the prelude were bound to by this binder and others.
  let bodies: PreludeBodies
  /// What has been found wrong so far.
  var diagnostics: [Diagnostic] = []
  /// The tables that plans read.
  var tablesUsed: Set<String> = []
  /// The names that `let` statements have defined.
  var environment: Environment
  /// Further results of `fork` and `facet`, in the order they come out.
  var extraResults: [BoundStatement] = []
  /// The tables that `graph-to-table` has named, for the statements that follow.
  var graphTables: [(name: String, rows: Rows)] = []
  /// How the query asks for its result to be drawn.
  var rendering: Rendering?
  /// How deep functions and subqueries are nested at the moment.
  var depth = 0
  /// The columns that were named and are not known, where rows are open.
  var assumedColumns: [String] = []
  /// Whether rows have columns that were only assumed, so that types cannot be told everywhere.
  var hasAssumedColumns = false
  private var lastID = 0

  /// Creates a binder.
  public init(
    tables: any TableProvider,
    functions: FunctionRegistry,
    context: QueryContext,
    prelude: PreludeFunctions = PreludeFunctions(),
    bodies: PreludeBodies = PreludeBodies(),
    evaluate: @escaping Evaluate
  ) {
    self.tables = tables
    self.functions = functions
    self.context = context
    environment = Environment(prelude: prelude)
    self.bodies = bodies
    self.evaluate = evaluate
  }

  /// Defines the values and rows of a text that every later query sees; its functions are among the
  /// `PreludeFunctions` already.
  public func bindPrelude(_ tree: QuerySyntax) -> [Diagnostic] {
    diagnostics = []
    for statement in tree.statements {
      if case .let(let node) = statement, case .function = node.value { continue }
      bindCollecting(statement)
    }
    environment.moveToPrelude()
    return diagnostics
  }

  /// Binds a query.
  public func bind(_ tree: QuerySyntax) -> BoundQuery {
    diagnostics = []
    var results: [BoundStatement] = []
    for statement in tree.statements {
      extraResults = []
      for (name, rows) in graphTables { environment.define(name, .tabular(rows, isView: false)) }
      rendering = nil
      guard let rows = bindCollecting(statement) else { continue }
      let names = results.count + extraResults.count
      for extra in extraResults { results.append(extra) }
      if rows.graph != nil {
        diagnostics.append(
          Diagnostic(
            Code.graph,
            "the result is a graph, and a query gives rows",
            at: statement.span,
            hints: ["make rows of it with graph-match or graph-to-table"]
          )
        )
        continue
      }
      // A fork gives its branches only.
      if rows.isResult || extraResults.isEmpty && graphTables.isEmpty {
        let name = names == 0 ? "PrimaryResult" : "Result\(names)"
        results.append(
          BoundStatement(name: name, plan: visiblePlan(rows), rendering: rendering)
        )
      }
    }
    if results.isEmpty {
      results = graphTables.map {
        BoundStatement(name: $0.name, plan: $0.rows.plan, rendering: nil)
      }
    }
    if results.isEmpty, diagnostics.isEmpty {
      diagnostics.append(
        Diagnostic(Code.emptyQuery, "the query has no expression that gives rows", at: tree.span)
      )
    }
    return BoundQuery(
      statements: results,
      tablesUsed: tablesUsed,
      diagnostics: diagnostics
    )
  }

  @discardableResult
  private func bindCollecting(_ statement: StatementSyntax) -> Rows? {
    do throws(Diagnostic) {
      return try bind(statement)
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  /// A number that no other node of this query has.
  func newID() -> Int {
    lastID += 1
    return lastID
  }

  /// Binds something for other queries too; nil, and the content by itself, when it left traces in
  /// this query that the others would lack.
  func forAll<Content: Sendable>(
    _ body: () throws(Diagnostic) -> Content
  ) throws(Diagnostic) -> (content: Content, shareable: PreludeBodies.Body<Content>?) {
    let (id, read, traces) = (lastID, tablesUsed, traces)
    defer {
      lastID = id
      tablesUsed.formUnion(read)
    }
    lastID = bodies.firstID()
    tablesUsed = []
    let content = try body()
    let isClean = traces == self.traces
    return (content, isClean ? PreludeBodies.Body(content: content, tables: tablesUsed) : nil)
  }

  private var traces: [Int] {
    [diagnostics.count, extraResults.count, graphTables.count, rendering == nil ? 0 : 1]
  }

  /// Runs `body` one level deeper; too deep is an error rather than a crash.
  func deeper<Result>(
    at span: SourceSpan,
    _ body: () throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    guard depth < 60 else {
      throw Diagnostic(Code.tooDeep, "the query is nested too deeply", at: span)
    }
    depth += 1
    defer { depth -= 1 }
    return try body()
  }

  /// The plan of rows without the columns that are hidden.
  func visiblePlan(_ rows: Rows) -> LogicalPlan {
    guard rows.columns.contains(where: \.isHidden) else { return rows.plan }
    let columns = rows.visible.map { NamedExpression($0.column.name, rows.reference($0.index)) }
    return .project(ProjectPlan(input: rows.plan, columns: columns, isSerial: false))
  }
}

/// A bound query: its results and the tables it reads.
public struct BoundQuery: Sendable {
  /// The results in order.
  public let statements: [BoundStatement]
  /// The tables that it reads.
  public let tablesUsed: Set<String>
  /// What is wrong; with an error the statements are not complete.
  public let diagnostics: [Diagnostic]
}

/// One result of a query.
public struct BoundStatement: Sendable {
  /// Its name.
  public let name: String
  /// What it means.
  public let plan: LogicalPlan
  /// How it is to be drawn.
  public let rendering: Rendering?

  /// Creates a result.
  public init(name: String, plan: LogicalPlan, rendering: Rendering?) {
    self.name = name
    self.plan = plan
    self.rendering = rendering
  }
}
