import KQLSyntax
import Testing

/// Every operator and statement, in its forms.
enum Samples {
  /// The case of the last operator, and a query that ends with it.
  static let operators: [(String, String)] = [
    ("where", "T | where a > 1 and b == 'x'"),
    ("where", "T | filter hint.x=1 isnotempty(a)"),
    (
      "search",
      "search kind=case_sensitive in (T1, T2*, database('d').T) 'x' or a : 'y' and * has 'z'"
    ),
    ("search", "T | search *"),
    ("search", "search * and 'a'"),
    (
      "find",
      "find withsource=s in (T1, U*) where a == 1 and * has 'x' project a, b: string, pack(*)"
    ),
    ("find", "find 'abc' project-smart"),
    ("extend", "T | extend a = 1, ['b c'] = 2, (d, e) = f(g), h"),
    ("project", "T | project a, b = c.d, e[0]"),
    ("project", "T | project"),
    ("projectAway", "T | project-away a, b*, *c, d*e, *"),
    ("projectKeep", "T | project-keep a, ['b c']"),
    ("projectRename", "T | project-rename a = b, c = d"),
    ("projectReorder", "T | project-reorder b, a* asc, * granny-desc"),
    ("projectByNames", "T | project-by-names 'a', dynamic(['b']), c*"),
    (
      "summarize",
      "T | summarize hint.shufflekey=a count(), s = sum(b), (x, y) = arg_max(c, *) by a, bin(t, 1h)"
    ),
    ("summarize", "T | summarize by a bin=1h"),
    ("summarize", "T | summarize"),
    ("distinct", "T | distinct a, b = tostring(c)"),
    ("distinct", "T | distinct *"),
    (
      "join",
      "T | join kind=leftouter hint.strategy=broadcast (U | where a > 1) on a, $left.b == $right.c"
    ),
    ("join", "T | join U on $left.a == $right.b and $left.c == $right.d"),
    ("join", "T | join kind = inner U where a == b"),
    ("lookup", "T | lookup kind=inner (U) on a"),
    (
      "union",
      "union withsource=s kind=inner isfuzzy=true T1, T2*, database('d').T, cluster('c').database('d').U*, (V | take 1)"
    ),
    ("union", "T | union *"),
    ("sort", "T | sort by a asc nulls first, b desc, c nulls last, d"),
    ("sort", "T | order by a granny-asc"),
    ("top", "T | top 5 by a desc nulls last"),
    (
      "topNested",
      "T | top-nested 2 of a with others='x' by s = sum(b) desc, top-nested of c by count()"
    ),
    ("topHitters", "T | top-hitters 2 of a by b"),
    ("take", "T | take 5 + 1"),
    ("take", "T | limit n"),
    ("sample", "T | sample 5"),
    ("sampleDistinct", "T | sample-distinct 5 of a"),
    ("count", "T | count"),
    ("count", "T | count as n"),
    (
      "mvExpand",
      "T | mv-expand with_itemindex=i bagexpansion=array a to typeof(long), b = c limit 10"
    ),
    ("mvExpand", "T | mvexpand kind=array a"),
    (
      "mvApply",
      "T | mv-apply with_itemindex=i a = b to typeof(string), c limit 5 on (where a > 1 | take 1)"
    ),
    (
      "makeSeries",
      "T | make-series kind=nonempty a = count() default=0, sum(b) on t from ago(1d) to now() step 1h by c, d"
    ),
    ("makeSeries", "T | make-series count() on t in range (1, 10, 2)"),
    ("makeSeries", "T | make-series count() on t step 1h"),
    ("parse", "T | parse kind=regex flags=Ui a with * 'b' c: long 'd' e *"),
    ("parse", "T | parse-where a with b \",\" c"),
    (
      "parseKV",
      "T | parse-kv a as (b: long, c: string) with (pair_delimiter=',', quote='\"', greedy=true)"
    ),
    ("evaluate", "T | evaluate hint.distribution=single pivot(a, count(), b) : (*, c: long)"),
    ("evaluate", "evaluate f(1)"),
    ("partition", "T | partition hint.strategy=native by a (top 1 by b)"),
    ("partition", "T | partition by a { U | where b > 1 }"),
    ("partitionBy", "T | __partitionby a id guid(74be27de-1e4e-49d9-b579-fe0b331d3642) (take 1)"),
    (
      "scan",
      "T | scan with_match_id=m order by a asc partition by b declare (c: long = 0, d: string) with (step s optional output=last: true => c = s.c + 1, d = 'x'; step t: a > 1;)"
    ),
    ("serialize", "T | serialize a = row_number(), b"),
    ("serialize", "T | serialize"),
    ("range", "range a from 1 to 10 step 2"),
    ("print", "print 1, a = 'x', b = c => 1".replacing(" => 1", with: "")),
    ("getSchema", "T | getschema kind=csl"),
    ("as", "T | as hint.materialized=true U"),
    ("consume", "T | consume decodeblocks=true"),
    ("executeAndCache", "T | __executeAndCache"),
    ("facet", "T | facet by a, b.c with (take 1 | count)"),
    ("facet", "T | facet by a with take 1"),
    ("fork", "T | fork (take 1) a = (count)"),
    ("invoke", "T | invoke f(1).g()"),
    ("reduce", "T | reduce kind=source by a with threshold=0.1, characters='-_'"),
    ("render", "T | render timechart with (title='x', ycolumns=a, b, kind=stacked, ymin=-1)"),
    ("render", "T | render 3Dchart title='x' by a, b"),
    (
      "macroExpand",
      "macro-expand isfuzzy=true entity_group [database('a'), database('b')] as X (let y = 1; X.T | count)"
    ),
    ("assertSchema", "T | assert-schema (a: long, b: string)"),
    (
      "makeGraph",
      "T | make-graph a --> b with (print c = 1) on c, U on d partitioned-by e (graph-match (n) project n.c)"
    ),
    ("makeGraph", "T | make-graph a -- b with_node_id=c"),
    (
      "graphMatch",
      "G | graph-match cycles=none (a)-[e*1..3]->(b)<-[f]-(c)--(d)-->(), (d)<--(a)-[g]-(h) where e.x > 1 project a.y, z = c.w"
    ),
    (
      "graphShortestPaths",
      "G | graph-shortest-paths output=all (a)-[e*1..5]->(b) where a.x == 1 project b.y"
    ),
    (
      "graphToTable",
      "G | graph-to-table nodes as N with_node_id=i, edges with_source_id=s with_target_id=t"
    ),
    ("graphMarkComponents", "G | graph-mark-components kind=weak with_component_id=c"),
    ("graphWhereNodes", "G | graph-where-nodes a > 1"),
    ("graphWhereEdges", "G | graph-where-edges a > 1"),
  ]

  /// Statements and expressions that are not operators.
  static let others: [String] = [
    "let a = 1; let b = T | take a; let c = materialize(T | where x > 1); union b, c",
    "let f = (T: (x: long, y: string), U: (*), a: long = -1, b: dynamic = dynamic({})) { let c = a; T | where x > c }; f(V, W)",
    "let v = view () { T }; let w = () { print 1; }; v",
    "let g = entity_group [database('a'), cluster('c').database('b')]; T",
    "set notruncation; set maxmemory = 1000; set queryconsistency = 'weak'; T",
    "declare query_parameters (a: long, b: string = 'x'); print a, b",
    "declare pattern p; alias database d = cluster('c').database('e'); restrict access to (T, database('d').*, U*); T",
    "declare pattern p = (a: string)[b: string] { ('x').['y'] = { let c = 1; T | take c }; ('z').['w'] = { U }; }; p('x').y",
    "datatable (a: long, ['b c']: string, d: dynamic,) [1, 'x' 'y', dynamic([1]), -2, \"z\", dynamic(null),] | count",
    "externaldata (a: string, b: long) [@'https://x/y', h'z'] with (format='csv', ignoreFirstRecord=true)",
    "print a = toscalar kind=nooptimization (T | count), b = typeof(*, x: long)",
    "(T | where a > 1) | count; ((U))",
    "__contextual_datatable guid(74be27de-1e4e-49d9-b579-fe0b331d3642) (a: long)",
    "materialized-view-combine ('v') base (T | take 1) delta (U) aggregations (summarize count() by a)",
    "T // a comment\n| take 1 // another",
    "print x = (count), y = (a or b)",
  ]

  /// All of them.
  static let queries = operators.map(\.1) + others
}

@Suite("Operators and statements")
struct OperatorTests {
  @Test("reads every operator", arguments: Samples.operators)
  func operators(_ name: String, _ query: String) throws {
    let node = try #require(Read.operators(query).last)
    #expect(Mirror(reflecting: node).children.first?.label == name)
    #expect(node.span.upperBound == query.utf8.count)
  }

  @Test("prints what reads to the same tree", arguments: Samples.queries)
  func roundTrip(_ query: String) {
    let tree = Read.tree(query)
    let printed = tree.description
    #expect(outline(Read.tree(printed)) == outline(tree), "\(printed)")
    #expect(Read.tree(printed).description == printed)
  }

  @Test("has a sample of every operator")
  func completeness() {
    let sampled = Set(Samples.operators.map(\.0))
    // As many as `OperatorSyntax` has cases but `invalid`.
    #expect(sampled.count == 53)
  }

  @Test("keeps statements, parameters and settings apart")
  func statements() throws {
    let tree = Read.tree(Samples.others[1])
    guard case .let(let statement) = try #require(tree.statements.first),
      case .function(let function) = statement.value
    else { throw Read.Missing() }
    #expect(function.parameters.map(\.name.text) == ["T", "U", "a", "b"])
    #expect(function.body.statements.count == 1)
    guard case .table(let schema) = function.parameters[0].type else { throw Read.Missing() }
    #expect(schema.columns.map(\.type.keyword) == [.long, .string])
    guard case .join(let join) = try #require(Read.operators("T | join kind=inner U on a").first)
    else { throw Read.Missing() }
    #expect(join.parameters.named("kind")?.text == "inner")
  }
}
