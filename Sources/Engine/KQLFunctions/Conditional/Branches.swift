import KQLPlan
import Tables

/// `iff(c, a, b)`.
enum Iff: ScalarFunction {
  static let name = "iff"
  static let aliases = ["iif"]
  static let summary = "The second argument where the first is true, else the third."
  static let examples = [
    Example("print iff(1 < 2, 'yes', 'no')", prints: "yes"),
    Example("print iif(bool(null), 1, 2)", prints: "2"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.bool, .common, .common], returns: .common) { a, n, _ in
        Branches.choose([a[0].bools], Array(a[1...]), n)
      }
    ]
  }
}

/// `case(c1, a1, c2, a2, ..., else)`.
enum Case: ScalarFunction {
  static let name = "case"
  static let summary = "The value after the first condition that is true, else the last argument."
  static let examples = [
    Example("print case(1 > 2, 'a', 2 > 1, 'b', 'c')", prints: "b")
  ]
  static var overloads: [Overload] {
    (1...maximumBranches).map { branches in
      Overload(
        Array(repeatElement([.bool, .common], count: branches).joined()) + [.common],
        returns: .common
      ) { a, n, _ in
        let conditions = (0..<branches).map { a[2 * $0].bools }
        let values = (0..<branches).map { a[2 * $0 + 1] } + [a[2 * branches]]
        return Branches.choose(conditions, values, n)
      }
    }
  }

  /// Parameters alternate, which a variadic overload cannot say; so there is one for each length.
  private static let maximumBranches = 64
}

/// `coalesce(a, b, ...)`.
enum Coalesce: ScalarFunction {
  static let name = "coalesce"
  static let summary = "The first argument that is not null, or for strings not empty."
  static let examples = [
    Example("print coalesce(int(null), 3, 4)", prints: "3"),
    Example("print coalesce('', 'x')", prints: "x"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.common, .common], variadic: true, returns: .common) { a, n, _ in
        let conditions = a.dropLast().map { column -> FixedWidth<Bool> in
          if case .string(let texts) = column { return texts.map { $0.count > 0 } }
          return Validity.isValid(column)
        }
        return Branches.choose(conditions, a, n)
      }
    ]
  }
}

/// Choosing a column row by row.
enum Branches {
  /// For each row the value whose condition is the first to be true, else the last value.
  static func choose(
    _ conditions: [FixedWidth<Bool>],
    _ values: [Column],
    _ count: Int
  ) -> Column {
    guard count > 0, let fallback = values.last else {
      return Column(nulls: count, of: values.last?.type ?? .dynamic)
    }
    if conditions.allSatisfy(\.isConstant) {
      let index = conditions.firstIndex { $0[0] == true } ?? conditions.count
      return values[index]
    }
    // One joined column and where each row's value lies in it.
    var offsets = [0]
    for value in values {
      offsets.append(offsets[offsets.count - 1] + (value.isConstant ? 1 : count))
    }
    let parts = values.map { $0.isConstant ? $0.slice(0..<1) : $0 }
    let joined = Column.concatenate(parts, type: fallback.type)
    var indices = ContiguousArray<Int>()
    indices.reserveCapacity(count)
    for row in 0..<count {
      var choice = 0
      while choice < conditions.count, conditions[choice][row] != true { choice += 1 }
      indices.append(offsets[choice] + (values[choice].isConstant ? 0 : row))
    }
    return joined.gather(indices)
  }
}
