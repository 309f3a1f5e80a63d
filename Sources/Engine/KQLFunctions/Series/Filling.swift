import KQLPlan
import Tables

/// Functions that replace the missing elements of a series.
protocol FillFunction: ScalarFunction {
  /// Fills `values`, of which `isMissing` tells which are missing.
  static func fill(_ values: inout [DynamicValue], _ isMissing: [Bool])
}

extension FillFunction {
  static var naming: ColumnNaming { .argument }
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .dynamic) { a, n, _ in Filling.evaluate(a, n, nil, fill) },
      Overload([.dynamic, .any], returns: .dynamic) { a, n, _ in
        Filling.evaluate(a, n, a[1], fill)
      },
    ]
  }
}

enum Filling {
  static func evaluate(
    _ a: [Column],
    _ count: Int,
    _ placeholder: Column?,
    _ fill: (inout [DynamicValue], [Bool]) -> Void
  ) -> Column {
    SeriesRows.dynamics(a, count) { row in
      guard case .array(var values) = a[0].dynamics[row] else { return nil }
      let missing = placeholder.map { $0.value(at: row).asDynamic } ?? .null
      let isMissing = values.map { isSame($0, missing) }
      fill(&values, isMissing)
      return .array(values)
    }
  }

  private static func isSame(_ value: DynamicValue, _ other: DynamicValue) -> Bool {
    if let left = number(value), let right = number(other) {
      return left == right || (left.isNaN && right.isNaN)
    }
    return value == other
  }

  static func number(_ value: DynamicValue) -> Double? {
    switch value {
    case .long(let value): Double(value)
    case .real(let value): value
    default: nil
    }
  }
}

/// `series_fill_forward(series [, missing])`.
enum SeriesFillForward: FillFunction {
  static let name = "series_fill_forward"
  static let summary = "A series whose missing elements repeat the one before."
  static let examples = [
    Example("print series_fill_forward(dynamic([1, null, 3]))", prints: "[1,1,3]")
  ]
  static func fill(_ values: inout [DynamicValue], _ isMissing: [Bool]) {
    for index in values.indices.dropFirst() where isMissing[index] {
      values[index] = values[index - 1]
    }
  }
}

/// `series_fill_backward(series [, missing])`.
enum SeriesFillBackward: FillFunction {
  static let name = "series_fill_backward"
  static let summary = "A series whose missing elements repeat the one after."
  static let examples = [
    Example("print series_fill_backward(dynamic([1, null, 3]))", prints: "[1,3,3]")
  ]
  static func fill(_ values: inout [DynamicValue], _ isMissing: [Bool]) {
    for index in values.indices.reversed().dropFirst() where isMissing[index] {
      values[index] = values[index + 1]
    }
  }
}

/// `series_fill_const(series, constant [, missing])`.
enum SeriesFillConst: ScalarFunction {
  static let name = "series_fill_const"
  static let summary = "A series whose missing elements are a constant."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print series_fill_const(dynamic([1, null]), 0)", prints: "[1,0]")
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .any], returns: .dynamic) { a, n, _ in evaluate(a, n) },
      Overload([.dynamic, .any, .any], returns: .dynamic) { a, n, _ in evaluate(a, n) },
    ]
  }

  private static func evaluate(_ a: [Column], _ count: Int) -> Column {
    SeriesRows.dynamics(a, count) { row in
      let one = a.map { $0.slice(row..<(row + 1)) }
      let constant = a[1].value(at: row).asDynamic
      let filled = Filling.evaluate([one[0]], 1, a.count > 2 ? one[2] : nil) { values, isMissing in
        for index in values.indices where isMissing[index] { values[index] = constant }
      }
      return filled.dynamics[0]
    }
  }
}

/// `series_fill_linear(series [, missing [, fillEdges [, constant]]])`.
enum SeriesFillLinear: ScalarFunction {
  static let name = "series_fill_linear"
  static let summary = "A series whose missing elements lie on the line between their neighbours."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print series_fill_linear(dynamic([1, null, 4.0]))", prints: "[1.0,2.5,4.0]")
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .dynamic) { a, n, _ in evaluate(a, n) },
      Overload([.dynamic, .any], returns: .dynamic) { a, n, _ in evaluate(a, n) },
      Overload([.dynamic, .any, .bool], returns: .dynamic) { a, n, _ in evaluate(a, n) },
      Overload([.dynamic, .any, .bool, .any], returns: .dynamic) { a, n, _ in evaluate(a, n) },
    ]
  }

  private static func evaluate(_ a: [Column], _ count: Int) -> Column {
    SeriesRows.dynamics(a, count) { row in
      let one = a.map { $0.slice(row..<(row + 1)) }
      let fillsEdges = a.count > 2 ? a[2].bools[row] ?? true : true
      let constant: DynamicValue = a.count > 3 ? a[3].value(at: row).asDynamic : .long(0)
      let filled = Filling.evaluate([one[0]], 1, a.count > 1 ? one[1] : nil) { values, isMissing in
        fill(&values, isMissing, fillsEdges, constant)
      }
      return filled.dynamics[0]
    }
  }

  private static func fill(
    _ values: inout [DynamicValue],
    _ isMissing: [Bool],
    _ fillsEdges: Bool,
    _ constant: DynamicValue
  ) {
    let known = values.indices.filter { !isMissing[$0] && Filling.number(values[$0]) != nil }
    guard known.count < values.count else { return }
    guard let first = known.first, let last = known.last else {
      values = values.map { _ in constant }
      return
    }
    let isWhole = known.allSatisfy { if case .long = values[$0] { true } else { false } }
    for (low, high) in zip(known, known.dropFirst()) where high - low > 1 {
      guard let start = Filling.number(values[low]), let end = Filling.number(values[high]) else {
        continue
      }
      for index in (low + 1)..<high {
        let value = start + (end - start) * Double(index - low) / Double(high - low)
        values[index] = Series.element(isWhole ? value.rounded(.towardZero) : value, whole: isWhole)
      }
    }
    if !isWhole {
      for index in known {
        if let number = Filling.number(values[index]) { values[index] = .real(number) }
      }
    }
    guard fillsEdges else { return }
    for index in 0..<first { values[index] = values[first] }
    for index in values.indices where index > last { values[index] = values[last] }
  }
}
