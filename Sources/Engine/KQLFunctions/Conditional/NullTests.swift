import KQLPlan
import Tables

/// Which rows hold a value.
enum Validity {
  static func isValid(_ column: Column) -> FixedWidth<Bool> {
    switch column {
    case .bool(let column): mask(column)
    case .int(let column): mask(column)
    case .long(let column), .datetime(let column), .timespan(let column): mask(column)
    case .real(let column): mask(column)
    case .decimal(let column): mask(column)
    case .guid(let column): mask(column)
    case .string(let column): FixedWidth(constant: true, count: column.count)
    case .dynamic(let column):
      column.isConstant && column.count > 0
        ? FixedWidth(constant: column.isValid(0), count: column.count)
        : FixedWidth(ContiguousArray((0..<column.count).map { column.isValid($0) }))
    }
  }

  private static func mask<Element>(_ column: FixedWidth<Element>) -> FixedWidth<Bool> {
    guard let validity = column.validity else {
      return FixedWidth(constant: true, count: column.count)
    }
    if column.isConstant { return FixedWidth(constant: validity[0], count: column.count) }
    return FixedWidth(validity)
  }

  /// Which rows hold neither null nor an empty string.
  static func isFilled(_ column: Column) -> FixedWidth<Bool> {
    switch column {
    case .string(let texts): texts.map { $0.count > 0 }
    case .dynamic(let cells):
      cells.compactMap(nullValue: false) { $0 != .string("") }.map { $0 }.withoutNulls(as: false)
    default: isValid(column)
    }
  }
}

extension FixedWidth {
  /// The same values with nulls replaced.
  func withoutNulls(as value: Element) -> FixedWidth {
    guard validity != nil else { return self }
    if isConstant { return FixedWidth(constant: self[0] ?? value, count: count) }
    return FixedWidth(ContiguousArray((0..<count).map { self[$0] ?? value }))
  }
}

/// `isnull(x)`.
enum IsNull: ScalarFunction {
  static let name = "isnull"
  static let summary = "Whether a value is null; a string never is."
  static let examples = [
    Example("print isnull(toint('x'))", prints: "True"),
    Example("print isnull('')", prints: "False"),
  ]
  static var overloads: [Overload] {
    [Overload([.any], returns: .bool) { a, _, _ in .bool(Validity.isValid(a[0]).map { !$0 }) }]
  }
}

/// `isnotnull(x)`.
enum IsNotNull: ScalarFunction {
  static let name = "isnotnull"
  static let aliases = ["notnull"]
  static let summary = "Whether a value is not null; a string never is."
  static let examples = [Example("print isnotnull(1)", prints: "True")]
  static var overloads: [Overload] {
    [Overload([.any], returns: .bool) { a, _, _ in .bool(Validity.isValid(a[0])) }]
  }
}

/// `isempty(x)`.
enum IsEmpty: ScalarFunction {
  static let name = "isempty"
  static let summary = "Whether a value is null or the empty string."
  static let examples = [
    Example("print isempty('')", prints: "True"),
    Example("print isempty(int(null))", prints: "True"),
  ]
  static var overloads: [Overload] {
    [Overload([.any], returns: .bool) { a, _, _ in .bool(Validity.isFilled(a[0]).map { !$0 }) }]
  }
}

/// `isnotempty(x)`.
enum IsNotEmpty: ScalarFunction {
  static let name = "isnotempty"
  static let aliases = ["notempty"]
  static let summary = "Whether a value is neither null nor the empty string."
  static let examples = [Example("print isnotempty('a')", prints: "True")]
  static var overloads: [Overload] {
    [Overload([.any], returns: .bool) { a, _, _ in .bool(Validity.isFilled(a[0])) }]
  }
}
