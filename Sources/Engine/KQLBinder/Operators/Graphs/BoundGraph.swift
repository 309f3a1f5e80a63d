import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

/// A graph that a pipeline has come to.
struct BoundGraph {
  /// How it is made.
  var plan: GraphPlan
  /// What expressions over a node see: facts, which have no names, and properties.
  var nodeColumns: [ScopeColumn]
  /// The columns of edges.
  var edgeColumns: [ScopeColumn]

  init(_ plan: GraphPlan) {
    self.plan = plan
    let key = plan.source.type
    nodeColumns = [
      ScopeColumn(name: "$key", type: key, isHidden: true),
      ScopeColumn(name: "$in", type: .long, isHidden: true),
      ScopeColumn(name: "$out", type: .long, isHidden: true),
    ]
    nodeColumns += plan.properties.fields.map { ScopeColumn(name: $0.name, type: $0.type) }
    edgeColumns = plan.edges.schema.fields.map { ScopeColumn(name: $0.name, type: $0.type) }
  }

  /// Rows whose columns expressions over a node or an edge can name.
  func scopeRows(_ element: GraphScope.Part) -> Rows {
    let columns = element == .node ? nodeColumns : edgeColumns
    let empty = Schema(columns.map { .init($0.name, $0.type) })
    return Rows(
      .values(ValuesPlan(batch: Batch(emptyOf: empty), schema: empty)),
      columns: columns,
      isSerialized: false
    )
  }
}

/// What expressions over a graph can name besides columns.
struct GraphScope {
  /// A node or an edge.
  enum Part: Sendable {
    case node
    case edge
  }

  /// A variable of a pattern.
  struct Variable {
    /// Its name, if it has one.
    var name: String?
    /// What it stands for.
    var part: Part
    /// Whether it is a chain of edges.
    var isChain: Bool
    /// Where its columns begin.
    var offset: Int
  }

  /// The graph.
  var graph: BoundGraph
  /// The variables of the pattern.
  var variables: [Variable] = []
  /// The node or edge whose columns have no variable before them.
  var own: Part?
  /// How many columns come before those of the variables.
  var shift = 0
  /// Where values over chains go.
  var sink: GraphSink?

  /// The variable of a name.
  func index(of name: String) -> Int? { variables.firstIndex { $0.name == name } }

  /// The columns of a node or an edge.
  func columns(of part: Part) -> [ScopeColumn] {
    part == .node ? graph.nodeColumns : graph.edgeColumns
  }
}

/// Collects the values that are computed over chains of edges.
final class GraphSink {
  /// How many columns come before them.
  let offset: Int
  private(set) var values: [GraphMatchPlan.Computed] = []

  init(offset: Int) { self.offset = offset }

  /// Adds a value and returns its position.
  func add(_ value: GraphMatchPlan.Computed) -> Int {
    values.append(value)
    return offset + values.count - 1
  }
}
