import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

/// The names that `let` statements and parameters have given to values, rows and functions.
struct Environment {
  /// What a name stands for.
  indirect enum Definition {
    /// A value that uses no columns.
    case scalar(BoundExpression)
    /// Rows.
    case tabular(Rows, isView: Bool)
    /// A function, with the names that were known where it was declared.
    case function(FunctionSyntax, Environment)
    /// A pattern.
    case pattern(PatternDefinitionSyntax, Environment)
  }

  private var definitions: [String: Definition] = [:]
  private let functions: PreludeFunctions
  private var preludeValues: [String: Definition] = [:]
  /// Names in the order they were defined, without those of the prelude.
  private(set) var names: [String] = []

  init(prelude functions: PreludeFunctions) { self.functions = functions }

  subscript(name: String) -> Definition? {
    definitions[name] ?? preludeValues[name]
      ?? functions.byName[name].map { .function($0, outside) }
  }

  /// Whether a name stands for a function of the prelude.
  func isOfPrelude(_ name: String) -> Bool {
    definitions[name] == nil && preludeValues[name] == nil && functions.byName[name] != nil
  }

  /// What a function of the prelude sees: the prelude, and nothing of the query.
  private var outside: Environment {
    var environment = Environment(prelude: functions)
    environment.preludeValues = preludeValues
    return environment
  }

  /// Makes what is defined so far a part of the prelude.
  mutating func moveToPrelude() {
    preludeValues.merge(definitions) { _, last in last }
    definitions = [:]
    names = []
  }

  /// Gives a name a meaning, in place of an earlier one.
  mutating func define(_ name: String, _ definition: Definition) {
    if definitions.updateValue(definition, forKey: name) == nil { names.append(name) }
  }

  /// The names that stand for rows or functions.
  var tabularNames: [String] {
    names.filter {
      switch self[$0] {
      case .tabular, .function: true
      default: false
      }
    }
  }
}

/// What an expression can refer to.
struct Scope {
  /// The row whose columns can be named.
  var rows: Rows?
  /// The left side of a join condition.
  var left: Rows?
  /// The right side of a join condition.
  var right: Rows?
  /// Where aggregates go, where they are allowed.
  var aggregates: AggregateSink?
  /// The states of the steps of `scan` that can be named, with the position of their columns.
  var steps: [String: StepState] = [:]
  /// Why window functions are refused here, if they are.
  var windowRefusal: String?
  /// The graph whose nodes and edges can be named.
  var graph: GraphScope?

  init(_ rows: Rows? = nil) { self.rows = rows }
}

/// Where the columns of a `scan` step's state lie.
struct StepState {
  /// The columns by name.
  var columns: [ScopeColumn]
  /// The position of the first.
  var offset: Int
}

/// Collects the aggregates of a `summarize`.
final class AggregateSink {
  /// The rows that are summarized.
  let input: Rows
  /// How many columns come before the aggregates.
  let offset: Int
  /// The columns that rows are grouped by, which `*` does not stand for.
  let keys: Set<String>
  /// The aggregates so far.
  private(set) var calls: [AggregateCall] = []
  private var width = 0

  init(input: Rows, offset: Int, keys: Set<String> = []) {
    self.input = input
    self.offset = offset
    self.keys = keys
  }

  /// Adds an aggregate and returns the position of its first column.
  func add(_ call: AggregateCall) -> Int {
    calls.append(call)
    defer { width += call.outputs.count }
    return offset + width
  }
}
