import Diagnostics
import KQL
import Tables
import Testing

/// A plugin makes columns of values; where there are no rows, those that a query names are taken to
/// be there, and nothing else is taken for granted.
@Suite struct OpenRowsTests {
  private static let unpacked =
    "let T = datatable(x: long, d: dynamic)[]; T | evaluate bag_unpack(d)"

  @Test(arguments: [
    ("where Signer == 'a' and Foo > 2", ["x", "Signer", "Foo"]),
    ("extend y = Signer", ["x", "Signer", "y"]),
    ("summarize n = count(), max(Q) by Signer", ["Signer", "n", "max_Q"]),
    ("order by Signer | where Foo > 1", ["x", "Signer", "Foo"]),
    ("project-away Signer", ["x"]),
    ("project-rename A = Signer", ["x", "A"]),
    ("project-reorder Signer, x", ["Signer", "x"]),
    ("distinct P, R", ["P", "R"]),
    ("mv-expand Signer", ["x", "Signer"]),
    ("join kind=leftsemi T on $left.Q == $right.x", ["x", "Q"]),
    ("fork (where A > 1) (where B > 1)", ["x", "B"]),
  ])
  func columnsThatAreNamedAreThere(operators: String, columns: [String]) throws {
    let query = try Self.engine.prepare(Self.source(operators))
    #expect(query.schema.fields.map(\.name) == columns)
    // It also runs: over no rows.
    for result in try Self.engine.run(query) { #expect(result.batch.count == 0) }
  }

  @Test(arguments: [
    "project x | where Signer == 'a'", "where NoFunction(Signer) > 1", "count | where y > 1",
  ])
  func nothingElseIs(operators: String) {
    #expect(throws: QueryErrors.self) { try Self.engine.prepare(Self.source(operators)) }
  }

  @Test func rowsSayWhichColumnsThereAre() {
    let query = "print x = 1, d = dynamic({'a': 1}) | evaluate bag_unpack(d) | where b == 1"
    #expect(throws: QueryErrors.self) {
      try Self.engine.prepare(SourceText(name: "query", text: query))
    }
  }

  private static let engine = KQLEngine(tables: MemoryTables())

  private static func source(_ operators: String) -> SourceText {
    SourceText(name: "query", text: unpacked + " | " + operators)
  }
}
