import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

/// Calls with several results, each computed once for all of its columns.
///
/// The columns of the input keep their positions, the calls come after them.
struct StagedCalls {
  private let input: Rows
  private var calls: [NamedExpression] = []

  init(_ input: Rows) { self.input = input }

  /// Adds a call; returns how columns refer to its value.
  mutating func add(_ call: BoundExpression) -> BoundExpression {
    if call.literal != nil { return call }
    calls.append(NamedExpression("$call" + String(calls.count), call))
    return .column(input.columns.count + calls.count - 1, call.type)
  }

  /// The input with the calls behind its columns.
  var rows: Rows {
    guard !calls.isEmpty else { return input }
    let columns = input.columns.enumerated().map {
      NamedExpression($0.element.name, input.reference($0.offset))
    }
    let plan = ProjectPlan(
      input: input.plan,
      columns: columns + calls,
      isSerial: calls.contains { usesWindow($0.expression) }
    )
    return Rows(.project(plan), columns: input.columns, isSerialized: input.isSerialized)
  }
}

extension Binder {
  /// The columns that `item` asks for of a call with several results.
  ///
  /// A name alone takes the first result, a list as many as it has names.
  func columns(
    of item: NamedExpressionSyntax,
    _ parts: [ResultPart],
    of whole: BoundExpression,
    names: inout NameAllocator,
    replacing: Bool
  ) throws(Diagnostic) -> [BoundColumn] {
    guard item.names.count <= parts.count else {
      throw Diagnostic(
        Code.noOverload,
        "the expression gives \(parts.count) values, not \(item.names.count)",
        at: item.span
      )
    }
    var columns: [BoundColumn] = []
    for (index, part) in parts.enumerated() {
      let isWritten = index < item.names.count
      guard item.names.isEmpty || isWritten else { break }
      let own = replacing ? part.name : isWritten ? part.name : names.unique(part.name)
      columns.append(
        BoundColumn(
          column: NamedExpression(
            isWritten ? item.names[index].text : own,
            try self.part(part, of: whole, at: item.span)
          ),
          isWritten: isWritten,
          isReference: false
        )
      )
    }
    return columns
  }
}
