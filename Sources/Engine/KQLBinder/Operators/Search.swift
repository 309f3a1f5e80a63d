import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  func bindSearch(_ node: SearchSyntax, over piped: Rows?) throws(Diagnostic) -> Rows {
    var legs: [Leg] = []
    if let piped { legs.append(Leg(name: "search_arg0", rows: piped)) }
    for table in node.tables { legs += try self.legs(of: table, position: legs.count) }
    if legs.isEmpty { legs = try allTables(at: node.span) }
    let isCaseSensitive = node.parameters.named("kind")?.text == "case_sensitive"
    var found: [Leg] = []
    var refusal: Diagnostic?
    for leg in legs {
      do throws(Diagnostic) {
        let condition = try searchCondition(node.predicate, leg.rows, isCaseSensitive)
        found.append(Leg(name: leg.name, rows: filtered(leg.rows, condition)))
      } catch {
        // A table without the columns that are asked for has nothing to find.
        guard error.code == Code.unknownColumn else { throw error }
        refusal = error
      }
    }
    if found.isEmpty, let refusal { throw refusal }
    return union(found, source: "$table", isInner: false)
  }

  private func allTables(at span: SourceSpan) throws(Diagnostic) -> [Leg] {
    let all = NamePatternSyntax(text: "*", isWildcard: true, span: span)
    return try legs(of: .wildcard(all), position: 0)
  }

  /// A condition in which a bare text is looked for in every column.
  private func searchCondition(
    _ expression: ExpressionSyntax,
    _ rows: Rows,
    _ isCaseSensitive: Bool
  ) throws(Diagnostic) -> BoundExpression {
    switch expression {
    case .star: return .literal(.bool(true))
    case .parenthesized(let node):
      return try searchCondition(node.expression, rows, isCaseSensitive)
    case .logical(let node):
      var operands: [BoundExpression] = []
      for operand in node.operands {
        operands.append(try searchCondition(operand, rows, isCaseSensitive))
      }
      return node.kind == .and ? .and(operands) : .or(operands)
    case .call(let node) where node.name.text == "not" && node.arguments.count == 1:
      let inner = try searchCondition(node.arguments[0].expression, rows, isCaseSensitive)
      return try call("not", inner, at: node.span)
    case .literal(let node):
      guard case .string(let text) = node.value else {
        return try anyEqual(expression, rows)
      }
      return try anywhere(text, rows, isCaseSensitive, at: node.span)
    case .binary(let node):
      guard node.rest.count == 1, node.rest[0].kind == .colon,
        case .literal(let literal) = node.rest[0].operand, case .string(let text) = literal.value
      else { break }
      if case .star = node.first { return try anywhere(text, rows, isCaseSensitive, at: node.span) }
      let value = try bind(node.first, in: Scope(rows))
      let printed = try convert(value.expression, to: .string, at: node.span)
      return try term(text, in: printed, isCaseSensitive, at: node.span)
    default: break
    }
    return try condition(expression, in: Scope(rows))
  }

  private func anywhere(
    _ text: String,
    _ rows: Rows,
    _ isCaseSensitive: Bool,
    at span: SourceSpan
  ) throws(Diagnostic) -> BoundExpression {
    var alternatives: [BoundExpression] = []
    for (index, _) in rows.visible {
      let value = try convert(rows.reference(index), to: .string, at: span)
      alternatives.append(try term(text, in: value, isCaseSensitive, at: span))
    }
    return alternatives.isEmpty ? .literal(.bool(false)) : .or(alternatives)
  }

  /// Whether any column of a type that can be compared equals a constant; fractions are not looked
  /// for.
  private func anyEqual(
    _ expression: ExpressionSyntax,
    _ rows: Rows
  ) throws(Diagnostic) -> BoundExpression {
    let value = try bind(expression, in: Scope())
    if value.type == .bool { return value.expression }
    var alternatives: [BoundExpression] = []
    for (index, column) in rows.visible
    where column.type != .real && column.type != .decimal
      && (column.type == value.type || (column.type.isNumeric && value.type.isNumeric))
    {
      let cell = Argument(expression: rows.reference(index))
      alternatives.append(try apply(.equal, cell, value, at: expression.span))
    }
    return alternatives.isEmpty ? .literal(.bool(false)) : .or(alternatives)
  }

  /// Whether a text holds a term; `*` at an end lets the term go on there.
  private func term(
    _ text: String,
    in value: BoundExpression,
    _ isCaseSensitive: Bool,
    at span: SourceSpan
  ) throws(Diagnostic) -> BoundExpression {
    if text == "*" { return try call("isnotempty", value, at: span) }
    let open = text.hasPrefix("*")
    let openEnd = text.hasSuffix("*")
    let core = String(text.dropFirst(open ? 1 : 0).dropLast(openEnd ? 1 : 0))
    if core.contains("*") {
      let pattern = core.split(separator: "*", omittingEmptySubsequences: false)
        .map { Binder.quoted($0) }.joined(separator: ".*")
      let regex = (isCaseSensitive ? "(?s)" : "(?is)") + pattern
      return try call("matches regex", operands(value, regex), at: span)
    }
    let name =
      switch (open, openEnd) {
      case (true, true): "contains"
      case (true, false): "hassuffix"
      case (false, true): "hasprefix"
      case (false, false): "has"
      }
    return try call(name + (isCaseSensitive ? "_cs" : ""), operands(value, core), at: span)
  }

  private func operands(_ value: BoundExpression, _ text: String) -> [Argument] {
    [Argument(expression: value), Argument(expression: .literal(.string(text)))]
  }

  /// A text as a regular expression that matches just it.
  private static func quoted(_ text: Substring) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII, !scalar.properties.isAlphabetic, scalar.properties.numericType == nil {
        result += "\\"
      }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  func bindFind(_ node: FindSyntax, over piped: Rows?) throws(Diagnostic) -> Rows {
    var legs: [Leg] = []
    if let piped { legs.append(Leg(name: "find_arg0", rows: piped)) }
    for table in node.tables { legs += try self.legs(of: table, position: legs.count) }
    if legs.isEmpty { legs = try allTables(at: node.span) }
    let source = node.parameters.named("withsource")?.text ?? "source_"
    let common = commonColumns(legs)
    let mentioned = Set(namesMentioned(in: node.predicate))
    var found: [Leg] = []
    for leg in legs {
      do throws(Diagnostic) {
        let condition = try searchCondition(node.predicate, leg.rows, false)
        let rows = filtered(leg.rows, condition)
        found.append(
          Leg(
            name: leg.name,
            rows: try findProjection(node, rows, common: common, mentioned: mentioned)
          )
        )
      } catch {
        guard error.code == Code.unknownColumn else { throw error }
      }
    }
    guard !found.isEmpty else {
      throw Diagnostic(
        Code.unknownColumn,
        "no table has the columns that are looked for",
        at: node.predicate.span
      )
    }
    return union(found, source: source, isInner: false)
  }

  private func commonColumns(_ legs: [Leg]) -> Set<String> {
    let sets = legs.map { Set($0.rows.visible.map(\.column.name)) }
    guard var common = sets.first else { return [] }
    for set in sets.dropFirst() { common.formIntersection(set) }
    return common
  }

  private func findProjection(
    _ node: FindSyntax,
    _ rows: Rows,
    common: Set<String>,
    mentioned: Set<String>
  ) throws(Diagnostic) -> Rows {
    let away = Set(node.away.map(\.name.text))
    switch node.projection {
    case .columns(let columns):
      var result: [NamedExpression] = []
      for column in columns {
        if column.isPack {
          let taken = Set(columns.map(\.name.text))
          let rest = rows.visible.filter { !taken.contains($0.column.name) }
          result.append(NamedExpression("pack_", try packed(rest, rows, at: column.span)))
          continue
        }
        let type = column.type.map { ScalarType($0.keyword) }
        guard let index = rows.index(of: column.name.text) else {
          // The column is missing in this table; another one gives its type.
          if let type {
            result.append(
              NamedExpression(column.name.text, .literal(Binder.missing(type)))
            )
          }
          continue
        }
        let value = try convert(rows.reference(index), to: type, at: column.span)
        result.append(NamedExpression(column.name.text, value))
      }
      return projected(rows, result)
    case .smart:
      let kept = rows.visible.filter {
        (common.contains($0.column.name) || mentioned.contains($0.column.name))
          && !away.contains($0.column.name)
      }
      var result = kept.map { NamedExpression($0.column.name, rows.reference($0.index)) }
      let names = Set(kept.map(\.column.name))
      let rest = rows.visible.filter {
        !names.contains($0.column.name) && !away.contains($0.column.name)
      }
      if !rest.isEmpty, !away.contains("*") {
        result.append(NamedExpression("pack_", try packed(rest, rows, at: node.span)))
      }
      return projected(rows, result)
    }
  }

  private func packed(
    _ columns: [(index: Int, column: ScopeColumn)],
    _ rows: Rows,
    at span: SourceSpan
  ) throws(Diagnostic) -> BoundExpression {
    var arguments: [Argument] = []
    for (index, column) in columns {
      arguments.append(Argument(expression: .literal(.string(column.name))))
      arguments.append(Argument(expression: rows.reference(index)))
    }
    return try call("bag_pack", arguments, at: span)
  }

  private func namesMentioned(in expression: ExpressionSyntax) -> [String] {
    switch expression {
    case .name(let node): [node.text]
    case .parenthesized(let node): namesMentioned(in: node.expression)
    case .logical(let node): node.operands.flatMap { namesMentioned(in: $0) }
    case .binary(let node):
      namesMentioned(in: node.first) + node.rest.flatMap { namesMentioned(in: $0.operand) }
    case .membership(let node): namesMentioned(in: node.operand)
    case .between(let node): namesMentioned(in: node.operand)
    case .call(let node): node.arguments.flatMap { namesMentioned(in: $0.expression) }
    case .path(let node): namesMentioned(in: node.base)
    case .element(let node): namesMentioned(in: node.base)
    case .unary(let node): namesMentioned(in: node.operand)
    default: []
    }
  }
}
