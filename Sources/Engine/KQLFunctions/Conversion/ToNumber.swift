import KQLPlan
import Tables

// A value is taken over, cut or read as text; what has no such value becomes null, never an error.

/// `toint(x)`.
enum ToInt: ScalarFunction {
  static let name = "toint"
  static let summary = "Converts a value to int; null when it is none."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print toint('0x1F')", prints: "31"), Example("print toint(-2.9)", prints: "-2"),
    Example("print isnull(toint('2.5'))", prints: "True"),
  ]
  static var overloads: [Overload] {
    [Overload([.any], returns: .int) { a, n, _ in .int(convert(a[0], n)) }]
  }

  private static func convert(_ column: Column, _ count: Int) -> FixedWidth<Int32> {
    switch column {
    case .int(let column): column
    case .bool(let column): column.map { $0 ? 1 : 0 }
    case .long(let column), .datetime(let column), .timespan(let column):
      column.map { Int32(truncatingIfNeeded: $0) }
    case .real(let column): column.compactMap(nullValue: 0) { Conversions.int($0) }
    case .decimal(let column):
      column.compactMap(nullValue: 0) { $0.wholeNumber.flatMap { Int32(exactly: $0) } }
    case .string(let column): column.compactMap(nullValue: 0) { TextReader.int($0) }
    case .dynamic(let column): column.compactMap(nullValue: 0) { Conversions.int($0) }
    case .guid: FixedWidth(constant: 0, isNull: true, count: count)
    }
  }
}

/// `tolong(x)`.
enum ToLong: ScalarFunction {
  static let name = "tolong"
  static let summary = "Converts a value to long; datetimes and timespans give their ticks."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print tolong('-42')", prints: "-42"), Example("print tolong(1s)", prints: "10000000"),
  ]
  static var overloads: [Overload] {
    [Overload([.any], returns: .long) { a, n, _ in .long(convert(a[0], n)) }]
  }

  private static func convert(_ column: Column, _ count: Int) -> FixedWidth<Int64> {
    switch column {
    case .long(let column), .datetime(let column), .timespan(let column): column
    case .bool(let column): column.map { $0 ? 1 : 0 }
    case .int(let column): column.map { Int64($0) }
    case .real(let column): column.compactMap(nullValue: 0) { Conversions.long($0) }
    case .decimal(let column): column.compactMap(nullValue: 0) { $0.wholeNumber }
    case .string(let column): column.compactMap(nullValue: 0) { TextReader.long($0) }
    case .dynamic(let column): column.compactMap(nullValue: 0) { Conversions.long($0) }
    case .guid: FixedWidth(constant: 0, isNull: true, count: count)
    }
  }
}

/// `toreal(x)`.
enum ToReal: ScalarFunction {
  static let name = "toreal"
  static let aliases = ["todouble"]
  static let summary = "Converts a value to real; null when it is none."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print toreal('1.5e3')", prints: "1500.0"),
    Example("print todouble(true)", prints: "1.0"),
  ]
  static var overloads: [Overload] {
    [Overload([.any], returns: .real) { a, n, _ in .real(convert(a[0], n)) }]
  }

  private static func convert(_ column: Column, _ count: Int) -> FixedWidth<Double> {
    switch column {
    case .real(let column): column
    case .bool(let column): column.map { $0 ? 1 : 0 }
    case .int(let column): column.map { Double($0) }
    case .long(let column), .datetime(let column), .timespan(let column):
      column.map { Double($0) }
    case .decimal(let column): column.map { $0.double }
    case .string(let column): column.compactMap(nullValue: 0) { TextReader.real($0) }
    case .dynamic(let column): column.compactMap(nullValue: 0) { Conversions.real($0) }
    case .guid: FixedWidth(constant: 0, isNull: true, count: count)
    }
  }
}

/// `todecimal(x)`.
enum ToDecimal: ScalarFunction {
  static let name = "todecimal"
  static let summary = "Converts a value to decimal; null when it is none."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print todecimal('0.1') + todecimal('0.2')", prints: "0.3")
  ]
  static var overloads: [Overload] {
    [Overload([.any], returns: .decimal) { a, n, _ in .decimal(convert(a[0], n)) }]
  }

  private static func convert(_ column: Column, _ count: Int) -> FixedWidth<Decimal34> {
    switch column {
    case .decimal(let column): column
    case .bool(let column): column.map { Decimal34($0 ? 1 : 0) }
    case .int(let column): column.map { Decimal34(Int64($0)) }
    case .long(let column), .datetime(let column), .timespan(let column):
      column.map { Decimal34($0) }
    case .real(let column): column.compactMap(nullValue: .zero) { Decimal34(real: $0) }
    case .string(let column): column.compactMap(nullValue: .zero) { TextReader.decimal($0) }
    case .dynamic(let column): column.compactMap(nullValue: .zero) { Conversions.decimal($0) }
    case .guid: FixedWidth(constant: .zero, isNull: true, count: count)
    }
  }
}

/// `tobool(x)`.
enum ToBool: ScalarFunction {
  static let name = "tobool"
  static let aliases = ["toboolean"]
  static let summary = "Converts a value to bool; numbers other than zero are true."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print tobool('TRUE')", prints: "True"),
    Example("print isnull(tobool('yes'))", prints: "True"),
  ]
  static var overloads: [Overload] {
    [Overload([.any], returns: .bool) { a, n, _ in .bool(convert(a[0], n)) }]
  }

  private static func convert(_ column: Column, _ count: Int) -> FixedWidth<Bool> {
    switch column {
    case .bool(let column): column
    case .int(let column): column.map { $0 != 0 }
    case .long(let column): column.map { $0 != 0 }
    case .real(let column): column.map { $0 != 0 }
    case .decimal(let column): column.map { $0.coefficient != 0 }
    case .string(let column): column.compactMap(nullValue: false) { TextReader.bool($0) }
    case .dynamic(let column): column.compactMap(nullValue: false) { Conversions.bool($0) }
    case .datetime, .timespan, .guid: FixedWidth(constant: false, isNull: true, count: count)
    }
  }
}
