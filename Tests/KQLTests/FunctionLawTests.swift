import KQLFunctions
import KQLPlan
import Tables
import Testing

/// Laws that hold for every function, on values at the edges of their types.
@Suite struct FunctionLawTests {
  /// A row computed alone, from constant columns, gives what it gives among other rows.
  @Test func rowsDoNotDependOnEachOther() {
    for function in FunctionLibrary.scalar where function.kind == .pure {
      // `case` has an overload for each number of branches; a few of them tell as much as all.
      for overload in function.overloads where overload.parameters.count < 9 {
        for type in Samples.types(for: overload.parameters) {
          check(function.name, overload, type)
        }
      }
    }
  }

  private func check(_ name: String, _ overload: Overload, _ any: ScalarType) {
    let rows = Samples.count
    for shift in 0..<3 {
      let values = overload.parameters.enumerated().map { position, parameter in
        Samples.values(parameter, any, of: name, shift: shift + position)
      }
      let columns = zip(overload.parameters, values).map { parameter, values in
        Samples.isConstant(parameter)
          ? Column(values[0], count: rows) : Samples.column(values)
      }
      // A pattern, unit or format that is none stops the query, which is an answer too.
      guard let together = try? overload.evaluate(columns, rows, QueryContext(now: 0)) else {
        continue
      }
      #expect(together.count == rows, "\(name)")
      for row in 0..<rows {
        let alone = zip(overload.parameters, values).map { parameter, values in
          Column(Samples.isConstant(parameter) ? values[0] : values[row], count: 2)
        }
        // A constant that has no answer stops a query; among rows it must not.
        guard let result = try? overload.evaluate(alone, 2, QueryContext(now: 0)) else { continue }
        let wanted = Samples.text(together.value(at: row))
        #expect(
          Samples.text(result.value(at: 1)) == wanted,
          "\(name)\(values.map { $0[row] })"
        )
      }
    }
  }

  /// Any split of the rows over accumulators that are merged gives the same result.
  @Test func aggregatesMerge() throws {
    for function in FunctionLibrary.aggregate {
      for overload in function.overloads {
        for type in Samples.types(for: overload.parameters) {
          try checkMerging(function.name, overload, type)
        }
      }
    }
  }

  private func checkMerging(
    _ name: String,
    _ overload: AggregateOverload,
    _ any: ScalarType
  ) throws {
    let context = QueryContext(now: 0)
    let rows = Samples.count
    let infos = overload.parameters.enumerated().map { position, parameter in
      let value = Samples.values(parameter, any, of: name, shift: position)[0]
      let isConstant = Samples.isConstant(parameter)
      return ArgumentInfo(type: value.type, literal: isConstant ? value : nil, name: "x")
    }
    let columns = overload.parameters.enumerated().map { position, parameter in
      let values = Samples.values(parameter, any, of: name, shift: position)
      return Samples.isConstant(parameter)
        ? Column(values[0], count: rows) : Samples.column(values)
    }
    // Two groups, and a third without rows.
    let groups = ContiguousArray((0..<rows).map { $0 % 2 })
    // A percentile or limit that is none stops the query.
    guard let whole = try? overload.make(infos, context) else { return }
    whole.grow(to: 3)
    try whole.add(columns, groups: groups)
    let expected = try whole.finish()

    let first = try overload.make(infos, context)
    let second = try overload.make(infos, context)
    first.grow(to: 3)
    second.grow(to: 2)
    let cut = rows / 2
    try first.add(columns.map { $0.slice(0..<cut) }, groups: ContiguousArray(groups[..<cut]))
    // The second one numbers the groups the other way round.
    try second.add(
      columns.map { $0.slice(cut..<rows) },
      groups: ContiguousArray(groups[cut...].map { 1 - $0 })
    )
    try first.merge(second, groups: [1, 0])
    let merged = try first.finish()
    #expect(merged.count == expected.count, "\(name)")
    for (index, column) in expected.enumerated() where index < merged.count {
      for group in 0..<3 {
        #expect(
          Samples.isClose(column.value(at: group), merged[index].value(at: group)),
          "\(name) of \(any), group \(group)"
        )
      }
    }
  }
}

/// Values at the edges of each type.
enum Samples {
  static let count = 8

  static func types(for parameters: [Parameter]) -> [ScalarType] {
    let isOpen = parameters.contains { $0 == .any || $0 == .scalar || $0 == .common }
    guard isOpen else { return parameters.contains(.numeric) ? [.long, .real] : [.long] }
    return parameters.contains(.scalar)
      ? ScalarType.allCases.filter { $0 != .dynamic } : ScalarType.allCases
  }

  static func isConstant(_ parameter: Parameter) -> Bool {
    switch parameter {
    case .constant, .typeLiteral: true
    default: false
    }
  }

  static func values(
    _ parameter: Parameter,
    _ any: ScalarType,
    of function: String,
    shift: Int
  ) -> [ScalarValue] {
    let type: ScalarType
    switch parameter {
    case .type(let declared), .constant(let declared): type = declared
    case .any, .scalar, .common, .numeric: type = any
    case .typeLiteral: return Array(repeating: .string("long"), count: count)
    }
    // Arrays as long as allowed are a matter of time, not of edges.
    let list = values(of: type).filter {
      ["repeat", "range"].contains(function) ? !isHuge($0) : true
    }
    return (0..<count).map { list[($0 + shift) % list.count] }
  }

  private static func isHuge(_ value: ScalarValue) -> Bool {
    switch value {
    case .long(let number), .datetime(let number), .timespan(let number):
      number.magnitude > 1000
    case .real(let number): number.magnitude > 1000
    default: false
    }
  }

  private static func values(of type: ScalarType) -> [ScalarValue] {
    switch type {
    case .bool: [.bool(true), .null(.bool), .bool(false)]
    case .int: [.int(1), .int(.min), .null(.int), .int(.max), .int(0)]
    case .long: [.long(1), .long(-3), .long(.min), .null(.long), .long(.max), .long(0), .long(24)]
    case .real:
      [
        .real(1.5), .real(.nan), .real(-0.0), .null(.real), .real(.infinity), .real(1e300),
        .real(-7),
      ]
    case .decimal:
      [
        .decimal(Decimal34(coefficient: 15, exponent: -1, isNegative: true)), .null(.decimal),
        .decimal(
          Decimal34(coefficient: Decimal34.maxCoefficient, exponent: 6111, isNegative: false)
        ),
        .decimal(.zero), .decimal(Decimal34(coefficient: 1, exponent: -6176, isNegative: false)),
      ]
    case .string:
      [
        .string("a.b-c"), .string(""), .string("žluť \u{1F600}"), .string("(a)"), .string("0x1F"),
        .string("10.0.0.1/8"), .string(#"{"a":[1,"x"]}"#),
      ]
    case .datetime:
      [.datetime(Ticks.unixEpoch), .datetime(0), .null(.datetime), .datetime(Ticks.max)]
    case .timespan:
      [.timespan(Ticks.hour), .timespan(.min), .null(.timespan), .timespan(.max), .timespan(0)]
    case .guid: [.guid(GUID(high: 1, low: 2)), .null(.guid), .guid(GUID(high: .max, low: .max))]
    case .dynamic:
      [
        .dynamic(.array([.long(3), .null, .string("a"), .real(0.5)])), .dynamic(.null),
        .dynamic(.bag([.init("a", .array([.bool(true)])), .init("b", .string(""))])),
        .dynamic(.string("x")), .dynamic(.long(.max)), .dynamic(.array([])), .dynamic(.bag([])),
      ]
    }
  }

  static func column(_ values: [ScalarValue]) -> Column {
    var builder = ColumnBuilder(values[0].type)
    for value in values { builder.append(value) }
    return builder.finish()
  }

  /// Text, so that NaN equals itself.
  static func text(_ value: ScalarValue) -> String {
    if case .real(let real) = value, real.isNaN { return "nan" }
    return "\(value)"
  }

  /// Equal, or reals that differ in their last digits.
  static func isClose(_ left: ScalarValue, _ right: ScalarValue) -> Bool {
    if case .real(let a) = left, case .real(let b) = right, !a.isInfinite, !b.isInfinite {
      if a.isNaN || b.isNaN { return a.isNaN && b.isNaN }
      return (a - b).magnitude <= 1e-9 * max(a.magnitude, b.magnitude, 1)
    }
    return text(left) == text(right)
  }
}
