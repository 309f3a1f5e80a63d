import KQLExecutor
import KQLPlan
import Tables
import Testing

@Suite("Executor")
struct ExecutorTests {
  private static let people = Hand.rows(
    [("k", .long), ("name", .string)],
    [
      [.long(2), .string("b")], [.null(.long), .string("")], [.long(1), .string("a")],
      [.long(2), .string("c")], [.long(10), .string("a")],
    ]
  )

  @Test("keeps the rows whose condition is true, not those where it is null")
  func filter() throws {
    let condition = Hand.test(Hand.column(0), Hand.literal(2)) { $0 != $1 }
    #expect(
      try Hand.run(.filter(.init(input: Self.people, condition: condition))) == ["1 'a'", "10 'a'"]
    )
  }

  @Test(
    "follows three-valued logic",
    arguments: [
      (false, ["false", "false", "false", "false", "true", "null", "false", "null", "null"]),
      (true, ["false", "true", "null", "true", "true", "true", "null", "true", "null"]),
    ]
  )
  func logic(isOr: Bool, expected: [String]) throws {
    let values: [ScalarValue] = [.bool(false), .bool(true), .null(.bool)]
    let pairs = values.flatMap { left in values.map { [left, $0] } }
    let operands = [Hand.column(0, .bool), Hand.column(1, .bool)]
    let plan = LogicalPlan.project(
      ProjectPlan(
        input: Hand.rows([("a", .bool), ("b", .bool)], pairs),
        columns: [NamedExpression("x", isOr ? .or(operands) : .and(operands))],
        isSerial: false
      )
    )
    #expect(try Hand.run(plan) == expected)
  }

  @Test("evaluates later operands over undecided rows alone, with the same result")
  func sparseLogic() throws {
    let rows = (0..<100).map { [ScalarValue.long(Int64($0))] }
    let few = Hand.test(Hand.column(0), Hand.literal(95)) { $0 > $1 }
    let even = Hand.test(Hand.column(0), Hand.literal(2)) { $0 % $1 == 0 }
    let plan = LogicalPlan.filter(
      .init(input: Hand.rows([("x", .long)], rows), condition: .and([few, even]))
    )
    #expect(try Hand.run(plan) == ["96", "98"])
  }

  @Test("finds members of lists and of queries; a null is in none")
  func membership() throws {
    let list = BoundExpression.inList(
      Hand.column(1, .string),
      [.string("A"), .string("C")],
      isCaseInsensitive: true,
      isNegated: false
    )
    let query = BoundExpression.inQuery(
      Hand.column(0),
      Hand.rows([("x", .long)], [[.long(2)], [.null(.long)]]),
      isCaseInsensitive: false,
      isNegated: true
    )
    let plan = LogicalPlan.project(
      ProjectPlan(
        input: Self.people,
        columns: [NamedExpression("l", list), NamedExpression("q", query)],
        isSerial: false
      )
    )
    #expect(
      try Hand.run(plan)
        == ["false false", "false true", "true true", "true false", "true true"]
    )
  }

  @Test("sums groups in the order they are first seen; nulls are one group")
  func summarize() throws {
    let plan = LogicalPlan.summarize(
      SummarizePlan(
        input: Hand.rows(
          [("k", .long), ("s", .string), ("v", .long)],
          [
            [.long(2), .string("x"), .long(1)], [.null(.long), .string(""), .long(2)],
            [.long(2), .string("x"), .long(4)], [.null(.long), .string(""), .long(8)],
            [.long(2), .string(""), .long(16)],
          ]
        ),
        keys: [
          NamedExpression("k", Hand.column(0)), NamedExpression("s", Hand.column(1, .string)),
        ],
        aggregates: [Hand.sum(Hand.column(2))]
      )
    )
    #expect(try Hand.run(plan) == ["2 'x' 5", "null '' 10", "2 '' 16"])
  }

  @Test("gives one row for no rows when there are no keys, none when there are")
  func summarizeNothing() throws {
    let empty = Hand.rows([("v", .long)], [])
    let sum = Hand.sum(Hand.column(0))
    let key = NamedExpression("v", Hand.column(0))
    #expect(
      try Hand.run(.summarize(.init(input: empty, keys: [], aggregates: [sum]))) == ["0"]
    )
    #expect(try Hand.run(.summarize(.init(input: empty, keys: [key], aggregates: [sum]))) == [])
  }

  @Test(
    "joins",
    arguments: [
      (JoinKind.inner, ["1 'a' 1 'r'", "1 'b' 1 'r'", "null 'n' null 'z'"]),
      (.innerunique, ["1 'a' 1 'r'", "null 'n' null 'z'"]),
      (.leftouter, ["1 'a' 1 'r'", "1 'b' 1 'r'", "2 'c' null ''", "null 'n' null 'z'"]),
      (.rightouter, ["1 'a' 1 'r'", "1 'b' 1 'r'", "null 'n' null 'z'", "null '' 3 's'"]),
      (
        .fullouter,
        ["1 'a' 1 'r'", "1 'b' 1 'r'", "2 'c' null ''", "null 'n' null 'z'", "null '' 3 's'"]
      ),
      (.leftsemi, ["1 'a'", "1 'b'", "null 'n'"]),
      (.leftanti, ["2 'c'"]),
      (.rightsemi, ["1 'r'", "null 'z'"]),
      (.rightanti, ["3 's'"]),
    ]
  )
  func join(kind: JoinKind, expected: [String]) throws {
    let fields: [(String, ScalarType)] = [("k", .long), ("s", .string)]
    let left = Hand.rows(
      fields,
      [
        [.long(1), .string("a")], [.long(1), .string("b")], [.long(2), .string("c")],
        [.null(.long), .string("n")],
      ]
    )
    let right = Hand.rows(
      fields,
      [[.long(3), .string("s")], [.long(1), .string("r")], [.null(.long), .string("z")]]
    )
    let schema =
      switch kind {
      case .leftsemi, .leftanti: left.schema
      case .rightsemi, .rightanti: right.schema
      default: Schema(left.schema.fields + right.schema.fields)
      }
    let plan = LogicalPlan.join(
      JoinPlan(
        left: left,
        right: right,
        kind: kind,
        leftKeys: [Hand.column(0)],
        rightKeys: [Hand.column(0)],
        schema: schema
      )
    )
    #expect(try Hand.run(plan) == expected)
  }

  @Test(
    "orders by several keys, nulls where they are asked for, equal rows as they came",
    arguments: [
      (true, true, ["null ''", "1 'a'", "2 'b'", "2 'c'", "10 'a'"]),
      (true, false, ["1 'a'", "2 'b'", "2 'c'", "10 'a'", "null ''"]),
      (false, false, ["10 'a'", "2 'b'", "2 'c'", "1 'a'", "null ''"]),
      (false, true, ["null ''", "10 'a'", "2 'b'", "2 'c'", "1 'a'"]),
    ]
  )
  func sort(isAscending: Bool, nullsFirst: Bool, expected: [String]) throws {
    let key = SortKey(Hand.column(0), isAscending: isAscending, nullsFirst: nullsFirst)
    #expect(try Hand.run(.sort(.init(input: Self.people, keys: [key]))) == expected)
    let second = SortKey(Hand.column(1, .string), isAscending: true, nullsFirst: true)
    #expect(try Hand.run(.sort(.init(input: Self.people, keys: [key, second]))) == expected)
    let top = TopPlan(input: Self.people, count: Hand.literal(3), keys: [key])
    #expect(try Hand.run(.top(top)) == Array(expected.prefix(3)))
  }

  @Test(
    "puts NaN beside the nulls",
    arguments: [(true, "null nan -1.0 2.0"), (false, "2.0 -1.0 nan null")]
  )
  func sortNaN(isAscending: Bool, expected: String) throws {
    let rows = Hand.rows([("x", .real)], [[.real(2)], [.real(.nan)], [.null(.real)], [.real(-1)]])
    let key = SortKey(Hand.column(0, .real), isAscending: isAscending, nullsFirst: isAscending)
    for keys in [[key], [key, key]] {
      #expect(
        try Hand.run(.sort(.init(input: rows, keys: keys))).joined(separator: " ") == expected
      )
    }
  }

  @Test("orders texts by their bytes, and decimals and guids by value")
  func sortOthers() throws {
    let texts = ["b", "a\u{0}b", "a", "", "aaaaaaaab", "aaaaaaaaa", "B", "é"]
    for isAscending in [true, false] {
      let key = SortKey(Hand.column(0, .string), isAscending: isAscending, nullsFirst: true)
      let rows = Hand.rows([("s", .string)], texts.map { [.string($0)] })
      let ordered = texts.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      let expected = (isAscending ? ordered : ordered.reversed()).map { "'\($0)'" }
      #expect(try Hand.run(.sort(.init(input: rows, keys: [key]))) == expected)
    }
    let decimals = ["-10.5", "-2", "0", "0.001", "1.5", "2", "10"].compactMap { Decimal34($0) }
    let key = SortKey(Hand.column(0, .decimal), isAscending: true, nullsFirst: true)
    let rows = Hand.rows([("d", .decimal)], decimals.reversed().map { [.decimal($0)] })
    #expect(try Hand.run(.sort(.init(input: rows, keys: [key]))) == decimals.map(\.description))
  }

  @Test("orders many rows as the standard library does, and takes the top of them")
  func sortMany() throws {
    var state: UInt64 = 7
    let values = (0..<30_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64(bitPattern: state) >> 40
    }
    let rows = Hand.rows([("x", .long)], values.map { [.long($0)] })
    let key = SortKey(Hand.column(0), isAscending: false, nullsFirst: false)
    let expected = values.sorted(by: >).map { "\($0)" }
    #expect(try Hand.run(.sort(.init(input: rows, keys: [key]))) == expected)
    let top = TopPlan(input: rows, count: Hand.literal(50), keys: [key])
    #expect(try Hand.run(.top(top)) == Array(expected.prefix(50)))
  }

  @Test("gives a range of values up to its end, and as much of an endless one as is taken")
  func range() throws {
    func range(_ from: Int64, _ to: Int64, _ step: Int64) -> LogicalPlan {
      .range(
        RangePlan(
          from: Hand.literal(from),
          to: Hand.literal(to),
          step: Hand.literal(step),
          schema: Schema([.init("x", .long)])
        )
      )
    }
    #expect(try Hand.run(range(1, 6, 2)) == ["1", "3", "5"])
    #expect(try Hand.run(range(3, 1, -1)) == ["3", "2", "1"])
    #expect(try Hand.run(range(1, 0, 1)) == [])
    #expect(try Hand.run(range(.max - 1, .max, 1)).count == 2)
    let endless = range(1, .max, 1)
    #expect(try Hand.run(.take(.init(input: endless, count: Hand.literal(2)))) == ["1", "2"])
  }

  @Test("computes shared rows once, and runs pipelines of a thousand operators")
  func shared() throws {
    var plan = Self.people
    for _ in 0..<1_000 {
      let condition = Hand.test(Hand.column(0), Hand.literal(0)) { $0 > $1 }
      plan = .filter(.init(input: plan, condition: condition))
    }
    let shared = LogicalPlan.shared(.init(id: 1, plan: plan))
    let both = LogicalPlan.union(.init(inputs: [shared, shared], schema: plan.schema))
    let sum = SummarizePlan(input: both, keys: [], aggregates: [Hand.sum(Hand.column(0))])
    #expect(try Hand.run(.summarize(sum)) == ["30"])
  }

  @Test("samples as many rows as asked for, the same for one seed")
  func sample() throws {
    let rows = Hand.rows([("x", .long)], (0..<1_000).map { [.long($0)] })
    let plan = LogicalPlan.sample(.init(input: rows, count: Hand.literal(10)))
    let first = try Hand.run(plan)
    #expect(Set(first).count == 10)
    #expect(try Hand.run(plan) == first)
  }

  @Test("stops a query that needs more rows or bytes than it may")
  func limits() throws {
    let rows = Hand.rows([("x", .long)], (0..<1_000).map { [.long($0)] })
    let key = SortKey(Hand.column(0), isAscending: true, nullsFirst: true)
    let sort = LogicalPlan.sort(.init(input: rows, keys: [key]))
    for limits in [QueryLimits(rows: 999), QueryLimits(bytes: 4_000)] {
      #expect(throws: QueryFailure.self) { try Hand.run(sort, limits: limits) }
    }
  }

  @Test("keeps the order of rows that several processors compute, and tells the first failure")
  func parallel() throws {
    let texts = (0..<200_000).map { "row \($0)" }
    let column = Column.string(StringColumn(texts))
    let schema = Schema([.init("s", .string)])
    let values = LogicalPlan.values(
      ValuesPlan(batch: Batch(columns: [column], count: texts.count), schema: schema)
    )
    func filter(_ body: @escaping @Sendable (Span<UInt8>) throws -> Bool) -> LogicalPlan {
      let overload = Overload([.string], returns: .bool) { arguments, _, _ in
        guard case .string(let column) = arguments[0] else { throw QueryFailure("not a string") }
        return .bool(try column.map(body))
      }
      let call = BoundCall(
        name: "p",
        kind: .pure,
        overload: overload,
        arguments: [Hand.column(0, .string)],
        type: .bool,
        span: Hand.span
      )
      return .filter(FilterPlan(input: values, condition: .call(call)))
    }
    let kept = try Hand.run(filter { $0[$0.count - 1] == UInt8(ascii: "7") })
    #expect(kept == texts.filter { $0.hasSuffix("7") }.map { "'\($0)'" })
    #expect(throws: QueryFailure("row 50000")) {
      try Hand.run(
        filter { text in
          guard text.count >= 9, text[4] >= UInt8(ascii: "5") else { return true }
          throw QueryFailure("row \(text.count == 9 ? "50000" : "late")")
        }
      )
    }
  }
}
