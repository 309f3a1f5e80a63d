import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  /// The keys of a join: pairs of one expression a side.
  private struct Keys {
    var left: [BoundExpression] = []
    var right: [BoundExpression] = []
    /// The positions of right columns that are keys.
    var rightColumns: Set<Int> = []
  }

  func bindJoin(_ node: JoinSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    let right = try deeper(at: node.span) { () throws(Diagnostic) -> Rows in
      try self.rows(of: node.table, in: Scope())
    }
    let kind = try joinKind(node.parameters.named("kind"), default: .innerunique)
    let keys = try keys(node.condition, input, right, at: node.span)
    return joined(input, right, kind, keys)
  }

  func bindLookup(_ node: LookupSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    let right = try deeper(at: node.span) { () throws(Diagnostic) -> Rows in
      try self.rows(of: node.table, in: Scope())
    }
    let kind = try joinKind(node.parameters.named("kind"), default: .leftouter)
    guard kind == .leftouter || kind == .inner else {
      throw Diagnostic(
        Code.badOption,
        "lookup is of kind leftouter or inner, not \(kind.rawValue)",
        at: node.span
      )
    }
    let keys = try keys(node.condition, input, right, at: node.span)
    return joined(input, right, kind, keys, droppingKeys: true)
  }

  /// Rows with what another table says of a column of theirs added.
  func lookup(_ input: Rows, _ column: Int, in right: Rows, by key: Int) -> Rows {
    let keys = Keys(
      left: [input.reference(column)],
      right: [right.reference(key)],
      rightColumns: [key]
    )
    return joined(input, right, .leftouter, keys, droppingKeys: true)
  }

  private func joinKind(
    _ parameter: OperatorParameterSyntax?,
    default kind: JoinKind
  ) throws(Diagnostic) -> JoinKind {
    guard let parameter else { return kind }
    let text = parameter.text ?? ""
    switch text {
    case "anti", "leftantisemi": return .leftanti
    case "rightantisemi": return .rightanti
    default: break
    }
    guard let known = JoinKind(rawValue: text) else {
      let names = [
        "inner", "innerunique", "leftouter", "rightouter", "fullouter", "leftsemi", "leftanti",
        "rightsemi", "rightanti", "anti",
      ]
      throw Diagnostic(
        Code.badOption,
        "there is no join of kind '\(text)'",
        at: parameter.span,
        hints: nearMissHints(for: text, among: names)
      )
    }
    return known
  }

  private func keys(
    _ condition: JoinConditionSyntax,
    _ left: Rows,
    _ right: Rows,
    at span: SourceSpan
  ) throws(Diagnostic) -> Keys {
    var keys = Keys()
    switch condition {
    case .none: break
    case .on(let expressions):
      for expression in expressions { try addKeys(expression, left, right, to: &keys) }
    case .where(let expression): try addKeys(expression, left, right, to: &keys)
    }
    return keys
  }

  private func addKeys(
    _ expression: ExpressionSyntax,
    _ left: Rows,
    _ right: Rows,
    to keys: inout Keys
  ) throws(Diagnostic) {
    switch expression {
    case .parenthesized(let node): try addKeys(node.expression, left, right, to: &keys)
    case .logical(let node) where node.kind == .and:
      for operand in node.operands { try addKeys(operand, left, right, to: &keys) }
    case .name(let name):
      guard let a = left.index(of: name.text), let b = right.index(of: name.text) else {
        let side = left.index(of: name.text) == nil ? left : right
        if left.isOpen, left.index(of: name.text) == nil { _ = assumed(name.text) }
        throw Diagnostic(
          Code.unknownColumn,
          "the \(left.index(of: name.text) == nil ? "left" : "right") side of the join has no "
            + "column named '\(name.text)'",
          at: name.span,
          hints: nearMissHints(for: name.text, among: side.columns.map(\.name))
        )
      }
      try addKey(left.reference(a), right.reference(b), to: &keys, at: name.span)
      keys.rightColumns.insert(b)
    case .binary(let node) where node.rest.count == 1 && node.rest[0].kind == .equal:
      var scope = Scope()
      scope.left = left
      scope.right = right
      let a = try bind(node.first, in: scope)
      let b = try bind(node.rest[0].operand, in: scope)
      guard let aSide = side(of: a.expression, left.columns.count),
        let bSide = side(of: b.expression, left.columns.count), aSide != bSide
      else {
        throw conditionRefusal(node.span)
      }
      let leftKey = aSide ? a.expression : b.expression
      let rightKey = shifted(aSide ? b.expression : a.expression, by: -left.columns.count)
      try addKey(leftKey, rightKey, to: &keys, at: node.span)
      if case .column(let index, _) = rightKey { keys.rightColumns.insert(index) }
    default: throw conditionRefusal(expression.span)
    }
  }

  private func conditionRefusal(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      Code.joinCondition,
      "a join compares columns of both sides for equality",
      at: span,
      hints: ["write a column of both sides, or $left.a == $right.b"]
    )
  }

  private func addKey(
    _ left: BoundExpression,
    _ right: BoundExpression,
    to keys: inout Keys,
    at span: SourceSpan
  ) throws(Diagnostic) {
    let (left, right) = try comparable(left, right, at: span)
    guard left.type == right.type else {
      throw Diagnostic(
        Code.joinCondition,
        "the sides of a join compare \(left.type.rawValue) with \(right.type.rawValue)",
        at: span,
        hints: ["convert one side first, for example with extend"]
      )
    }
    guard left.type != .dynamic else {
      throw Diagnostic(
        Code.dynamicKey,
        "rows cannot be joined by a dynamic value",
        at: span,
        hints: ["convert it first, for example with extend key = tostring(...)"]
      )
    }
    keys.left.append(left)
    keys.right.append(right)
  }

  /// Whether an expression reads the left side (true) or the right (false); nil for neither or
  /// both.
  private func side(of expression: BoundExpression, _ width: Int) -> Bool? {
    switch expression {
    case .column(let index, _): return index < width
    case .call(let call):
      let sides = Set(call.arguments.compactMap { side(of: $0, width) })
      return sides.count == 1 ? sides.first : nil
    default: return nil
    }
  }

  private func shifted(_ expression: BoundExpression, by distance: Int) -> BoundExpression {
    switch expression {
    case .column(let index, let type): return .column(index + distance, type)
    case .call(let call):
      return .call(
        BoundCall(
          name: call.name,
          kind: call.kind,
          overload: call.overload,
          arguments: call.arguments.map { shifted($0, by: distance) },
          type: call.type,
          span: call.span
        )
      )
    default: return expression
    }
  }

  private func joined(
    _ left: Rows,
    _ right: Rows,
    _ kind: JoinKind,
    _ keys: Keys,
    droppingKeys: Bool = false
  ) -> Rows {
    let leftPlan = left.plan
    let rightPlan = visiblePlan(right)
    let leftFields = left.columns.map { Schema.Field($0.name, $0.type) }
    let rightFields = right.visible.map { Schema.Field($0.column.name, $0.column.type) }
    let fields: [Schema.Field]
    switch kind {
    case .leftsemi, .leftanti: fields = leftFields
    case .rightsemi, .rightanti: fields = rightFields
    default:
      var names = NameAllocator(reserved: leftFields.map(\.name))
      // A name that only the right side has keeps it; one that both have gets a number that
      // neither side uses.
      let leftNames = Set(leftFields.map(\.name))
      let dropped = droppingKeys ? keys.rightColumns : []
      for (index, field) in rightFields.enumerated()
      where !leftNames.contains(field.name) && !dropped.contains(index) {
        _ = names.claim(field.name)
      }
      fields =
        leftFields
        + rightFields.enumerated().map { index, field in
          if dropped.contains(index) { return .init("$key" + String(index), field.type) }
          return leftNames.contains(field.name)
            ? .init(names.unique(field.name), field.type) : field
        }
    }
    let plan = LogicalPlan.join(
      JoinPlan(
        left: leftPlan,
        right: rightPlan,
        kind: kind,
        leftKeys: keys.left,
        rightKeys: keys.right,
        schema: Schema(fields)
      )
    )
    var described = fields.map { ScopeColumn(name: $0.name, type: $0.type) }
    if kind != .rightsemi, kind != .rightanti {
      for index in left.columns.indices { described[index].isHidden = left.columns[index].isHidden }
    }
    let rows = Rows(plan, columns: described, isSerialized: false)
    guard droppingKeys else { return rows }
    let width = left.columns.count
    let columns = rows.visible.filter {
      $0.index < width || !keys.rightColumns.contains($0.index - width)
    }.map { NamedExpression($0.column.name, rows.reference($0.index)) }
    return projected(rows, columns)
  }
}
