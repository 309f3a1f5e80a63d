import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  /// Binds a name: a column, or what a `let` statement called a value.
  func bind(_ node: NameSyntax, in scope: Scope) throws(Diagnostic) -> Argument {
    if let rows = scope.rows, let index = rows.index(of: node.text) {
      return Argument(expression: rows.reference(index), name: node.text)
    }
    if let variable = try bindGraphVariable(node, in: scope) { return variable }
    switch environment[node.text] {
    case .scalar(let expression): return Argument(expression: expression, name: node.text)
    case .tabular:
      throw Diagnostic(
        Code.notScalar,
        "'\(node.text)' is rows, not a value",
        at: node.span,
        hints: ["take one value of them with toscalar(\(node.text))"]
      )
    case .function(let function, let declared) where function.parameters.isEmpty:
      let call = CallSyntax(name: node, arguments: [], span: node.span)
      return try value(calling: function, declaredIn: declared, call, in: scope)
    default: break
    }
    for rows in [scope.rows, scope.aggregates?.input] where rows?.isOpen == true {
      return assumed(node.text)
    }
    throw unknownColumn(node, in: scope)
  }

  private func unknownColumn(_ node: NameSyntax, in scope: Scope) -> Diagnostic {
    let columns = scope.rows?.columns.map(\.name) ?? []
    var hints = nearMissHints(for: node.text, among: columns + environment.names)
    if scope.rows == nil, scope.aggregates == nil, hints.isEmpty {
      hints = ["there are no columns here; a text needs quotes"]
    }
    return Diagnostic(
      Code.unknownColumn,
      "there is no column or value named '\(node.text)'",
      at: node.span,
      hints: hints
    )
  }

  /// Binds `a.b`.
  func bind(_ node: PathSyntax, in scope: Scope) throws(Diagnostic) -> Argument {
    if let property = try bindGraphProperty(node, in: scope) { return property }
    if case .name(let base) = node.base, case .name(let member) = node.member {
      if let side = side(base.text, in: scope) {
        guard let index = side.rows.index(of: member.text) else {
          if side.rows.isOpen, side.offset == 0 { return assumed(member.text) }
          throw Diagnostic(
            Code.unknownColumn,
            "'\(base.text)' has no column named '\(member.text)'",
            at: member.span,
            hints: nearMissHints(for: member.text, among: side.rows.columns.map(\.name))
          )
        }
        return Argument(
          expression: .column(side.offset + index, side.rows.columns[index].type),
          name: member.text
        )
      }
      if let state = scope.steps[base.text] {
        guard let index = state.columns.firstIndex(where: { $0.name == member.text }) else {
          throw Diagnostic(
            Code.unknownColumn,
            "the step '\(base.text)' has no column named '\(member.text)'",
            at: member.span,
            hints: nearMissHints(for: member.text, among: state.columns.map(\.name))
          )
        }
        return Argument(
          expression: .column(state.offset + index, state.columns[index].type),
          name: member.text
        )
      }
    }
    guard case .name(let member) = node.member else {
      throw Diagnostic(Code.notScalar, "this is not a property of a value", at: node.member.span)
    }
    let base = try bind(node.base, in: scope)
    return try access(base, .literal(.string(member.text)), member.text, at: node.span)
  }

  /// Binds `a[b]`.
  func bind(_ node: ElementSyntax, in scope: Scope) throws(Diagnostic) -> Argument {
    let base = try bind(node.base, in: scope)
    let index = try bind(node.index, in: scope)
    let name: String? =
      switch index.expression.literal {
      case .string(let text): text
      case .long(let number): number >= 0 ? String(number) : nil
      default: nil
      }
    return try access(base, index.expression, name, at: node.span)
  }

  private func access(
    _ base: Argument,
    _ key: BoundExpression,
    _ name: String?,
    at span: SourceSpan
  ) throws(Diagnostic) -> Argument {
    var base = base
    if base.type == .string {
      // Columns such as `AdditionalFields` are text, and queries read them as what the text holds.
      base.expression = try call("parse_json", base.expression, at: span)
    }
    guard base.type == .dynamic else {
      throw Diagnostic(
        Code.wrongType,
        "a value of type \(base.type.rawValue) has no properties or elements",
        at: span
      )
    }
    let function = if case .string = key.literal { "member" } else { "element" }
    let arguments = [Argument(expression: base.expression), Argument(expression: key)]
    let joined: String? =
      if let head = base.name, let name { head + "_" + name } else { nil }
    return Argument(expression: try call(function, arguments, at: span), name: joined)
  }

  /// The side of a join that `$left` or `$right` names.
  private func side(_ name: String, in scope: Scope) -> (rows: Rows, offset: Int)? {
    switch name {
    case "$left": scope.left.map { ($0, 0) }
    case "$right": scope.right.map { ($0, scope.left?.columns.count ?? 0) }
    default: nil
    }
  }
}
