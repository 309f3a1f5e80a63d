import KQLPlan
import Tables

/// An accumulator that sees only the rows for which an argument is true.
final class ConditionalAccumulator: Accumulator {
  private let inner: any Accumulator
  private let condition: Int

  /// Creates one over `inner`; argument `condition` is the condition, and not handed on.
  init(_ inner: any Accumulator, condition: Int) {
    self.inner = inner
    self.condition = condition
  }

  func grow(to groups: Int) { inner.grow(to: groups) }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    let flags = arguments[condition].bools
    var rows = ContiguousArray<Int>()
    for row in groups.indices where flags[row] == true { rows.append(row) }
    var rest = arguments
    rest.remove(at: condition)
    if rows.count == groups.count { return try inner.add(rest, groups: groups) }
    try inner.add(
      rest.map { $0.gather(rows) },
      groups: ContiguousArray(rows.map { groups[$0] })
    )
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? ConditionalAccumulator else { return }
    try inner.merge(other.inner, groups: groups)
  }

  func finish() throws -> [Column] { try inner.finish() }
}

/// An aggregate that takes a condition after the value of another aggregate.
protocol ConditionalAggregate: AggregateFunction {
  associatedtype Base: AggregateFunction
}

extension ConditionalAggregate {
  /// The other aggregate's overloads with a condition in second place.
  static var overloads: [AggregateOverload] {
    Base.overloads.map { overload in
      var parameters = overload.parameters
      parameters.insert(.bool, at: 1)
      return AggregateOverload(
        parameters,
        variadic: overload.isVariadic,
        returns: overload.result
      ) { infos, context in
        var rest = infos
        rest.remove(at: 1)
        return ConditionalAccumulator(try overload.make(rest, context), condition: 1)
      }
    }
  }
}
