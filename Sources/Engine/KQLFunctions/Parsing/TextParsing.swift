import KQLPlan
import Tables

/// `parse_csv(text)`.
enum ParseCSV: ScalarFunction {
  static let name = "parse_csv"
  static let summary = "The fields of a text's first CSV record, as an array."
  static let naming = ColumnNaming.argument
  static let examples = [Example(#"print parse_csv('a,"b,c",d')"#, prints: #"["a","b,c","d"]"#)]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          a[0].strings.withBytes(row) { text in
            builder.array { bytes in fields(text, into: &bytes) }
          }
        }
      }
    ]
  }

  private static func fields(
    _ text: Span<UInt8>,
    into bytes: inout ContiguousArray<UInt8>
  ) -> Int {
    var count = 0
    var field = ContiguousArray<UInt8>()
    var index = 0
    var isQuoted = false
    while index < text.count {
      let byte = text[index]
      index += 1
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          field.append(byte)
        } else if index < text.count, text[index] == UInt8(ascii: "\"") {
          field.append(byte)
          index += 1
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\"") where field.isEmpty: isQuoted = true
      case UInt8(ascii: ","):
        DynamicEncoding.appendText(.string, field, to: &bytes)
        field.removeAll(keepingCapacity: true)
        count += 1
      case 0x0A, 0x0D: index = text.count
      default: field.append(byte)
      }
    }
    DynamicEncoding.appendText(.string, field, to: &bytes)
    return count + 1
  }
}

/// `parse_version(text)`.
enum ParseVersion: ScalarFunction {
  static let name = "parse_version"
  static let summary = "A version of up to four parts as a number that compares as versions do."
  static let examples = [
    Example("print parse_version('1.2.3.4')", prints: "1000000020000000300000004"),
    Example("print parse_version('10.0') > parse_version('9.1')", prints: "True"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .decimal) { a, _, _ in
        .decimal(a[0].strings.compactMap(nullValue: .zero) { version(String($0)) })
      }
    ]
  }

  private static func version(_ text: String) -> Decimal34? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...4).contains(parts.count) else { return nil }
    var value: UInt128 = 0
    for index in 0..<4 {
      var number: UInt128 = 0
      if index < parts.count {
        guard parts[index].utf8.allSatisfy({ $0 &- 0x30 < 10 }), parts[index].utf8.count <= 8,
          let read = UInt128(parts[index])
        else { return nil }
        number = read
      }
      value = value * 100_000_000 + number
    }
    return Decimal34(coefficient: value, exponent: 0, isNegative: false)
  }
}

/// `parse_command_line(text, 'windows')`.
enum ParseCommandLine: ScalarFunction {
  static let name = "parse_command_line"
  static let summary = "The arguments of a Windows command line, as an array."
  static let examples = [
    Example(
      #"print parse_command_line('echo "hello world!"', 'windows')"#,
      prints: #"["echo","hello world!"]"#
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.any, .constant(.string)], returns: .dynamic) { a, n, _ in
        guard a[1].constantText.lowercased() == "windows" else {
          throw QueryFailure("'parse_command_line' knows the parser 'windows' only")
        }
        let texts = a[0].texts
        return Rows.dynamics(a, n) { row, builder in
          let list = arguments(texts[row])
          if !list.isEmpty { builder.write(.array(list.map { .string($0) })) }
        }
      }
    ]
  }

  /// The rules of `CommandLineToArgvW`: backslashes count only before a quotation mark.
  private static func arguments(_ text: String) -> [String] {
    var list: [String] = []
    var current = ""
    var hasCurrent = false
    var isQuoted = false
    var slashes = 0
    for letter in text.unicodeScalars {
      if letter == "\\" {
        slashes += 1
        hasCurrent = true
        continue
      }
      if letter == "\"" {
        current += String(repeating: "\\", count: slashes / 2)
        if slashes.isMultiple(of: 2) { isQuoted.toggle() } else { current += "\"" }
        slashes = 0
        hasCurrent = true
        continue
      }
      current += String(repeating: "\\", count: slashes)
      slashes = 0
      if !isQuoted, letter == " " || letter == "\t" || letter == "\n" || letter == "\r" {
        if hasCurrent { list.append(current) }
        current = ""
        hasCurrent = false
      } else {
        current.unicodeScalars.append(letter)
        hasCurrent = true
      }
    }
    current += String(repeating: "\\", count: slashes)
    if hasCurrent { list.append(current) }
    return list
  }
}

/// `extract_json(path, text [, typeof(T)])`.
enum ExtractJSON: ScalarFunction {
  static let name = "extract_json"
  static let aliases = ["extractjson"]
  static let summary = "The part of a JSON text that a path leads to."
  static let examples = [
    Example(#"print extract_json('$.a[1]', '{"a": [1, 2]}', typeof(long))"#, prints: "2")
  ]
  static var overloads: [Overload] {
    [
      Overload([.constant(.string), .string], returns: .string) { a, n, _ in try text(a, n) },
      Overload(
        [.constant(.string), .string, .typeLiteral],
        returns: .computed { arguments in
          guard case .string(let name)? = arguments.last?.literal else { return nil }
          return ScalarType(name: name)
        },
        { a, n, context in
          let column = try text(a, n)
          guard let type = ScalarType(name: a[2].constantText) else { return column }
          return try Casts.cast(column, to: type, n, context)
        }
      ),
    ]
  }

  private static func text(_ a: [Column], _ count: Int) throws -> Column {
    guard let path = JSONPath(a[0].constantText) else {
      if count == 0 { return Column(nulls: 0, of: .string) }
      throw QueryFailure("'\(a[0].constantText)' is no JSON path")
    }
    var encoded = ContiguousArray<UInt8>()
    var scratch = ContiguousArray<UInt8>()
    return .string(
      a[1].strings.mapStrings { text, builder in
        encoded.removeAll(keepingCapacity: true)
        guard DynamicJSON.parse(text, into: &encoded) else { return }
        let part = path.find(in: encoded, ByteRange(offset: 0, count: encoded.count))
        DynamicText.write(encoded, part, to: &builder, scratch: &scratch)
      }
    )
  }
}
