import Diagnostics
import Documents
import Testing

@Suite struct YAMLReaderTests {
  private func read(_ text: String) throws -> YAMLNode {
    try YAMLReader.document(text, named: "t.yaml")
  }

  @Test func readsTheShapes() throws {
    let root = try read(
      """
      # a comment
      id: entra.mfa
      points: 8
      tags: [a, "b c", 'd']
      nested:
        - name: é
          on: yes
        -
      """
    )
    #expect(root.entries.map(\.key) == ["id", "points", "tags", "nested"])
    #expect(root["id"]?.string == "entra.mfa")
    #expect(root["points"]?.int == 8)
    #expect(root["tags"]?.elements.compactMap(\.string) == ["a", "b c", "d"])
    #expect(root["nested"]?[0]?["on"]?.string == "yes")
    #expect(root["nested"]?[1]?.isNull == true)
    #expect(root["nested"]?[2] == nil)
    #expect(root["nested"]?[0]?["name"]?.position == SourcePosition(line: 6, column: 11))
    #expect(root["tags"]?[1]?.span.count == 5)
    #expect(root["absent"] == nil)
  }

  @Test(arguments: [
    ("null", YAMLScalar.ScalarType.null), ("~", .null), ("''", .string), ("Null", .null),
    ("true", .bool), ("FALSE", .bool), ("yes", .string), ("'true'", .string),
    ("12", .int), ("-12", .int), ("0x1F", .int), ("0o17", .int), ("\"12\"", .string),
    ("017", .int), ("1_000", .string), ("1.5", .double), (".5", .double), ("5.", .double),
    ("1e3", .double), ("-.inf", .double), (".nan", .double), ("1.2.3", .string), (".", .string),
    ("12:30", .string), ("99999999999999999999", .double), ("2024-01-01", .string),
    ("0x", .string), ("+1", .int), ("e3", .string), ("1e", .string), ("inf", .string),
    ("nan", .string), ("0x+1", .string),
  ])
  func plainScalarsFollowTheCoreSchema(text: String, type: YAMLScalar.ScalarType) throws {
    #expect(try read("- \(text)")[0]?.scalar?.type == type)
  }

  @Test func numbersHaveTheirValues() throws {
    let root = try read("[0x1F, 0o17, 017, .5, 5., -1.5e2, +3]")
    #expect(root.elements.map(\.double) == [31, 15, 17, 0.5, 5, -150, 3])
  }

  @Test func blocksKnowWhereTheirTextBegins() throws {
    let root = try read(
      "a:\n  query: |\n\n    T\n    | take 5\n  plain: T | take 5\n  quoted: 'T'\n"
    )
    let query = try #require(root["a"]?["query"]?.scalar)
    #expect(query.text == "\nT\n| take 5\n")
    let place = query.sourceText(named: "t").position(at: 5)
    #expect(place == SourcePosition(line: 5, column: 7))
    #expect(
      root["a"]?["plain"]?.scalar?.sourceText(named: "t").position(at: 4)
        == SourcePosition(line: 6, column: 14)
    )
    #expect(
      root["a"]?["quoted"]?.scalar?.contentPosition == SourcePosition(line: 7, column: 12)
    )
  }

  @Test func severalDocumentsAreRead() throws {
    let bytes = Array("a: 1\n---\nb: 2\n".utf8)
    #expect(try YAMLReader.documents(bytes.span, named: "t").count == 2)
    #expect(try YAMLReader.documents([UInt8]().span, named: "t").isEmpty)
  }

  @Test(arguments: [
    ("a: 1\nb: 2\na: 3", "DOC0204", 3, 1), ("a: &x 1", "DOC0205", 1, 4),
    ("a: *x", "DOC0205", 1, 4), ("a: !!int '1'", "DOC0206", 1, 4), ("[a]: 1", "DOC0207", 1, 1),
    ("a: 1\n---\nb: 2", "DOC0209", 3, 1), ("a: [1, 2", "DOC0201", 2, 1),
    ("a: 1\n b: 2", "DOC0201", 2, 3), ("a: 'x", "DOC0201", 2, 1), ("\tb: 1", "DOC0201", 1, 1),
  ])
  func mistakesTellWhere(text: String, code: String, line: Int, column: Int) {
    let problem = #expect(throws: Diagnostic.self) { try read(text + "\n") }
    #expect(problem?.code == code)
    #expect(problem?.place == .position(SourcePosition(line: line, column: column)))
  }

  @Test func emptyAndBrokenTexts() {
    #expect(#expect(throws: Diagnostic.self) { try read("# nothing\n") }?.code == "DOC0208")
    let bytes: [UInt8] = [UInt8(ascii: "a"), 0xFF, 0x31]
    let problem = #expect(throws: Diagnostic.self) {
      try YAMLReader.documents(bytes.span, named: "t")
    }
    #expect(problem?.code == "DOC0202")
  }

  @Test func depthIsLimited() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try read(nested(YAMLReader.maximumDepth))
    let problem = #expect(throws: Diagnostic.self) { try read(nested(YAMLReader.maximumDepth + 1)) }
    #expect(problem?.code == "DOC0203")
    #expect(throws: Diagnostic.self) { try read(nested(50_000)) }
    #expect(throws: Diagnostic.self) { try read(String(repeating: "- ", count: 50_000) + "a") }
  }
}
