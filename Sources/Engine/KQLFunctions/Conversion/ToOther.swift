import KQLPlan
import Tables

/// `tostring(x)`.
enum ToString: ScalarFunction {
  static let name = "tostring"
  static let summary = "Writes a value as text; null becomes the empty string."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print tostring(true)", prints: "True"), Example("print tostring(2.0)", prints: "2.0"),
    Example("print tostring(dynamic({'a': [1, 2]}))", prints: "{\"a\":[1,2]}"),
  ]
  static var overloads: [Overload] {
    [Overload([.any], returns: .string) { a, _, _ in .string(a[0].texts) }]
  }
}

/// `todatetime(x)`.
enum ToDateTime: ScalarFunction {
  static let name = "todatetime"
  static let summary = "Converts text or ticks to a datetime; null when it is none."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print todatetime('2024-02-29 12:00')", prints: "2024-02-29T12:00:00.0000000Z"),
    Example("print isnull(todatetime('2023-02-29'))", prints: "True"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.any], returns: .datetime) { a, _, _ in .datetime(Conversions.datetimes(a[0])) }
    ]
  }
}

/// `totimespan(x)`.
enum ToTimespan: ScalarFunction {
  static let name = "totimespan"
  static let aliases = ["totime"]
  static let summary = "Converts text or ticks to a timespan; null when it is none."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print totimespan('1.02:00:00')", prints: "1.02:00:00"),
    Example("print totimespan('90s')", prints: "00:01:30"),
  ]
  static var overloads: [Overload] {
    [Overload([.any], returns: .timespan) { a, n, _ in .timespan(convert(a[0], n)) }]
  }

  private static func convert(_ column: Column, _ count: Int) -> FixedWidth<Int64> {
    switch column {
    case .timespan(let column), .long(let column), .datetime(let column): column
    case .int(let column): column.map { Int64($0) }
    case .real(let column): column.compactMap(nullValue: 0) { Conversions.long($0) }
    case .decimal(let column): column.compactMap(nullValue: 0) { $0.wholeNumber }
    case .string(let column): column.compactMap(nullValue: 0) { TimespanReader.read($0) }
    case .dynamic(let column): column.compactMap(nullValue: 0) { Conversions.timespan($0) }
    case .bool, .guid: FixedWidth(constant: 0, isNull: true, count: count)
    }
  }
}

/// `toguid(x)`.
enum ToGUID: ScalarFunction {
  static let name = "toguid"
  static let aliases = ["touniqueid", "touuid"]
  static let summary = "Converts text to a guid; null when it is none."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example(
      "print toguid('70FC66F7-8279-44fc-9092-d364d70fce44')",
      prints: "70fc66f7-8279-44fc-9092-d364d70fce44"
    )
  ]
  static var overloads: [Overload] {
    [Overload([.any], returns: .guid) { a, _, _ in .guid(Conversions.guids(a[0])) }]
  }
}

/// `parse_json(x)`, also the conversion to dynamic.
enum ToDynamic: ScalarFunction {
  static let name = "parse_json"
  static let aliases = ["todynamic", "toobject", "parsejson"]
  static let summary = "Reads text as JSON; text that is no JSON stays a string."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print parse_json('{\"a\": [1, 2]}').a[1]", prints: "2"),
    Example("print todynamic('not json')", prints: "not json"),
  ]
  static var overloads: [Overload] {
    [Overload([.any], returns: .dynamic) { a, n, _ in convert(a[0], n) }]
  }

  private static func convert(_ column: Column, _ count: Int) -> Column {
    if case .dynamic = column { return column }
    guard case .string(let texts) = column else {
      return Rows.dynamics([column], count) { row, builder in
        builder.append(cell: column, row)
      }
    }
    return Rows.dynamics([column], count) { row, builder in
      texts.withBytes(row) { text in
        if TextReader.trimmed(text).isEmpty { return }
        let start = builder.bytes.count
        guard DynamicJSON.parse(text, into: &builder.bytes) else {
          DynamicEncoding.beginText(text, to: &builder.bytes)
          return
        }
        // A JSON null is a null of the column, which has no bytes.
        if builder.bytes[start] == DynamicEncoding.Tag.null.rawValue {
          builder.bytes.removeLast()
        }
      }
    }
  }
}

/// `gettype(x)`.
enum GetType: ScalarFunction {
  static let name = "gettype"
  static let summary = "Names the type of a value; of a dynamic, the type that it holds."
  static let naming = ColumnNaming.prefixed("type")
  static let examples = [
    Example("print gettype(1.5)", prints: "real"),
    Example("print gettype(dynamic({'a': 1}))", prints: "dictionary"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.any], returns: .string) { a, n, _ in
        guard case .dynamic(let column) = a[0] else {
          return Column(.string(a[0].type.rawValue), count: n)
        }
        return Rows.strings(a, n) { row, builder in
          builder.write(typeName(column.ref(row).tag))
        }
      }
    ]
  }

  private static func typeName(_ tag: DynamicEncoding.Tag) -> String {
    switch tag {
    case .null: "null"
    case .true, .false: "bool"
    case .long: "long"
    case .real: "double"
    case .string: "string"
    case .array: "array"
    case .bag: "dictionary"
    case .datetime: "datetime"
    case .timespan: "timespan"
    case .guid: "guid"
    case .decimal: "decimal"
    }
  }
}
