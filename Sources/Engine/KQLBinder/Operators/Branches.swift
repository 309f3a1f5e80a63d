import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

// Operators that give several results of the same rows.
extension Binder {
  func bindFork(_ node: ForkSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    var shared = input
    shared.plan = .shared(SharedPlan(id: newID(), plan: input.plan))
    var last = shared
    for (position, branch) in node.branches.enumerated() {
      let rows = try rows(of: branch.subquery, from: shared, in: Scope())
      let name = branch.name?.text ?? "GenericResult" + String(position)
      extraResults.append(
        BoundStatement(name: name, plan: visiblePlan(rows), rendering: nil)
      )
      last = rows
    }
    last.isResult = false
    return last
  }

  func bindFacet(_ node: FacetSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    var shared = input
    shared.plan = .shared(SharedPlan(id: newID(), plan: input.plan))
    var last = shared
    for (position, column) in node.columns.enumerated() {
      var names = NameAllocator()
      let item = NamedExpressionSyntax(expression: column, span: column.span)
      let keys = try groupKeys([item], shared, names: &names)
      let sink = AggregateSink(input: shared, offset: keys.count)
      let (_, at) = try aggregate("count", [], into: sink, at: column.span)
      let summary = SummarizePlan(input: shared.plan, keys: keys, aggregates: sink.calls)
      let plan = ProjectPlan(
        input: .summarize(summary),
        columns: [
          NamedExpression(keys[0].name, .column(0, keys[0].expression.type)),
          NamedExpression("count_" + keys[0].name, .column(at, .long)),
        ],
        isSerial: false
      )
      last = Rows(.project(plan))
      extraResults.append(
        BoundStatement(name: "Facet" + String(position), plan: last.plan, rendering: nil)
      )
    }
    if let subquery = node.subquery {
      last = try rows(of: subquery, from: shared, in: Scope())
      extraResults.append(
        BoundStatement(name: "PrimaryResult", plan: visiblePlan(last), rendering: nil)
      )
    }
    last.isResult = false
    return last
  }
}
