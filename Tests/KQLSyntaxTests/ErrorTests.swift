import Diagnostics
import KQLSyntax
import Testing

/// What is told about mistakes, and where: `①` stands where the diagnostic must begin.
@Suite("Mistakes")
struct ErrorTests {
  @Test(
    "tells the mistake at its place",
    arguments: [
      ("KQL0001", "T | where a == ①“x”", "straight quotes"),
      ("KQL0001", "T | where a ①! has 'x'", "'!has'"),
      ("KQL0002", "T | where a == ①'x", "three backquotes"),
      ("KQL0003", "T | where a == 'C:①\\qx'", "verbatim"),
      ("KQL0004", "T | take ①99999999999999999999", ""),
      ("KQL0005", "T | where a == ①int(b)", "toint"),
      ("KQL0006", "print ①74be27de-1e4e-49d9-b579-fe0b331d3642", "guid(74be27de"),
      ("KQL1001", "T | where a == 1 ①AND b == 2", "'and'"),
      ("KQL1001", "T | where ①a = 1", "'=='"),
      ("KQL1001", "T | where (a == 1①", ""),
      ("KQL1001", "T | where a == 1①)", ""),
      ("KQL1001", "T | where a in ①1", ""),
      ("KQL1001", "T | extend a = ①, b = 2", ""),
      ("KQL1001", "T | summarize count() by①", ""),
      ("KQL1001", "T | top 5①", ""),
      ("KQL1001", "T | project a, *①", ""),
      ("KQL1001", "T |① | take 1", "'a or b'"),
      ("KQL1001", "print a = ①[1, 2]", "dynamic([…])"),
      ("KQL1001", "T | where ①has(a, 'x')", "'a has b'"),
      ("KQL1002", "T | ①were a == 1", "'where'"),
      ("KQL1002", "T | ①project-awy a", "'project-away'"),
      ("KQL1003", "let a = 1①\nlet b = 2;\nT", "';'"),
      ("KQL1004", "T | project ①first", "['first']"),
      ("KQL1006", "T | where a == 1 ①== 2", "parentheses"),
      ("KQL1006", "T | where a has 'x' ①has 'y'", "parentheses"),
      ("KQL1001", "T | where f(a ①| take 1)", ""),
      ("KQL1007", "①where a == 1", "T | where"),
      ("KQL1008", "T | ①print 1", ""),
      ("KQL1009", "datatable (a: ①lng) [1]", "'long'"),
      ("KQL1010", "T | ①join U", "'on'"),
      ("KQL1010", "T | ①lookup U", "'on'"),
      ("KQL1011", "T | render ①barchrt", "'barchart'"),
      ("KQL1011", "T | parse kind=①regx a with b", "'regex'"),
    ]
  )
  func places(_ code: String, _ marked: String, _ hint: String) throws {
    let query = marked.replacing("①", with: "")
    let wanted = try #require(marked.utf8.firstRange(of: "①".utf8)).lowerBound
    let offset = marked.utf8.distance(from: marked.utf8.startIndex, to: wanted)
    let first = try #require(Read.diagnostics(query).first)
    #expect(first.code == code)
    // Where something is missing, the next token or the end of the text is the place.
    let skipped = Array(query.utf8)[min(offset, first.span.lowerBound)..<first.span.lowerBound]
    #expect(first.span.lowerBound >= offset && skipped.allSatisfy { $0 == 0x20 })
    #expect(hint.isEmpty || first.hints.contains { $0.contains(hint) }, "\(first)")
    #expect(!first.message.hasSuffix("."))
  }

  @Test("goes on after a mistake: one message each, the other operators stay")
  func recovery() throws {
    let query =
      "T | where (a == | take 5 | foo 1 | join (U | where b = 1 | count) on a | project x y"
    let (tree, diagnostics) = parse(SourceText(name: "query", text: query))
    #expect(diagnostics.map(\.code) == ["KQL1001", "KQL1002", "KQL1001", "KQL1001"])
    guard case .query(.pipeline(let pipeline)) = try #require(tree.statements.first) else {
      throw Read.Missing()
    }
    let kept = pipeline.operators.map { Mirror(reflecting: $0).children.first?.label ?? "" }
    #expect(kept == ["invalid", "take", "invalid", "join", "invalid"])
  }

  @Test("goes on with the next statement")
  func statements() {
    let query = "let a = ; let f = (x: long) { T | where (x }; let c = 1; T | were c | take 1; U"
    let (tree, diagnostics) = parse(SourceText(name: "query", text: query))
    #expect(diagnostics.count == 3)
    #expect(tree.statements.count == 4)
  }

  @Test("stops telling mistakes at a limit")
  func limit() {
    let diagnostics = Read.diagnostics(String(repeating: ";", count: 10_000))
    #expect(diagnostics.count == 51)
    #expect(diagnostics.last?.code == "KQL1012")
  }

  @Test("reads nothing out of nothing", arguments: ["", " \n", "// only a comment"])
  func nothing(_ query: String) {
    #expect(Read.tree(query).statements.isEmpty)
  }
}
