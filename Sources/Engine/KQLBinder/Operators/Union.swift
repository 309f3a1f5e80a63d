import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  /// One input of a union.
  struct Leg {
    /// The table's name, or `union_arg0` and so on.
    var name: String
    /// Its rows.
    var rows: Rows
  }

  func bindUnion(_ node: UnionSyntax, over piped: Rows?) throws(Diagnostic) -> Rows {
    var legs: [Leg] = []
    if let piped { legs.append(Leg(name: piped.name ?? "union_arg0", rows: piped)) }
    let isFuzzy = node.parameters.named("isfuzzy")?.isTrue ?? false
    for table in node.tables {
      do throws(Diagnostic) {
        legs += try self.legs(of: table, position: legs.count)
      } catch {
        // A fuzzy union goes on without the inputs that are not there.
        guard isFuzzy, error.code == Code.unknownTable else { throw error }
      }
    }
    guard !legs.isEmpty else {
      throw Diagnostic(Code.unknownTable, "the union has no input that exists", at: node.span)
    }
    let source = node.parameters.named("withsource") ?? node.parameters.named("with_source")
    let kind = node.parameters.named("kind")
    switch kind?.text {
    case nil, "outer", "inner": break
    case let other?:
      throw Diagnostic(
        Code.badOption,
        "a union is of kind inner or outer, not '\(other)'",
        at: kind?.span ?? node.span
      )
    }
    return union(legs, source: source?.text, isInner: kind?.text == "inner")
  }

  /// The inputs that one item of a union names.
  func legs(of table: ExpressionSyntax, position: Int) throws(Diagnostic) -> [Leg] {
    switch table {
    case .name(let node):
      // Only tables and views are told apart by name.
      let isNamed = environment[node.text] == nil || viewNames().contains(node.text)
      let name = isNamed ? node.text : "union_arg" + String(position)
      return [Leg(name: name, rows: try rows(of: table, in: Scope()))]
    case .parenthesized(let node):
      return try legs(of: node.expression, position: position)
    case .wildcard(let pattern):
      var legs: [Leg] = []
      var found = viewNames().filter { wildcard(pattern.text, matches: $0) }
      if found.isEmpty, pattern.text != "*" {
        found = tables.describedNames.filter { wildcard(pattern.text, matches: $0) }
      }
      for name in found {
        let node = NameSyntax(text: name, span: pattern.span)
        legs.append(Leg(name: name, rows: try rows(of: .name(node), in: Scope())))
      }
      guard !legs.isEmpty else {
        throw Diagnostic(
          Code.unknownTable,
          "no table fits '\(pattern.text)'",
          at: pattern.span
        )
      }
      return legs
    case .star(let span):
      let all = NamePatternSyntax(text: "*", isWildcard: true, span: span)
      return try legs(of: .wildcard(all), position: position)
    case .pipeline(let node) where node.operators.isEmpty && node.source != nil:
      guard let source = node.source else { return [] }
      return try legs(of: source, position: position)
    default:
      let rows = try deeper(at: table.span) { () throws(Diagnostic) -> Rows in
        try self.rows(of: table, in: Scope())
      }
      return [Leg(name: asName(table) ?? "union_arg" + String(position), rows: rows)]
    }
  }

  /// The name that a pipeline gives its own rows with `as`.
  private func asName(_ expression: ExpressionSyntax) -> String? {
    guard case .pipeline(let node) = expression, case .as(let last)? = node.operators.last else {
      return nil
    }
    return last.name.text
  }

  /// What wildcards find: tables, and what the query declares as a view.
  func viewNames() -> [String] {
    let views = environment.names.filter {
      switch environment[$0] {
      case .function(let function, _): function.isView
      case .tabular(_, let isView): isView
      default: false
      }
    }
    return tables.tableNames.filter { environment[$0] == nil } + views
  }

  /// The rows of all legs under common columns; a name of several types becomes a column a type.
  func union(_ legs: [Leg], source: String?, isInner: Bool) -> Rows {
    var order: [String] = []
    var types: [String: [ScalarType]] = [:]
    for leg in legs {
      for (_, column) in leg.rows.visible {
        if types[column.name] == nil { order.append(column.name) }
        if types[column.name]?.contains(column.type) != true {
          types[column.name, default: []].append(column.type)
        }
      }
    }
    if isInner {
      let known = legs.map { Set($0.rows.visible.map(\.column.name)) }
      order = order.filter { name in
        types[name]?.count == 1 && known.allSatisfy { $0.contains(name) }
      }
    }
    var names = NameAllocator(
      reserved: order.filter { types[$0]?.count == 1 } + (source.map { [$0] } ?? [])
    )
    var outputs: [(source: String, type: ScalarType, name: String)] = []
    for name in order {
      let variants = types[name] ?? []
      for type in variants {
        let output = variants.count == 1 ? name : names.unique(name + "_" + type.rawValue)
        outputs.append((name, type, output))
      }
    }
    let plans = legs.map { leg in
      // A union of all tables has thousands of columns, so they are found by name at once.
      var positions: [Schema.Field: Int] = [:]
      for (index, column) in leg.rows.visible.reversed() {
        positions[Schema.Field(column.name, column.type)] = index
      }
      var columns = outputs.map { output -> NamedExpression in
        let value: BoundExpression =
          positions[Schema.Field(output.source, output.type)].map { leg.rows.reference($0) }
          ?? .literal(Binder.missing(output.type))
        return NamedExpression(output.name, value)
      }
      if let source {
        columns.insert(NamedExpression(source, .literal(.string(leg.name))), at: 0)
      }
      return LogicalPlan.project(
        ProjectPlan(input: leg.rows.plan, columns: columns, isSerial: false)
      )
    }
    return Rows(.union(UnionPlan(inputs: plans, schema: plans[0].schema)))
  }

  /// What stands in a column that an input does not have.
  static func missing(_ type: ScalarType) -> ScalarValue {
    type == .string ? .string("") : type == .dynamic ? .dynamic(.null) : .null(type)
  }
}

extension OperatorParameterSyntax {
  /// Whether the value is `true`.
  var isTrue: Bool {
    switch value {
    case .literal(let node): node.value == .bool(true)
    case .name(let node): node.text == "true"
    default: false
    }
  }
}
