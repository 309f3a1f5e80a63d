import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  /// Binds a call: of a function of the query, an aggregate, or a function of the library.
  func bind(_ node: CallSyntax, in scope: Scope) throws(Diagnostic) -> Argument {
    if case .function(let function, let declared)? = environment[node.name.text] {
      return try value(calling: function, declaredIn: declared, node, in: scope)
    }
    if let value = try bindGraphCall(node, in: scope) { return value }
    if let special = try bindSpecial(node, in: scope) { return special }
    let name = node.name.text
    if let sink = scope.aggregates, functions.aggregate(name) != nil {
      let arguments = try aggregateArguments(node, sink: sink)
      let (call, position) = try aggregate(name, arguments, into: sink, at: node.span)
      let output = call.outputs[0]
      return Argument(expression: .column(position, output.type), name: output.name)
    }
    var arguments: [Argument] = []
    for argument in node.arguments {
      if case .star = argument.expression, let rows = scope.rows {
        for (index, column) in rows.visible {
          arguments.append(Argument(expression: rows.reference(index), name: column.name))
        }
        continue
      }
      arguments.append(try bind(argument.expression, in: scope))
    }
    if let function = functions.scalar(name), function.kind == .window {
      try checkWindow(name, at: node.span, in: scope)
    }
    try checkConstantsAndBranches(name, arguments, at: node.span)
    let expression = try call(name, arguments, at: node.span)
    let infos = arguments.map {
      ArgumentInfo(type: $0.type, literal: $0.expression.literal, name: $0.name)
    }
    if let parts = functions.scalar(name)?.parts(infos), let first = parts.first {
      var value = Argument(expression: try part(first, of: expression, at: node.span))
      value.parts = (expression, parts)
      return value
    }
    return Argument(expression: expression, name: columnName(of: name, arguments))
  }

  /// One result of a call that has several.
  func part(
    _ part: ResultPart,
    of whole: BoundExpression,
    at span: SourceSpan
  ) throws(Diagnostic) -> BoundExpression {
    let key = BoundExpression.literal(.string(part.key))
    let arguments = [Argument(expression: whole), Argument(expression: key)]
    return try convert(try call("member", arguments, at: span), to: part.type, at: span)
  }

  /// Refuses what the service refuses: branches that are int here and real there, and the distance
  /// of a constant from zero that no long holds.
  private func checkConstantsAndBranches(
    _ name: String,
    _ arguments: [Argument],
    at span: SourceSpan
  ) throws(Diagnostic) {
    if name == "abs", arguments.first?.expression.literal == .long(.min) {
      throw Diagnostic(
        Code.failedConstant,
        "the distance of the smallest long from zero is no long",
        at: span
      )
    }
    guard ["iff", "iif", "case", "coalesce"].contains(name) else { return }
    let types = Set(arguments.lazy.filter { !$0.isUntypedNull }.map(\.type))
    guard types.contains(.int), types.contains(.real) else { return }
    throw Diagnostic(
      Code.noOverload,
      "the branches of '\(name)' are int and real",
      at: span,
      hints: ["convert one of them, for example with toreal(...)"]
    )
  }

  private func checkWindow(
    _ name: String,
    at span: SourceSpan,
    in scope: Scope
  ) throws(Diagnostic) {
    if let refusal = scope.windowRefusal {
      throw Diagnostic(Code.windowNeedsOrder, "'\(name)' \(refusal)", at: span)
    }
    guard scope.rows?.isSerialized == true else {
      throw Diagnostic(
        Code.windowNeedsOrder,
        "'\(name)' needs rows in a fixed order",
        at: span,
        hints: ["put sort or serialize before it"]
      )
    }
  }

  /// How a column is named that a call gives.
  private func columnName(of function: String, _ arguments: [Argument]) -> String? {
    switch functions.scalar(function)?.naming ?? ColumnNaming.none {
    case .none: nil
    case .argument: arguments.first?.name
    case .functionAndArgument: arguments.first?.name.map { function + "_" + $0 }
    case .prefixed(let word): arguments.first?.name.map { word + "_" + $0 }
    case .function: function + "_"
    }
  }

  /// Functions that tell about a cluster, its user or its data.
  private static let serviceValues: Set<String> = [
    "current_cluster_endpoint", "current_cursor", "current_database", "current_node_id",
    "current_principal", "current_principal_details", "current_principal_is_member_of",
    "cursor_after", "cursor_before_or_at", "cursor_current", "extent_tags",
    "row_id", "rowstore_ordinal_range",
  ]

  /// Functions whose meaning depends on the columns around them.
  private func bindSpecial(
    _ node: CallSyntax,
    in scope: Scope
  ) throws(Diagnostic) -> Argument? {
    switch node.name.text {
    case "column_ifexists", "columnifexists":
      guard node.arguments.count == 2,
        case .string(let name)? = try bind(node.arguments[0].expression, in: scope).expression
          .literal
      else {
        throw Diagnostic(
          Code.noOverload,
          "'column_ifexists' takes the name of a column and a default",
          at: node.span
        )
      }
      if let rows = scope.rows, let index = rows.index(of: name) {
        return Argument(expression: rows.reference(index), name: name)
      }
      var value = try bind(node.arguments[1].expression, in: scope)
      value.name = name
      return value
    case "column_names_of":
      guard node.arguments.count == 1 else { break }
      let rows = try rows(of: node.arguments[0].expression, in: Scope())
      let names = rows.visible.map { DynamicValue.string($0.column.name) }
      return Argument(expression: .literal(.dynamic(.array(names))))
    case "bag_pack_columns":
      var arguments: [Argument] = []
      for argument in node.arguments {
        let column = try bind(argument.expression, in: scope)
        arguments.append(Argument(expression: .literal(.string(column.name ?? ""))))
        arguments.append(column)
      }
      return Argument(expression: try call("bag_pack", arguments, at: node.span))
    case "bin_auto":
      return try bindBinAuto(node, in: scope)
    case "pack_all":
      return try packAll(node, in: scope)
    case "geo_info_from_ip_address": return try bindPlaceOfAddress(node, in: scope)
    case "ingestion_time":
      // What was exported does not tell when it was taken in; the time of the event is nearest.
      for name in ["TimeGenerated", "Timestamp"] {
        guard let rows = scope.rows, let index = rows.index(of: name),
          rows.columns[index].type == .datetime
        else { continue }
        return Argument(expression: rows.reference(index), name: "$IngestionTime")
      }
      return Argument(expression: .literal(.null(.datetime)), name: "$IngestionTime")
    case "extent_id", "extentid":
      return Argument(expression: .literal(.null(.guid)))
    case "cluster", "database", "workspace", "resource", "app", "adx", "arg":
      throw Diagnostic(
        Code.needsService,
        "'\(node.name.text)(...)' names a service, and this engine reads files only",
        at: node.span,
        hints: ["use the table's name alone"]
      )
    case "iscolumnexists":
      guard let name = node.arguments.first, node.arguments.count == 1,
        case .string(let name)? = try bind(name.expression, in: scope).expression.literal
      else {
        throw Diagnostic(
          Code.noOverload,
          "'iscolumnexists' takes the name of a column",
          at: node.span
        )
      }
      return Argument(expression: .literal(.bool(scope.rows?.index(of: name) != nil)))
    case let name where Binder.serviceValues.contains(name):
      throw Diagnostic(
        Code.needsService,
        "'\(name)' is known to a service only, and this engine reads files",
        at: node.span
      )
    default: break
    }
    return nil
  }

  /// `pack_all(ignoreNulls)`: the row's columns as a bag.
  private func packAll(_ node: CallSyntax, in scope: Scope) throws(Diagnostic) -> Argument {
    guard let rows = scope.rows else {
      throw Diagnostic(Code.notScalar, "'pack_all' has no columns to pack here", at: node.span)
    }
    var ignoresNulls = false
    if let first = node.arguments.first {
      guard case .bool(let value)? = try bind(first.expression, in: scope).expression.literal else {
        throw Diagnostic(
          Code.notConstant,
          "'pack_all' takes true or false",
          at: first.span
        )
      }
      ignoresNulls = value
    }
    var arguments: [Argument] = []
    for (index, column) in rows.visible {
      arguments.append(Argument(expression: .literal(.string(column.name))))
      arguments.append(Argument(expression: rows.reference(index)))
    }
    let bag = try call("bag_pack", arguments, at: node.span)
    guard ignoresNulls else { return Argument(expression: bag) }
    return Argument(expression: try call("bag_without_nulls", bag, at: node.span))
  }
}
