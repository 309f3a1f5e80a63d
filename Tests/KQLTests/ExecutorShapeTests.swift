import KQLExecutor
import KQLPlan
import Tables
import Testing

/// Operators that take values apart or put them together.
@Suite("Executor, shaping operators")
struct ExecutorShapeTests {
  private static let lists = Hand.rows(
    [("k", .long), ("d", .dynamic)],
    [
      [.long(1), .dynamic(.array([.long(7), .string("x"), .long(8)]))],
      [.long(2), .dynamic(.array([]))],
      [.long(3), .dynamic(.null)],
      [.long(4), .dynamic(.bag([.init("p", .long(1)), .init("q", .null)]))],
    ]
  )

  private static func expand(
    type: ScalarType = .dynamic,
    limit: Int? = nil,
    bagsAsArrays: Bool = false,
    hasIndex: Bool = false
  ) -> ExpandPlan {
    var fields = lists.schema.fields.dropLast() + [Schema.Field("d", type)]
    if hasIndex { fields.append(.init("i", .long)) }
    return ExpandPlan(
      input: lists,
      items: [ExpandItem(expression: Hand.column(1, .dynamic), output: 1, type: type)],
      indexColumn: hasIndex ? 2 : nil,
      limit: limit,
      bagsAsArrays: bagsAsArrays,
      schema: Schema(Array(fields))
    )
  }

  @Test("gives a row for each element, one for a null, none for an empty array")
  func expand() throws {
    #expect(
      try Hand.run(.expand(Self.expand()))
        == ["1 7", "1 'x'", "1 8", "3 null", "4 {p:1}", "4 {q:null}"]
    )
    #expect(
      try Hand.run(.expand(Self.expand(limit: 1, bagsAsArrays: true, hasIndex: true)))
        == ["1 7 0", "3 null 0", "4 ['p',1] 0"]
    )
  }

  @Test("casts elements; those of another type are null")
  func expandCast() throws {
    #expect(
      try Hand.run(.expand(Self.expand(type: .long)))
        == ["1 7", "1 null", "1 8", "3 null", "4 null", "4 null"]
    )
  }

  @Test("takes several arrays side by side")
  func expandTwo() throws {
    let schema = Schema([.init("a", .dynamic), .init("b", .dynamic)])
    let plan = ExpandPlan(
      input: Hand.rows(
        [("a", .dynamic), ("b", .dynamic)],
        [[.dynamic(.array([.long(1), .long(2)])), .dynamic(.array([.long(3)]))]]
      ),
      items: [
        ExpandItem(expression: Hand.column(0, .dynamic), output: 0, type: .dynamic),
        ExpandItem(expression: Hand.column(1, .dynamic), output: 1, type: .dynamic),
      ],
      indexColumn: nil,
      limit: nil,
      bagsAsArrays: false,
      schema: schema
    )
    #expect(try Hand.run(.expand(plan)) == ["1 3", "2 null"])
  }

  /// Subqueries of `mv-apply`: those that rows of all origins go through together, and one (`sort`)
  /// that runs for each origin.
  @Test("applies a subquery to the expanded rows of each row", arguments: [false, true])
  func apply(sorts: Bool) throws {
    let expand = Self.expand(type: .long)
    var rows = LogicalPlan.input(.init(id: 5, schema: expand.schema))
    if sorts {
      let key = SortKey(Hand.column(1), isAscending: false, nullsFirst: false)
      rows = .sort(.init(input: rows, keys: [key]))
    }
    let filter = LogicalPlan.filter(
      .init(input: rows, condition: Hand.test(Hand.column(1), Hand.literal(6)) { $0 > $1 })
    )
    func plan(_ subquery: LogicalPlan) -> LogicalPlan {
      let fields = [Schema.Field("k", .long)] + subquery.schema.fields
      return .apply(
        ApplyPlan(expand: expand, inputID: 5, subquery: subquery, kept: [0], schema: Schema(fields))
      )
    }
    #expect(try Hand.run(plan(filter)) == (sorts ? ["1 1 8", "1 1 7"] : ["1 1 7", "1 1 8"]))
    let sum = SummarizePlan(input: filter, keys: [], aggregates: [Hand.sum(Hand.column(1))])
    #expect(try Hand.run(plan(.summarize(sum))) == ["1 15", "2 0", "3 0", "4 0"])
  }

  @Test("partitions rows by a key, in the order in which keys appear")
  func partition() throws {
    let rows = Hand.rows(
      [("k", .long), ("v", .long)],
      [[.long(2), .long(1)], [.long(1), .long(5)], [.long(2), .long(3)]]
    )
    let key = SortKey(Hand.column(1), isAscending: false, nullsFirst: false)
    let top = TopPlan(
      input: .input(.init(id: 1, schema: rows.schema)),
      count: Hand.literal(1),
      keys: [key]
    )
    let plan = PartitionPlan(input: rows, key: Hand.column(0), inputID: 1, subquery: .top(top))
    #expect(try Hand.run(.partition(plan)) == ["2 3", "1 5"])
  }

  @Test(
    "makes series with defaults where there are no rows",
    arguments: [
      (1, 5, "'a' [10,-1,3,-1] [1,2,3,4]"), (nil, nil, "'a' [10,-1,3] [1,2,3]"),
      (4, 4, ""), (nil, 3, "'a' [10,-1] [1,2]"),
    ] as [(Int64?, Int64?, String)]
  )
  func makeSeries(from: Int64?, to: Int64?, expected: String) throws {
    let rows = Hand.rows(
      [("t", .long), ("v", .long), ("g", .string)],
      [
        [.long(1), .long(4), .string("a")], [.long(3), .long(3), .string("a")],
        [.long(1), .long(6), .string("a")], [.null(.long), .long(9), .string("b")],
      ]
    )
    let plan = MakeSeriesPlan(
      input: rows,
      keys: [NamedExpression("g", Hand.column(2, .string))],
      aggregates: [
        SeriesAggregate(call: Hand.sum(Hand.column(1)), defaultValue: .long(-1))
      ],
      axis: NamedExpression("t", Hand.column(0)),
      from: from.map { Hand.literal($0) },
      to: to.map { Hand.literal($0) },
      step: Hand.literal(1),
      isNonempty: false,
      schema: Schema([.init("g", .string), .init("sum", .dynamic), .init("t", .dynamic)])
    )
    #expect(try Hand.run(.makeSeries(plan)).joined(separator: "; ") == expected)
  }

  private static let lines = Hand.rows(
    [("s", .string)],
    ["id=12, name=bob;", "id=x, name=eve;", "none"].map { [.string($0)] }
  )

  private static func parse(_ kind: ParseKind, drops: Bool = false) -> LogicalPlan {
    .parse(
      ParsePlan(
        input: lines,
        source: Hand.column(0, .string),
        kind: kind,
        flags: "",
        pieces: [
          .text("id="), .column(output: 1, type: .long), .text(", "), .skip, .text("name="),
          .column(output: 2, type: .string), .text(";"),
        ],
        dropsUnmatched: drops,
        schema: Schema([.init("s", .string), .init("id", .long), .init("name", .string)])
      )
    )
  }

  @Test(
    "parses texts by a pattern",
    arguments: [
      (ParseKind.simple, false, ["12 'bob'", "null ''", "null ''"]),
      (.relaxed, false, ["12 'bob'", "null 'eve'", "null ''"]),
      (.regex, false, ["12 'bob'", "null ''", "null ''"]),
      (.simple, true, ["12 'bob'"]), (.relaxed, true, ["12 'bob'", "null 'eve'"]),
    ]
  )
  func parse(kind: ParseKind, drops: Bool, expected: [String]) throws {
    let plan = LogicalPlan.project(
      ProjectPlan(
        input: Self.parse(kind, drops: drops),
        columns: [
          NamedExpression("id", Hand.column(1)), NamedExpression("name", Hand.column(2, .string)),
        ],
        isSerial: false
      )
    )
    #expect(try Hand.run(plan) == expected)
  }

  @Test(
    "parses keys and values",
    arguments: [
      ("a=1;b=x y;a=2", KeyValueOptions(pairDelimiter: ";"), "1 'x y'"),
      (
        "b : \"x;\\\" y\" ; a : 3",
        KeyValueOptions(
          pairDelimiter: ";",
          keyValueDelimiter: ":",
          quotes: ["\""],
          escape: "\\"
        ), "3 'x;\" y'"
      ),
      ("b=x y a=7", KeyValueOptions(isGreedy: true), "7 'x y'"),
      ("b=x y a=7", KeyValueOptions(), "7 'x'"),
      ("[b:x, a=4]", KeyValueOptions(pairDelimiter: "", keyValueDelimiter: ""), "4 'x'"),
      ("b->x|a->5", KeyValueOptions(regex: "(\\w+)->(\\w+)"), "5 'x'"),
      ("=;==;a=", KeyValueOptions(pairDelimiter: ";"), "null ''"),
    ]
  )
  func parseKeyValues(text: String, options: KeyValueOptions, expected: String) throws {
    let plan = LogicalPlan.parseKeyValues(
      ParseKeyValuesPlan(
        input: Hand.rows([("s", .string)], [[.string(text)]]),
        source: Hand.column(0, .string),
        keys: [
          KeyValueColumn(key: "a", output: 0, type: .long),
          KeyValueColumn(key: "b", output: 1, type: .string),
        ],
        options: options,
        schema: Schema([.init("a", .long), .init("b", .string)])
      )
    )
    #expect(try Hand.run(plan) == [expected])
  }

  /// Columns of expressions: 0 `v`, 1 the declared sum, then for each step its sum and its `v`.
  @Test("scans rows with states that are carried from row to row")
  func steps() throws {
    let add = Hand.call(Hand.column(0), Hand.column(2)) { $0 + $1 }
    let always = Hand.test(Hand.column(0), Hand.literal(0)) { $0 >= $1 }
    let plan = StepsPlan(
      input: Hand.rows([("v", .long)], [[.long(1)], [.long(2)], [.long(4)]]),
      declared: [NamedExpression("sum", Hand.literal(0))],
      steps: [
        ScanStep(
          name: "s",
          isOptional: false,
          output: .all,
          condition: always,
          assignments: [(0, add)]
        )
      ],
      matchIDColumn: false,
      schema: Schema([.init("v", .long), .init("sum", .long)])
    )
    #expect(try Hand.run(.steps(plan)) == ["1 1", "2 3", "4 7"])
  }

  /// Columns of expressions: 0 `v`, then for the step its `v`; the assignment replaces `v` itself.
  @Test("lets a step replace a column of its input, and remembers the new value")
  func stepReplacesInput() throws {
    let add = Hand.call(Hand.column(0), Hand.column(1)) { $0 + $1 }
    let first = Hand.test(Hand.column(0), Hand.literal(9)) { $0 == $1 }
    let later = Hand.test(Hand.column(0), Hand.literal(9)) { $0 != $1 }
    func step(_ condition: BoundExpression, _ values: [(column: Int, value: BoundExpression)])
      -> ScanStep
    {
      ScanStep(
        name: "s",
        isOptional: false,
        output: .all,
        condition: condition,
        assignments: values
      )
    }
    let plan = StepsPlan(
      input: Hand.rows([("v", .long)], [[.long(9)], [.long(1)], [.long(2)]]),
      declared: [],
      steps: [step(first, []), step(later, [(0, add)])],
      matchIDColumn: false,
      schema: Schema([.init("v", .long)])
    )
    #expect(try Hand.run(.steps(plan)) == ["9", "10", "11"])
  }

  /// A 3 after a 3 continues the sequence that has come to the last step.
  @Test("follows a sequence of steps, and gives the last row of a step where that is asked for")
  func stepSequence() throws {
    func step(_ name: String, _ output: ScanStep.Output, _ value: Int64) -> ScanStep {
      let condition = Hand.test(Hand.column(0), Hand.literal(value)) { $0 == $1 }
      return ScanStep(
        name: name,
        isOptional: false,
        output: output,
        condition: condition,
        assignments: []
      )
    }
    let values: [Int64] = [2, 1, 2, 2, 3, 1, 3, 1, 2, 3]
    let plan = StepsPlan(
      input: Hand.rows([("v", .long)], values.map { [.long($0)] }),
      declared: [],
      steps: [step("a", .all, 1), step("b", .last, 2), step("c", .all, 3)],
      matchIDColumn: true,
      schema: Schema([.init("v", .long), .init("m", .long)])
    )
    #expect(try Hand.run(.steps(plan)) == ["1 0", "2 0", "3 0", "1 1", "3 0", "1 2", "2 2", "3 2"])
  }

  @Test("takes the top of each level, with a row for all others where that is asked for")
  func topNested() throws {
    let rows = Hand.rows(
      [("a", .string), ("b", .string), ("v", .long)],
      [("x", "p", 1), ("y", "p", 5), ("y", "q", 7), ("z", "p", 3)].map {
        [.string($0.0), .string($0.1), .long($0.2)]
      }
    )
    func level(_ column: Int, _ count: Int64, _ others: String?) -> TopNestedLevel {
      TopNestedLevel(
        count: Hand.literal(count),
        key: NamedExpression("k", Hand.column(column, .string)),
        others: others.map { .literal(.string($0)) },
        aggregate: Hand.sum(Hand.column(2)),
        isAscending: false
      )
    }
    let plan = TopNestedPlan(
      input: rows,
      levels: [level(0, 2, "rest"), level(1, 1, nil)],
      schema: Schema([
        .init("a", .string), .init("sa", .long), .init("b", .string), .init("sb", .long),
      ])
    )
    #expect(
      try Hand.run(.topNested(plan))
        == ["'y' 12 'q' 7", "'z' 3 'p' 3", "'rest' 1 '' null"]
    )
  }
}
