import KQLPlan
import Tables

/// A set of values of one type, for `in` and its kin; null and NaN are in no set.
struct Membership: Sendable {
  private let isCaseInsensitive: Bool
  private var table: GroupTable

  /// The set of some values; values that cannot be of the type are left out.
  init(_ values: [ScalarValue], type: ScalarType, isCaseInsensitive: Bool) {
    var builder = ColumnBuilder(type, capacity: values.count)
    for value in values where !value.isNull {
      let converted = value.converted(to: type)
      if !converted.isNull { builder.append(converted) }
    }
    self.init(members: builder.finish(), isCaseInsensitive: isCaseInsensitive)
  }

  /// The set of a column's values.
  init(_ column: Column, type: ScalarType, isCaseInsensitive: Bool) {
    if column.type == type {
      self.init(members: column, isCaseInsensitive: isCaseInsensitive)
    } else {
      let values = (0..<column.count).map { column.value(at: $0) }
      self.init(values, type: type, isCaseInsensitive: isCaseInsensitive)
    }
  }

  private init(members column: Column, isCaseInsensitive: Bool) {
    self.isCaseInsensitive = isCaseInsensitive
    table = GroupTable(keys: [column.type])
    let present = ContiguousArray((0..<column.count).filter { column.isMember($0) })
    _ = table.assign([folded(column.gather(present))], count: present.count)
  }

  /// Whether each row's value is in the set.
  func contains(_ column: Column, count: Int) -> FixedWidth<Bool> {
    if column.isConstant, count > 1 {
      return contains(column.repeated(1), count: 1).repeated(count)
    }
    let groups = FixedWidth(table.find([folded(column)], count: count))
    guard case .real(let reals) = column else { return groups.map { $0 >= 0 } }
    return zip(groups, FixedWidth(reals.expanded.values), count: count) { group, value in
      group >= 0 && !value.isNaN
    }
  }

  private func folded(_ column: Column) -> Column {
    guard isCaseInsensitive, case .string(let strings) = column else { return column }
    return .string(strings.caseFolded)
  }
}

/// Whether the value of an expression is in a set.
struct MembershipEvaluator: Sendable {
  let operand: Evaluator
  let members: Membership
  let isNegated: Bool

  func evaluate(_ batch: Batch) throws -> Column {
    let flags = members.contains(try operand.evaluate(batch), count: batch.count)
    return .bool(isNegated ? flags.map { !$0 } : FixedWidth(flags.expanded.values))
  }
}

extension Column {
  /// Whether a row's value can be found in a set.
  fileprivate func isMember(_ row: Int) -> Bool {
    guard isValid(row) else { return false }
    if case .real(let column) = self { return !column.at(row).isNaN }
    return true
  }
}

extension StringColumn {
  /// The strings in lower case, for comparisons that ignore case.
  var caseFolded: StringColumn {
    mapStrings { text, builder in
      if Bytes.isASCII(text) {
        for index in text.indices { builder.write(byte: Bytes.lower(text[index])) }
      } else {
        var string = ContiguousArray<UInt8>()
        for index in text.indices { string.append(text[index]) }
        builder.write(String(decoding: string, as: UTF8.self).lowercased())
      }
    }
  }
}
