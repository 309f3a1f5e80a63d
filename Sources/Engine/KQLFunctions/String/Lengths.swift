import KQLPlan
import Tables

/// `strlen(text)`.
enum Strlen: ScalarFunction {
  static let name = "strlen"
  static let summary = "How many code points a text has."
  static let naming = ColumnNaming.functionAndArgument
  static let examples = [Example("print strlen('Žluť')", prints: "4")]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .long) { a, _, _ in
        .long(a[0].strings.map { Int64(UTF8Scalars.count($0)) })
      }
    ]
  }
}

/// `string_size(text)`.
enum StringSize: ScalarFunction {
  static let name = "string_size"
  static let summary = "How many bytes a text takes in UTF-8."
  static let naming = ColumnNaming.functionAndArgument
  static let examples = [Example("print string_size('é')", prints: "2")]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .long) { a, _, _ in .long(a[0].strings.map { Int64($0.count) }) }
    ]
  }
}

/// `tolower(text)`.
enum ToLower: ScalarFunction {
  static let name = "tolower"
  static let summary = "A text in lower case."
  static let examples = [Example("print tolower('ÄBC')", prints: "äbc")]
  static var overloads: [Overload] {
    [
      Overload([.any], returns: .string) { a, _, _ in
        var scratch = ContiguousArray<UInt8>()
        return .string(
          a[0].texts.mapStrings { text, builder in
            scratch.removeAll(keepingCapacity: true)
            CaseMapping.lower(text, into: &scratch)
            builder.write(utf8: scratch.span)
          }
        )
      }
    ]
  }
}

/// `toupper(text)`.
enum ToUpper: ScalarFunction {
  static let name = "toupper"
  static let summary = "A text in upper case."
  static let examples = [Example("print toupper('äbc')", prints: "ÄBC")]
  static var overloads: [Overload] {
    [
      Overload([.any], returns: .string) { a, _, _ in
        var scratch = ContiguousArray<UInt8>()
        return .string(
          a[0].texts.mapStrings { text, builder in
            scratch.removeAll(keepingCapacity: true)
            CaseMapping.upper(text, into: &scratch)
            builder.write(utf8: scratch.span)
          }
        )
      }
    ]
  }
}

/// `reverse(text)`.
enum Reverse: ScalarFunction {
  static let name = "reverse"
  static let summary = "A text with its code points in the opposite order."
  static let examples = [Example("print reverse('abc')", prints: "cba")]
  static var overloads: [Overload] {
    [
      Overload([.any], returns: .string) { a, _, _ in
        .string(
          a[0].texts.mapStrings { text, builder in
            var end = text.count
            while end > 0 {
              var start = end - 1
              while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
              builder.write(utf8: text.extracting(start..<end))
              end = start
            }
          }
        )
      }
    ]
  }
}

/// `substring(text, start [, length])`.
enum SubstringOf: ScalarFunction {
  static let name = "substring"
  static let summary =
    "A part of a text, counted in code points from 0, or from the end if negative."
  static let examples = [
    Example("print substring('abcdef', 1, 2)", prints: "bc"),
    Example("print substring('abcdef', -2)", prints: "ef"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.any, .long], returns: .string) { a, n, _ in part(a, n) },
      Overload([.any, .long, .long], returns: .string) { a, n, _ in part(a, n) },
    ]
  }

  private static func part(_ a: [Column], _ count: Int) -> Column {
    let texts = a[0].texts
    let starts = a[1].longs
    let lengths = a.count > 2 ? a[2].longs : FixedWidth(constant: Int64.max, count: count)
    if starts.isConstant, lengths.isConstant, count > 0 {
      let start = starts[0]
      let length = lengths[0]
      return .string(texts.mapRanges { range($0, start, length) })
    }
    return Rows.strings(a, count) { row, builder in
      texts.withBytes(row) { text in
        builder.write(utf8: text.extracting(range(text, starts[row], lengths[row])))
      }
    }
  }

  private static func range(_ text: Span<UInt8>, _ start: Int64?, _ length: Int64?) -> Range<Int> {
    guard var start, let length, length > 0 else { return 0..<0 }
    if start < 0 {
      start += Int64(UTF8Scalars.count(text))
      if start < 0 { return 0..<0 }
    }
    let lower = UTF8Scalars.offset(text, advancedBy: Int(clamping: start))
    return lower..<UTF8Scalars.offset(text, from: lower, advancedBy: Int(clamping: length))
  }
}
