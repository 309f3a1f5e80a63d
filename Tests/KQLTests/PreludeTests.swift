import Diagnostics
import KQL
import Tables
import Testing

/// What a function means does not depend on whether the query declares it or a prelude does, nor on
/// what other queries called it with before.
@Suite struct PreludeTests {
  private static let functions = """
    let Twice = (x: long) { x * 2 };
    let Nested = (x: long) { Twice(Twice(x)) + x };
    let Label = (n: long, unit: string = "B") { strcat(tostring(n), unit) };
    let Has = (list: dynamic, item: string) { set_has_element(list, item) };
    let Place = (text: string, pattern: string) { extract(pattern, 0, text) };
    let Same = (x: string) { x };
    let Five = () { 5 };
    let Rows = () { range n from 1 to Five() step 1 | extend m = Nested(n) };
    let Largest = () { toscalar(Rows() | summarize max(m)) };
    let From = (T: (n: long)) { T | where n > 2 | project n };
    let Since = (days: long) { ago(days * 1d) };
    """

  @Test(arguments: [
    "range n from 1 to 3 step 1 | extend a = Twice(n), b = Nested(n), c = Twice(7)",
    "range n from 1 to 3 step 1 | project Label(n), Label(n, 'kB'), Label(unit='M', n=n), Label(1)",
    "range n from 1 to 2 step 1 | extend s = pack_array('a', tostring(n)) | project Has(s, 'a'), Has(s, tostring(n)), Has(dynamic(['a']), 'a')",
    "range n from 1 to 2 step 1 | extend t = strcat('a', n) | project Place(t, '[0-9]'), Place('x1', '[a-z]')",
    "print Same('x'), Same(strcat('a', 'b'))",
    "range n from 1 to 2 step 1 | extend k = Same(tostring(n)) | summarize count() by k",
    "Rows | count",
    "Rows() | where m == Largest() | extend l = Label(m)",
    "Rows | invoke From() | join kind=inner (Rows() | project n, m) on n",
    "print Since(1), Since(2) - Since(1)",
    "range n from 1 to 3 step 1 | summarize sum(Twice(n)), max(Nested(n)) by odd = Twice(n) % 4",
    "range n from 1 to 4 step 1 | where Nested(n) in (5, 10) or Twice(n) == 8",
    "range n from 1 to 3 step 1 | serialize | extend p = prev(Twice(n)), q = Twice(row_number())",
  ])
  func preludesMeanWhatQueriesMean(query: String) throws {
    let engine = KQLEngine(
      tables: NoTables(),
      prelude: [SourceText(name: "prelude", text: Self.functions)]
    )
    let expected = try Self.text(KQLEngine(tables: NoTables()), Self.functions + query)
    // The second time everything is known.
    for _ in 1...2 { #expect(try Self.text(engine, query) == expected) }
  }

  @Test func functionsOfAPreludeSeeNothingOfTheQuery() throws {
    let engine = KQLEngine(
      tables: NoTables(),
      prelude: [SourceText(name: "prelude", text: Self.functions)]
    )
    let rows = "range n from 1 to 2 step 1 | extend a = "
    let shadowing = "let Twice = (x: long) { x * 100 }; \(rows) Twice(n), b = Nested(n)"
    let plain = Self.functions + "\(rows) n * 100, b = n * 5"
    #expect(try Self.text(engine, shadowing) == Self.text(KQLEngine(tables: NoTables()), plain))
  }

  @Test func nowIsThatOfEachRun() throws {
    let engine = KQLEngine(
      tables: NoTables(),
      prelude: [SourceText(name: "prelude", text: Self.functions)]
    )
    let day: Int64 = 864_000_000_000
    let first = try Self.text(engine, "print Since(1)", now: Ticks.unixEpoch + day)
    let second = try Self.text(engine, "print Since(1)", now: Ticks.unixEpoch + 2 * day)
    #expect(first.last == "\(ScalarValue.datetime(Ticks.unixEpoch))")
    #expect(second.last == "\(ScalarValue.datetime(Ticks.unixEpoch + day))")
  }

  private static func text(
    _ engine: KQLEngine,
    _ query: String,
    now: Int64 = Ticks.unixEpoch
  ) throws -> [String] {
    let options = QueryOptions(now: now)
    let prepared = try engine.prepare(SourceText(name: "q", text: query), options: options)
    guard let result = try engine.run(prepared, options: options).last else { return [] }
    let rows = (0..<result.batch.count).map { row in
      result.batch.columns.map { "\($0.value(at: row))" }.joined(separator: ",")
    }
    return [result.schema.fields.map(\.name).joined(separator: ",")] + rows
  }
}

/// No table at all.
private struct NoTables: TableProvider {
  var tableNames: [String] { [] }
  func schema(of table: String) -> Schema? { nil }
  func open(_ table: String, columns: [Int]) throws -> any BatchReader {
    MemoryReader(batches: [], columns: columns)
  }
}
