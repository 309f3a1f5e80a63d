import Diagnostics
import KQLSyntax
import Testing

/// Nesting is limited, length is not.
@Suite("Depth and length")
struct DepthTests {
  private static let nests: [(String, String, String)] = [
    ("print (", "1", ")"), ("print f(", "1", ")"), ("print a[", "1", "]"),
    ("print a in (", "1", ")"),
    ("print -(", "1", ")"), ("print a between (", "1", " .. 2)"), ("print dynamic([", "1", "]"),
    ("print toscalar(print ", "1", ")"), ("T | join (", "T", ") on a"), ("union (", "T", ")"),
    ("let f = () {", "1", "};"), ("T | mv-apply a on (", "take 1", ")"),
    ("T | partition by a {", "T", "}"),
    ("T | fork (", "take 1", ")"), ("macro-expand g as X (", "T", ")"), ("materialize(", "T", ")"),
    ("print ((f(a[-", "1", "].b)))",), ("print {[(", "1", ")]}"),
  ]

  @Test("refuses what nests too deep, once", arguments: 0..<nests.count, [300, 10_000])
  func nesting(_ sample: Int, _ depth: Int) {
    let (open, core, close) = Self.nests[sample]
    // The first word stands once where it only begins the query.
    let inner = open.hasPrefix("print ") ? String(open.dropFirst(6)) : open
    let query =
      (open.hasPrefix("print ") ? "print " : "") + String(repeating: inner, count: depth) + core
      + String(repeating: close, count: depth)
    let diagnostics = Read.diagnostics(query)
    #expect(!diagnostics.isEmpty)
    #expect(diagnostics.count { $0.code == "KQL1005" } <= 1)
  }

  @Test("reads a chain of members up to the limit and no further")
  func members() {
    #expect(Read.diagnostics("print a" + String(repeating: ".b", count: 150)).isEmpty)
    let tooLong = Read.diagnostics("print a" + String(repeating: ".b", count: 100_000))
    #expect(tooLong.map(\.code) == ["KQL1005"])
  }

  @Test("reads long runs into flat nodes", arguments: ["and", "or", "+", "*", "and a or"])
  func runs(_ word: String) throws {
    let query = "a" + String(repeating: " \(word) a", count: 10_000)
    let expression = try Read.expression(query)
    #expect(expression.description == query)
    #expect(expression.hashValue == expression.hashValue)
  }

  @Test("reads long pipelines, lists and scripts")
  func length() throws {
    #expect(try Read.operators("T" + String(repeating: " | take 1", count: 10_000)).count == 10_000)
    #expect(
      Read.tree(String(repeating: "let a = 1;", count: 10_000) + "T").statements.count == 10_001
    )
    _ = try Read.expression("f(" + String(repeating: "1, ", count: 10_000) + "1)")
  }
}
