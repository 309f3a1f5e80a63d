import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

extension Binder {
  func bindParse(_ node: ParseSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    let source = try text(node.expression, input)
    var columns = input.columns
    var pieces: [ParsePiece] = []
    for part in node.pattern {
      switch part {
      case .star: pieces.append(.skip)
      case .text(let literal):
        guard case .string(let text) = literal.value else {
          throw Diagnostic(Code.notConstant, "a pattern is made of texts", at: literal.span)
        }
        pieces.append(.text(text))
      case .column(let column):
        if case .column? = pieces.last {
          throw Diagnostic(
            Code.unsupported,
            "a text must stand between two columns of a pattern",
            at: column.span
          )
        }
        let type = column.type.map { ScalarType($0.keyword) } ?? .string
        let output = place(column.name.text, type, in: &columns)
        pieces.append(.column(output: output, type: type))
      }
    }
    let kind: ParseKind =
      switch node.kind {
      case .regex: .regex
      case .relaxed: .relaxed
      case .simple, nil: .simple
      }
    let plan = ParsePlan(
      input: input.plan,
      source: source,
      kind: kind,
      flags: node.flags?.text ?? "",
      pieces: pieces,
      dropsUnmatched: node.isFilter,
      conversions: try conversions(from: pieces, at: node.expression.span),
      schema: Schema(columns.map { .init($0.name, $0.type) })
    )
    return Rows(.parse(plan), columns: columns, isSerialized: input.isSerialized)
  }

  /// The text that is taken apart; a dynamic is printed first.
  private func text(
    _ expression: ExpressionSyntax,
    _ input: Rows
  ) throws(Diagnostic) -> BoundExpression {
    let value = try bind(expression, in: Scope(input))
    return try convert(value.expression, to: .string, at: expression.span)
  }

  /// The position of a column that is written: an own one's of that name, or a new one's.
  private func place(_ name: String, _ type: ScalarType, in columns: inout [ScopeColumn]) -> Int {
    var name = name
    if let index = columns.firstIndex(where: { $0.name == name && !$0.isHidden }) {
      guard columns[index].type == .dynamic, type != .dynamic else {
        columns[index].type = type
        return index
      }
      // A dynamic column stays, and the text that was found in it gets a name of its own.
      var names = NameAllocator(reserved: columns.map(\.name))
      name = names.unique(name)
    }
    columns.append(ScopeColumn(name: name, type: type))
    return columns.count - 1
  }

  private func conversions(
    from pieces: [ParsePiece],
    at span: SourceSpan
  ) throws(Diagnostic) -> [ScalarType: Overload] {
    var types: [ScalarType] = []
    for case .column(_, let type) in pieces { types.append(type) }
    return try conversions(to: types, at: span)
  }

  /// How a text becomes a value of each type but string.
  private func conversions(
    to types: [ScalarType],
    at span: SourceSpan
  ) throws(Diagnostic) -> [ScalarType: Overload] {
    var conversions: [ScalarType: Overload] = [:]
    for type in types where type != .string && conversions[type] == nil {
      let name = Binder.conversionName(type)
      guard case .call(let call) = try call(name, .column(0, .string), at: span) else { continue }
      conversions[type] = call.overload
    }
    return conversions
  }

  func bindParseKV(_ node: ParseKVSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    let source = try text(node.expression, input)
    var columns = input.columns
    var keys: [KeyValueColumn] = []
    for column in node.schema.columns {
      let type = ScalarType(column.type.keyword)
      let output = place(column.name.text, type, in: &columns)
      keys.append(KeyValueColumn(key: column.name.text, output: output, type: type))
    }
    // Without delimiters, whatever is no part of a word separates keys and values.
    var options = KeyValueOptions(pairDelimiter: "", keyValueDelimiter: "")
    for property in node.properties {
      let value = try propertyValue(property)
      switch (property.name.text, value) {
      case ("pair_delimiter", .string(let text)): options.pairDelimiter = text
      case ("kv_delimiter", .string(let text)): options.keyValueDelimiter = text
      case ("quote", .string(let text)): options.quotes = [text, text]
      case ("quote", .dynamic(.array(let items))):
        options.quotes = items.compactMap { if case .string(let text) = $0 { text } else { nil } }
      case ("quote_start", .string(let text)):
        options.quotes = [text, options.quotes.last ?? text]
      case ("quote_end", .string(let text)):
        options.quotes = [options.quotes.first ?? text, text]
      case ("escape", .string(let text)): options.escape = text
      case ("greedy", .bool(let flag)): options.isGreedy = flag
      case ("regex", .string(let text)): options.regex = text
      default:
        throw Diagnostic(
          Code.badOption,
          "parse-kv has no option '\(property.name.text)' of this type",
          at: property.span
        )
      }
    }
    let plan = ParseKeyValuesPlan(
      input: input.plan,
      source: source,
      keys: keys,
      options: options,
      conversions: try conversions(to: keys.map(\.type), at: node.expression.span),
      schema: Schema(columns.map { .init($0.name, $0.type) })
    )
    return Rows(.parseKeyValues(plan), columns: columns, isSerialized: input.isSerialized)
  }

  /// The constant value of an option; a bare name stands for itself.
  func propertyValue(_ property: PropertySyntax) throws(Diagnostic) -> ScalarValue {
    if case .name(let name) = property.value, environment[name.text] == nil {
      return .string(name.text)
    }
    guard let value = try bind(property.value, in: Scope()).expression.literal else {
      throw Diagnostic(Code.notConstant, "an option must be constant", at: property.span)
    }
    return value
  }
}
