import KQLPlan
import Tables

/// `strcat(a, b, ...)`.
enum Strcat: ScalarFunction {
  static let name = "strcat"
  static let summary = "Puts the texts of its arguments one after another."
  static let examples = [Example("print strcat('a', 1, true)", prints: "a1True")]
  static var overloads: [Overload] {
    [
      Overload([.any, .any], variadic: true, returns: .string) { a, n, _ in
        let texts = a.map(\.texts)
        return Rows.strings(a, n) { row, builder in
          for text in texts { text.withBytes(row) { builder.write(utf8: $0) } }
        }
      }
    ]
  }
}

/// `strcat_delim(delimiter, a, b, ...)`.
enum StrcatDelim: ScalarFunction {
  static let name = "strcat_delim"
  static let summary = "Puts the texts of its arguments one after another with a text between them."
  static let examples = [Example("print strcat_delim('-', 1, 'a', 1s)", prints: "1-a-00:00:01")]
  static var overloads: [Overload] {
    [
      Overload([.any, .any, .any], variadic: true, returns: .string) { a, n, _ in
        let texts = a.map(\.texts)
        return Rows.strings(a, n) { row, builder in
          for index in 1..<texts.count {
            if index > 1 { texts[0].withBytes(row) { builder.write(utf8: $0) } }
            texts[index].withBytes(row) { builder.write(utf8: $0) }
          }
        }
      }
    ]
  }
}

/// `strcat_array(array, delimiter)`.
enum StrcatArray: ScalarFunction {
  static let name = "strcat_array"
  static let aliases = ["array_strcat"]
  static let summary = "Puts the texts of an array's elements one after another."
  static let examples = [Example("print strcat_array(dynamic([1, 2]), '->')", prints: "1->2")]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .any], returns: .string) { a, n, _ in
        let delimiters = a[1].texts
        var scratch = ContiguousArray<UInt8>()
        return Rows.strings(a, n) { row, builder in
          let cell = a[0].dynamics.ref(row)
          for (index, element) in (cell.elements ?? []).enumerated() {
            if index > 0 { delimiters.withBytes(row) { builder.write(utf8: $0) } }
            DynamicText.write(cell.bytes, element, to: &builder, scratch: &scratch)
          }
        }
      }
    ]
  }
}

/// `strrep(text, times [, delimiter])`.
enum Strrep: ScalarFunction {
  static let name = "strrep"
  static let summary = "Repeats a text."
  static let examples = [
    Example("print strrep('ab', 3)", prints: "ababab"),
    Example("print strrep(1, 3, '-')", prints: "1-1-1"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.any, .long], returns: .string) { a, n, _ in repeated(a, n) },
      Overload([.any, .long, .any], returns: .string) { a, n, _ in repeated(a, n) },
    ]
  }

  /// The documented limit of repetitions.
  private static let limit: Int64 = 1024

  private static func repeated(_ a: [Column], _ count: Int) -> Column {
    let texts = a[0].texts
    let times = a[1].longs
    let delimiters = a.count > 2 ? a[2].texts : nil
    return Rows.strings(a, count) { row, builder in
      let wanted = min(times[row] ?? 0, limit)
      guard wanted > 0 else { return }
      for index in 0..<wanted {
        if index > 0, let delimiters { delimiters.withBytes(row) { builder.write(utf8: $0) } }
        texts.withBytes(row) { builder.write(utf8: $0) }
      }
    }
  }
}

/// `split(text, delimiter [, index])`.
enum Split: ScalarFunction {
  static let name = "split"
  static let summary = "The parts of a text between delimiters, as an array; or one of them."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print split('a,,b', ',')", prints: #"["a","","b"]"#),
    Example("print split('a,b', ',', 1)", prints: #"["b"]"#),
  ]
  static var overloads: [Overload] {
    [
      Overload([.any, .string], returns: .dynamic) { a, n, _ in
        let texts = a[0].texts
        return Rows.dynamics(a, n) { row, builder in
          texts.withBytes(row) { text in
            a[1].strings.withBytes(row) { delimiter in
              let start = DynamicEncoding.beginContainer(.array, to: &builder.bytes)
              var count = 0
              eachPart(of: text, delimiter) {
                DynamicEncoding.beginText(text.extracting($0), to: &builder.bytes)
                count += 1
              }
              DynamicEncoding.endContainer(at: start, count: count, in: &builder.bytes)
            }
          }
        }
      },
      Overload([.any, .string, .long], returns: .dynamic) { a, n, _ in
        let texts = a[0].texts
        return Rows.dynamics(a, n) { row, builder in
          guard let wanted = a[2].longs[row] else { return }
          texts.withBytes(row) { text in
            a[1].strings.withBytes(row) { delimiter in
              var position: Int64 = 0
              eachPart(of: text, delimiter) { part in
                if position == wanted {
                  let start = DynamicEncoding.beginContainer(.array, to: &builder.bytes)
                  DynamicEncoding.beginText(text.extracting(part), to: &builder.bytes)
                  DynamicEncoding.endContainer(at: start, count: 1, in: &builder.bytes)
                }
                position += 1
              }
            }
          }
        }
      },
    ]
  }

  /// Calls `body` with the byte range of each part; an empty delimiter splits nothing.
  static func eachPart(
    of text: Span<UInt8>,
    _ delimiter: Span<UInt8>,
    _ body: (Range<Int>) -> Void
  ) {
    var start = 0
    if delimiter.count > 0 {
      while let found = Bytes.find(delimiter, in: text, from: start) {
        body(start..<found)
        start = found + delimiter.count
      }
    }
    body(start..<text.count)
  }
}
