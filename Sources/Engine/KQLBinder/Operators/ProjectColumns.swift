import Diagnostics
import KQLPlan
import KQLSyntax
import Tables

// The operators that choose, rename and order columns without computing any.
extension Binder {
  /// The positions of the columns that a name or wildcard stands for.
  private func matches(
    _ pattern: NamePatternSyntax,
    in input: Rows
  ) throws(Diagnostic) -> [Int] {
    if pattern.isWildcard {
      return input.visible.filter { wildcard(pattern.text, matches: $0.column.name) }.map(\.index)
    }
    guard let index = input.index(of: pattern.text) else {
      if input.isOpen { _ = assumed(pattern.text) }
      throw Diagnostic(
        Code.unknownColumn,
        "there is no column named '\(pattern.text)'",
        at: pattern.span,
        hints: nearMissHints(for: pattern.text, among: input.visible.map(\.column.name))
      )
    }
    return [index]
  }

  /// Whether a name fits a pattern in which `*` stands for any characters.
  func wildcard(_ pattern: String, matches name: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, parts.count > 1 else {
      return pattern == name
    }
    guard name.hasPrefix(first), name.hasSuffix(last),
      name.utf8.count >= first.utf8.count + last.utf8.count
    else { return false }
    var rest = name.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = firstRange(of: part, in: rest) else { return false }
      rest = rest[found...]
    }
    return true
  }

  /// Where the text after the first occurrence of `part` starts.
  private func firstRange(of part: Substring, in text: Substring) -> Substring.Index? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(part) { return text.index(start, offsetBy: part.count) }
      start = text.index(after: start)
    }
    return nil
  }

  private func kept(_ input: Rows, _ indices: [Int]) -> Rows {
    projected(
      input,
      indices.map { NamedExpression(input.columns[$0].name, input.reference($0)) }
    )
  }

  func bindAway(_ node: ProjectAwaySyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    var dropped = Set<Int>()
    for pattern in node.columns { dropped.formUnion(try matches(pattern, in: input)) }
    return kept(input, input.visible.map(\.index).filter { !dropped.contains($0) })
  }

  func bindKeep(_ node: ProjectKeepSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    var wanted = Set<Int>()
    for pattern in node.columns { wanted.formUnion(try matches(pattern, in: input)) }
    return kept(input, input.visible.map(\.index).filter { wanted.contains($0) })
  }

  func bindRename(_ node: ProjectRenameSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    var names: [Int: String] = [:]
    for item in node.columns {
      guard let name = item.name?.text, case .name(let old) = item.expression else {
        throw Diagnostic(
          Code.unknownColumn,
          "project-rename takes new = old",
          at: item.span
        )
      }
      let pattern = NamePatternSyntax(text: old.text, isWildcard: false, span: old.span)
      names[try matches(pattern, in: input)[0]] = name
    }
    var taken = NameAllocator()
    var columns: [NamedExpression] = []
    for (index, column) in input.visible {
      let name = names[index] ?? column.name
      guard taken.claim(name) else { throw duplicate(name, at: node.span) }
      columns.append(NamedExpression(name, input.reference(index)))
    }
    return projected(input, columns)
  }

  func bindReorder(_ node: ProjectReorderSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    var order: [Int] = []
    var placed = Set<Int>()
    for column in node.columns {
      var found = try matches(column.column, in: input).filter { !placed.contains($0) }
      if let direction = column.direction {
        found.sort { left, right in
          let a = input.columns[left].name
          let b = input.columns[right].name
          switch direction {
          case .ascending: return a < b
          case .descending: return b < a
          case .naturalAscending: return Binder.naturallyBefore(a, b)
          case .naturalDescending: return Binder.naturallyBefore(b, a)
          }
        }
      }
      placed.formUnion(found)
      order += found
    }
    order += input.visible.map(\.index).filter { !placed.contains($0) }
    return kept(input, order)
  }

  /// Whether a name comes before another when runs of digits count as numbers.
  static func naturallyBefore(_ left: String, _ right: String) -> Bool {
    let a = chunks(left)
    let b = chunks(right)
    for (x, y) in Swift.zip(a, b) where x != y {
      if let first = UInt64(x), let second = UInt64(y), first != second { return first < second }
      return x < y
    }
    return a.count < b.count
  }

  private static func chunks(_ name: String) -> [String] {
    var result: [String] = []
    var wasDigit = false
    for scalar in name.unicodeScalars {
      let isDigit = scalar.properties.numericType == .decimal
      if result.isEmpty || isDigit != wasDigit { result.append("") }
      result[result.count - 1].unicodeScalars.append(scalar)
      wasDigit = isDigit
    }
    return result
  }

  func bindByNames(_ node: ProjectByNamesSyntax, _ input: Rows) throws(Diagnostic) -> Rows {
    var wanted: [Int] = []
    for column in node.columns {
      let patterns: [NamePatternSyntax]
      switch column {
      case .name(let name) where input.index(of: name.text) != nil:
        patterns = [NamePatternSyntax(text: name.text, isWildcard: false, span: name.span)]
      case .wildcard(let pattern): patterns = [pattern]
      default:
        switch try bind(column, in: Scope()).expression.literal {
        case .dynamic(.array(let items)):
          patterns = items.compactMap {
            if case .string(let name) = $0 {
              NamePatternSyntax(text: name, isWildcard: name.contains("*"), span: column.span)
            } else {
              nil
            }
          }
        case .string(let name):
          patterns = [
            NamePatternSyntax(text: name, isWildcard: name.contains("*"), span: column.span)
          ]
        default:
          throw Diagnostic(Code.notConstant, "names must be constant here", at: column.span)
        }
      }
      for pattern in patterns {
        if !pattern.isWildcard, input.index(of: pattern.text) == nil { continue }
        wanted += try matches(pattern, in: input).filter { !wanted.contains($0) }
      }
    }
    return kept(input, wanted)
  }

  func bindGetSchema(_ input: Rows) -> Rows {
    let schema = Schema([
      .init("ColumnName", .string), .init("ColumnOrdinal", .int), .init("DataType", .string),
      .init("ColumnType", .string),
    ])
    let rows = input.visible.enumerated().map { position, item -> [ScalarValue] in
      [
        .string(item.column.name), .int(Int32(clamping: position)),
        .string(Binder.platformType(item.column.type)), .string(item.column.type.rawValue),
      ]
    }
    let table = MemoryTable(schema: schema, rows: rows)
    return Rows(
      .values(ValuesPlan(batch: .concatenate(table.batches, schema: schema), schema: schema)),
      isSerialized: true
    )
  }

  /// The .NET type that the service names for a type; source: `getschema operator` page.
  private static func platformType(_ type: ScalarType) -> String {
    switch type {
    case .bool: "System.SByte"
    case .int: "System.Int32"
    case .long: "System.Int64"
    case .real: "System.Double"
    case .decimal: "System.Data.SqlTypes.SqlDecimal"
    case .string: "System.String"
    case .datetime: "System.DateTime"
    case .timespan: "System.TimeSpan"
    case .guid: "System.Guid"
    case .dynamic: "System.Object"
    }
  }
}
