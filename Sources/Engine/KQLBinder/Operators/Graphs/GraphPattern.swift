import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

/// A pattern of a graph while it is bound.
struct GraphPattern {
  /// The variables and the graph.
  var scope: GraphScope
  /// The paths.
  var sequences: [[GraphMatchPlan.Element]] = []
  /// How many columns the variables have.
  private(set) var width = 0
  let cycles: GraphMatchPlan.Cycles
  let selection: GraphMatchPlan.Selection
  private var conditions: [(each: [BoundExpression], inner: [BoundExpression])] = []

  init(
    _ graph: BoundGraph,
    cycles: GraphMatchPlan.Cycles,
    selection: GraphMatchPlan.Selection
  ) {
    scope = GraphScope(graph: graph)
    self.cycles = cycles
    self.selection = selection
  }

  /// The variable of a name, which a node may have had before.
  mutating func variable(
    _ name: NameSyntax?,
    _ part: GraphScope.Part,
    isChain: Bool
  ) throws(Diagnostic) -> Int {
    if let name, let index = scope.index(of: name.text) {
      guard part == .node, scope.variables[index].part == .node else {
        throw Diagnostic(
          Code.duplicateName,
          "'\(name.text)' stands for something else already",
          at: name.span
        )
      }
      return index
    }
    scope.variables.append(
      GraphScope.Variable(name: name?.text, part: part, isChain: isChain, offset: width)
    )
    conditions.append(([], []))
    if !isChain { width += scope.columns(of: part).count }
    return scope.variables.count - 1
  }

  /// Adds a condition on a variable, or on each part of a chain.
  mutating func require(_ condition: BoundExpression, of variable: Int, isInner: Bool) {
    if isInner {
      conditions[variable].inner.append(condition)
    } else {
      conditions[variable].each.append(condition)
    }
  }

  /// The variables with their conditions.
  var variables: [GraphMatchPlan.Variable] {
    Swift.zip(scope.variables, conditions).map { variable, conditions in
      let each = joined(conditions.each)
      if variable.isChain { return .chain(each: each, inner: joined(conditions.inner)) }
      return variable.part == .node ? .node(condition: each) : .edge(condition: each)
    }
  }

  private func joined(_ conditions: [BoundExpression]) -> BoundExpression? {
    conditions.count > 1 ? .and(conditions) : conditions.first
  }
}
