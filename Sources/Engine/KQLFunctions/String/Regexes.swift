import KQLPlan
import LinearRegex
import Tables

/// `a matches regex b`.
enum MatchesRegex: ScalarFunction {
  static let name = "matches regex"
  static let summary = "Whether a regular expression matches anywhere in a text."
  static let examples = [
    Example("print 'version 1.2' matches regex @'\\d+\\.\\d+'", prints: "True")
  ]
  static var overloads: [Overload] {
    [
      Overload([.string, .string], returns: .bool) { a, n, context in
        var patterns = try Patterns(a[1], context)
        if a[1].isConstant, n > 0 {
          let regex = try patterns.at(0)
          return .bool(a[0].strings.map { regex.matches($0) })
        }
        return try Rows.bools(a, n) { row in
          let regex = try patterns.at(row)
          return a[0].strings.withBytes(row) { regex.matches($0) }
        }
      }
    ]
  }
}

/// `extract(regex, group, text [, typeof(T)])`.
enum Extract: ScalarFunction {
  static let name = "extract"
  static let summary = "The part of a text that a group of a regular expression matches."
  static let examples = [
    Example("print extract(@'x=(\\d+)', 1, 'x=42;')", prints: "42"),
    Example("print extract(@'(\\d+)', 1, 'n 7', typeof(long)) + 1", prints: "8"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.constant(.string), .long, .string], returns: .string, text),
      Overload(
        [.constant(.string), .long, .string, .typeLiteral],
        returns: .computed { arguments in
          guard case .string(let name)? = arguments.last?.literal else { return nil }
          return ScalarType(name: name)
        },
        { a, n, context in
          let column = try text(a, n, context)
          guard let type = ScalarType(name: a[3].constantText) else { return column }
          return try Casts.cast(column, to: type, n, context)
        }
      ),
    ]
  }

  private static func text(_ a: [Column], _ count: Int, _ context: QueryContext) throws -> Column {
    guard count > 0 else { return Column(nulls: 0, of: .string) }
    var patterns = try Patterns(a[0], context)
    let regex = try patterns.at(0)
    let groups = a[1].longs
    var match = RegexMatch(for: regex)
    if groups.isConstant, let group = groups[0] {
      return .string(
        a[2].strings.mapRanges { text in
          guard regex.firstMatch(in: text, into: &match) else { return 0..<0 }
          return match[Int(clamping: group)] ?? 0..<0
        }
      )
    }
    return Rows.strings(a, count) { row, builder in
      guard let group = groups[row] else { return }
      a[2].strings.withBytes(row) { text in
        guard regex.firstMatch(in: text, into: &match), let range = match[Int(clamping: group)]
        else { return }
        builder.write(utf8: text.extracting(range))
      }
    }
  }
}

/// `extract_all(regex, [groups,] text)`.
enum ExtractAll: ScalarFunction {
  static let name = "extract_all"
  static let aliases = ["extractall"]
  static let summary = "All matches of a regular expression's groups, as an array."
  static let examples = [
    Example("print extract_all(@'(\\d+)', 'a1b22')", prints: "[\"1\",\"22\"]"),
    Example("print extract_all(@'(\\w)=(\\d)', 'a=1,b=2')", prints: #"[["a","1"],["b","2"]]"#),
  ]
  static var overloads: [Overload] {
    [
      Overload([.constant(.string), .string], returns: .dynamic) { a, n, context in
        try all(a[0], nil, a[1], n, context)
      },
      Overload([.constant(.string), .dynamic, .string], returns: .dynamic) { a, n, context in
        try all(a[0], a[1], a[2], n, context)
      },
    ]
  }

  private static func all(
    _ pattern: Column,
    _ wanted: Column?,
    _ texts: Column,
    _ count: Int,
    _ context: QueryContext
  ) throws -> Column {
    guard count > 0 else { return Column(nulls: 0, of: .dynamic) }
    var patterns = try Patterns(pattern, context)
    let regex = try patterns.at(0)
    guard regex.groupCount > 0 else {
      throw QueryFailure(
        "the regular expression '\(regex.pattern)' of 'extract_all' has no group to extract"
      )
    }
    let groups = groups(wanted, of: regex)
    return Rows.dynamics([pattern, texts], count) { row, builder in
      texts.strings.withBytes(row) { text in
        let start = DynamicEncoding.beginContainer(.array, to: &builder.bytes)
        var matches = 0
        regex.forEachMatch(in: text) { match in
          matches += 1
          write(match, groups, text, to: &builder.bytes)
          return true
        }
        if matches == 0 {
          builder.bytes.removeLast(builder.bytes.count - start)
        } else {
          DynamicEncoding.endContainer(at: start, count: matches, in: &builder.bytes)
        }
      }
    }
  }

  private static func write(
    _ match: RegexMatch,
    _ groups: [Int],
    _ text: Span<UInt8>,
    to bytes: inout ContiguousArray<UInt8>
  ) {
    if groups.count == 1 {
      DynamicEncoding.beginText(text.extracting(match[groups[0]] ?? 0..<0), to: &bytes)
      return
    }
    let start = DynamicEncoding.beginContainer(.array, to: &bytes)
    for group in groups {
      DynamicEncoding.beginText(text.extracting(match[group] ?? 0..<0), to: &bytes)
    }
    DynamicEncoding.endContainer(at: start, count: groups.count, in: &bytes)
  }

  private static func groups(_ wanted: Column?, of regex: LinearRegex) -> [Int] {
    guard let wanted, case .dynamic(let cells) = wanted, cells.count > 0,
      case .array(let items) = cells[0]
    else { return Array(1...max(regex.groupCount, 1)) }
    return items.compactMap { item in
      switch item {
      case .long(let number):
        number >= 0 && number <= regex.groupCount ? Int(clamping: number) : nil
      case .string(let name): regex.groupNames.firstIndex(of: name).map { $0 + 1 }
      default: nil
      }
    }
  }
}

/// `replace_regex(text, regex, replacement)`.
enum ReplaceRegex: ScalarFunction {
  static let name = "replace_regex"
  static let summary = "Replaces all matches of a regular expression; `\\1` stands for a group."
  static let examples = [
    Example("print replace_regex('a-1', @'(\\w)-(\\d)', @'\\2-\\1')", prints: "1-a")
  ]
  static var overloads: [Overload] {
    [
      Overload([.string, .constant(.string), .constant(.string)], returns: .string) {
        a,
        _,
        context in try replace(a[0], a[1], a[2], context)
      }
    ]
  }

  static func replace(
    _ texts: Column,
    _ pattern: Column,
    _ replacement: Column,
    _ context: QueryContext
  ) throws -> Column {
    guard texts.count > 0 else { return texts }
    var patterns = try Patterns(pattern, context)
    let regex = try patterns.at(0)
    let template = RegexReplacement(replacement.constantText)
    return .string(
      texts.strings.mapStrings { text, builder in
        if let bytes = regex.replacingAll(in: text, with: template) {
          builder.write(utf8: bytes.span)
        } else {
          builder.write(utf8: text)
        }
      }
    )
  }
}

/// `replace(regex, replacement, text)`, the old order of `replace_regex`.
enum Replace: ScalarFunction {
  static let name = "replace"
  static let summary = "Replaces all matches of a regular expression; the text comes last."
  static let examples = [Example("print replace('a', 'b', 'banana')", prints: "bbnbnb")]
  static var overloads: [Overload] {
    [
      Overload([.constant(.string), .constant(.string), .string], returns: .string) {
        a,
        _,
        context in try ReplaceRegex.replace(a[2], a[0], a[1], context)
      }
    ]
  }
}

/// `regex_quote(text)`.
enum RegexQuote: ScalarFunction {
  static let name = "regex_quote"
  static let summary = "Escapes what has a meaning in regular expressions."
  static let examples = [Example("print regex_quote('(1+1)')", prints: "\\(1\\+1\\)")]
  static var overloads: [Overload] {
    [
      Overload([.any], returns: .string) { a, _, _ in
        .string(
          a[0].texts.mapStrings { text, builder in
            for index in 0..<text.count {
              let byte = text[index]
              let isPlain =
                byte >= 0x80 || Terms.isAlphanumeric(byte) || byte == UInt8(ascii: "_")
                || byte == 0x20
              if !isPlain { builder.write(byte: UInt8(ascii: "\\")) }
              builder.write(byte: byte)
            }
          }
        )
      }
    ]
  }
}
