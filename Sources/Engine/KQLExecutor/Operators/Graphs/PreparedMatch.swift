import KQLPlan
import Tables

/// A pattern whose expressions are ready.
struct PreparedMatch: Sendable {
  /// A value computed over the parts of a chain.
  struct Computed: Sendable {
    let kind: GraphMatchPlan.Computed.Kind
    let variable: Int
    let isInner: Bool
    let value: Evaluator
    let columns: Set<Int>
  }

  let plan: GraphMatchPlan
  let computed: [Computed]
  let condition: Evaluator?
  let columns: [Evaluator]
  /// What the condition and the columns read.
  let conditionColumns: Set<Int>
  let resultColumns: Set<Int>
  private let conditions: [(each: Evaluator?, inner: Evaluator?)]

  init(_ plan: GraphMatchPlan, _ run: Run) throws {
    self.plan = plan
    computed = try plan.computed.map { item in
      let value = try run.prepare(item.expression)
      return Computed(
        kind: item.kind,
        variable: item.variable,
        isInner: item.isInner,
        value: value,
        columns: Self.columns(of: [value])
      )
    }
    condition = try plan.condition.map { try run.prepare($0) }
    columns = try run.prepare(plan.columns.map(\.expression))
    conditionColumns = Self.columns(of: condition.map { [$0] } ?? [])
    resultColumns = Self.columns(of: columns)
    conditions = try plan.variables.map { variable in
      switch variable {
      case .node(let condition), .edge(let condition):
        (try condition.map { try run.prepare($0) }, nil)
      case .chain(let each, let inner):
        (try each.map { try run.prepare($0) }, try inner.map { try run.prepare($0) })
      }
    }
  }

  private static func columns(of evaluators: [Evaluator]) -> Set<Int> {
    var columns: Set<Int> = []
    for evaluator in evaluators { evaluator.addColumns(to: &columns) }
    return columns
  }

  /// Searches a graph; the rows are computed as they are asked for.
  func open(_ graph: Graph, _ run: Run) throws -> any BatchReader {
    let nodes = graph.nodes
    var allowed: [ContiguousArray<Bool>?] = []
    var inner: [ContiguousArray<Bool>?] = []
    for (variable, conditions) in Swift.zip(plan.variables, conditions) {
      if case .node = variable {
        allowed.append(try flags(conditions.each, nodes))
      } else {
        allowed.append(try flags(conditions.each, graph.edges))
      }
      inner.append(try flags(conditions.inner, nodes))
    }
    var search = GraphSearch(
      plan,
      graph,
      allowed: allowed,
      inner: inner,
      isPruned: isPruned,
      run
    )
    let tips = try search.search()
    let places = GraphPlaces(search, nodes: nodes, match: self)
    var found = tips
    // Without a condition every place stands, so only shortest paths need a look at all of them.
    if condition != nil || plan.selection != .every { found = try places.kept(tips, run) }
    return GraphMatchReader(places: places, tips: found)
  }

  private func flags(_ condition: Evaluator?, _ batch: Batch) throws -> ContiguousArray<Bool>? {
    guard let condition else { return nil }
    var flags = ContiguousArray(repeating: false, count: batch.count)
    for row in try condition.trueRows(batch) { flags[row] = true }
    return flags
  }

  /// Whether of several ways from node to node only the shortest matter: nothing is asked of a way
  /// as a whole, and the shortest is not too short.
  private var isPruned: Bool {
    guard plan.selection != .every else { return false }
    for case .edge(_, _, let hops) in plan.sequences.joined() where hops.lowerBound > 1 {
      return false
    }
    let width = plan.rowWidth
    return plan.cycles == .uniqueEdges && conditionColumns.allSatisfy { $0 < width }
  }
}

/// Gives the rows of the places where a pattern was found.
private final class GraphMatchReader: BatchReader {
  private let places: GraphPlaces
  private let tips: ContiguousArray<Int>
  private var position = 0

  init(places: GraphPlaces, tips: ContiguousArray<Int>) {
    self.places = places
    self.tips = tips
  }

  func next() throws -> Batch? {
    guard position < tips.count else { return nil }
    let end = min(position + batchRows, tips.count)
    defer { position = end }
    let match = places.match
    let batch = try places.batch(tips[position..<end], columns: match.resultColumns)
    return Batch(columns: try match.columns.evaluate(batch), count: batch.count)
  }
}
