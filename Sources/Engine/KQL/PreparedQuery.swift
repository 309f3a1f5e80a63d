import KQLBinder
import KQLPlan
public import Tables

/// A query that has been parsed, bound and planned.
public struct PreparedQuery: Sendable {
  let statements: [BoundStatement]
  /// The names of the tables that the query reads, sorted.
  public let tablesUsed: [String]

  /// The columns of each result.
  public var schemas: [Schema] { statements.map(\.plan.schema) }

  /// The columns of the last result.
  public var schema: Schema { statements.last?.plan.schema ?? Schema([]) }

  /// What the query means, operator by operator, as text.
  public var planText: String {
    statements.map { statement in
      let text = PlanText(statement.plan).description
      return statements.count == 1 ? text : "\(statement.name):\n" + text
    }.joined(separator: "\n")
  }
}
