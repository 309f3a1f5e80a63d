import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

// Rows of plugins such as `bag_unpack` have the columns that their values say. Where there are no
// rows yet, as when a query is checked without data, a column that the query names is taken to be
// there, of a type that cannot be told.
extension Binder {
  /// How often the columns of one operator may turn out to be more.
  private static let assumptionLimit = 200

  /// The value of a column that open rows may have; the operator is bound again with that column.
  func assumed(_ name: String) -> Argument {
    if !assumedColumns.contains(name) { assumedColumns.append(name) }
    return Argument(expression: .literal(.dynamic(.null)), name: name)
  }

  /// Binds an operator over rows that may have more columns than are known.
  func bind(_ step: OperatorSyntax, open input: Rows) throws(Diagnostic) -> Rows {
    let outer = (assumedColumns, diagnostics, extraResults, graphTables, environment)
    defer { assumedColumns = outer.0 }
    var input = input
    for _ in 0..<Self.assumptionLimit {
      assumedColumns = []
      do throws(Diagnostic) {
        var rows = try bind(step, input: input)
        if assumedColumns.isEmpty {
          if step.keepsColumns { rows.isOpen = true }
          return rows
        }
      } catch {
        if assumedColumns.isEmpty { throw error }
      }
      input = widened(input, by: assumedColumns)
      (_, diagnostics, extraResults, graphTables, environment) = outer
    }
    throw Diagnostic(Code.tooDeep, "too many columns are not known here", at: step.span)
  }

  private func widened(_ input: Rows, by names: [String]) -> Rows {
    var columns = input.columns.enumerated().map {
      NamedExpression($0.element.name, input.reference($0.offset))
    }
    var described = input.columns
    for name in names where input.index(of: name) == nil {
      columns.append(NamedExpression(name, .literal(.dynamic(.null))))
      described.append(ScopeColumn(name: name, type: .dynamic))
    }
    let plan = ProjectPlan(input: input.plan, columns: columns, isSerial: false)
    var rows = Rows(.project(plan), columns: described, isSerialized: input.isSerialized)
    rows.isOpen = true
    hasAssumedColumns = true
    return rows
  }

  /// A value to group or order by; one whose type cannot be told is taken as text.
  func asKey(_ value: Argument, at span: SourceSpan) throws(Diagnostic) -> Argument {
    guard hasAssumedColumns, value.type == .dynamic else { return value }
    let text = try call("tostring", value.expression, at: span)
    return Argument(expression: text, name: value.name)
  }

  /// Two values to join by; one whose type cannot be told has that of the other.
  func comparable(
    _ left: BoundExpression,
    _ right: BoundExpression,
    at span: SourceSpan
  ) throws(Diagnostic) -> (BoundExpression, BoundExpression) {
    guard hasAssumedColumns else { return (left, right) }
    switch (left.type, right.type) {
    case (.dynamic, .dynamic):
      return (try call("tostring", left, at: span), try call("tostring", right, at: span))
    case (.dynamic, let type): return (try convert(left, to: type, at: span), right)
    case (let type, .dynamic): return (left, try convert(right, to: type, at: span))
    default: return (left, right)
    }
  }
}

extension OperatorSyntax {
  /// Whether the columns that come in come out too, known or not.
  fileprivate var keepsColumns: Bool {
    switch self {
    case .where, .extend, .projectAway, .projectRename, .projectReorder, .join, .lookup, .sort,
      .top, .take, .sample, .mvExpand, .mvApply, .parse, .parseKV, .serialize, .as, .consume,
      .executeAndCache, .assertSchema, .render:
      true
    default: false
    }
  }
}
