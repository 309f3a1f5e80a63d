import KQLPlan
import Tables

/// `has_any` and `has_all`: several needles, given one by one or as arrays.
protocol ListOperator: ScalarFunction {
  /// The answer once a needle was (not) found, or nil to go on.
  static func decides(_ found: Bool) -> Bool?
}

extension ListOperator {
  static var overloads: [Overload] {
    [
      Overload([.string, .any], variadic: true, returns: .bool) { a, n, _ in
        let needles = a.dropFirst()
        if needles.allSatisfy(\.isConstant), n > 0 {
          let constants = needles.flatMap { Needles.list($0, 0) }
          return .bool(a[0].strings.map { holds($0, constants) })
        }
        return Rows.bools(a, n) { row in
          let list = needles.flatMap { Needles.list($0, row) }
          return a[0].strings.withBytes(row) { holds($0, list) }
        }
      }
    ]
  }

  private static func holds(_ text: Span<UInt8>, _ needles: [ContiguousArray<UInt8>]) -> Bool {
    for needle in needles {
      if let answer = decides(Has<AnyCase>.test(text, needle.span)) { return answer }
    }
    return decides(true) == nil
  }
}

/// Texts given as strings or inside arrays.
enum Needles {
  static func list(_ column: Column, _ row: Int) -> [ContiguousArray<UInt8>] {
    guard case .dynamic(let cells) = column else {
      // Of that row alone: a column of another type has its texts made anew each time.
      return [ContiguousArray(column.slice(row..<row + 1).texts[0].utf8)]
    }
    let cell = cells.ref(row)
    guard let elements = cell.elements else {
      return cell.isNull ? [] : [ContiguousArray(DynamicText.text(cell.bytes, cell.range).utf8)]
    }
    return elements.map { ContiguousArray(DynamicText.text(cell.bytes, $0).utf8) }
  }
}

/// `a has_any (b, c)`.
enum HasAny: ListOperator {
  static let name = "has_any"
  static let summary = "Whether a text has at least one of several terms, case aside."
  static let examples = [
    Example("print 'a quick fox' has_any ('fox', 'dog')", prints: "True")
  ]
  static func decides(_ found: Bool) -> Bool? { found ? true : nil }
}

/// `a has_all (b, c)`.
enum HasAll: ListOperator {
  static let name = "has_all"
  static let summary = "Whether a text has all of several terms, case aside."
  static let examples = [
    Example("print 'a quick fox' has_all ('fox', 'dog')", prints: "False")
  ]
  static func decides(_ found: Bool) -> Bool? { found ? nil : false }
}

/// `in`, `in~`, `!in`, `!in~` with an array.
protocol MembershipOperator: ScalarFunction {
  static var ignoresCase: Bool { get }
  static var isNegated: Bool { get }
}

extension MembershipOperator {
  static var summary: String {
    "Whether a value is\(isNegated ? " not" : "") among those of an array"
      + (ignoresCase ? ", case aside." : ".")
  }
  static var overloads: [Overload] {
    [Overload([.any, .dynamic], returns: .bool) { a, n, _ in .bool(evaluate(a[0], a[1], n)) }]
  }

  private static func evaluate(_ values: Column, _ lists: Column, _ count: Int) -> FixedWidth<Bool>
  {
    if lists.isConstant, count > 0 {
      let keys = Set(keys(lists, 0))
      return answer(values, count) { key, _ in keys.contains(key) }
    }
    return answer(values, count) { key, row in keys(lists, row).contains(key) }
  }

  private static func answer(
    _ values: Column,
    _ count: Int,
    _ contains: (String, Int) -> Bool
  ) -> FixedWidth<Bool> {
    let texts = values.texts
    var builder = FixedBuilder<Bool>(nullValue: false, capacity: count)
    for row in 0..<count {
      let found = values.isValid(row) && contains(fold(texts[row]), row)
      builder.append(found != isNegated)
    }
    return builder.finish()
  }

  private static func keys(_ lists: Column, _ row: Int) -> [String] {
    Needles.list(lists, row).map { fold(String(decoding: $0, as: UTF8.self)) }
  }

  private static func fold(_ text: String) -> String { ignoresCase ? text.lowercased() : text }
}

/// `a in (b)`.
enum In: MembershipOperator {
  static let name = "in"
  static let ignoresCase = false
  static let isNegated = false
  static let examples = [Example("print 'a' in (dynamic(['a', 'b']))", prints: "True")]
}

/// `a in~ (b)`.
enum InIgnoringCase: MembershipOperator {
  static let name = "in~"
  static let ignoresCase = true
  static let isNegated = false
  static let examples = [Example("print 'A' in~ (dynamic(['a', 'b']))", prints: "True")]
}

/// `a !in (b)`.
enum NotIn: MembershipOperator {
  static let name = "!in"
  static let ignoresCase = false
  static let isNegated = true
  static let examples = [Example("print 'A' !in (dynamic(['a', 'b']))", prints: "True")]
}

/// `a !in~ (b)`.
enum NotInIgnoringCase: MembershipOperator {
  static let name = "!in~"
  static let ignoresCase = true
  static let isNegated = true
  static let examples = [Example("print 'A' !in~ (dynamic(['a', 'b']))", prints: "False")]
}
