import Diagnostics
import Documents
import Testing

@Suite struct JSONReadingTests {
  @Test func readsEveryKind() throws {
    let text = """
      {"null": null, "yes": true, "no": false, "int": -7, "big": 18446744073709551615,
       "real": 1.5e3, "text": "a\\u00e9\\ud83d\\ude00\\n", "list": [1, [], {}], "empty": ""}
      """
    let root = try JSONDocument(text, named: "t").root
    #expect(root.kind == .object)
    #expect(root.count == 9)
    #expect(root["null"]?.isNull == true)
    #expect(root["yes"]?.bool == true)
    #expect(root["no"]?.bool == false)
    #expect(root["int"]?.int == -7)
    #expect(root["int"]?.uint == nil)
    #expect(root["big"]?.int == nil)
    #expect(root["big"]?.uint == UInt64.max)
    #expect(root["real"]?.double == 1500)
    #expect(root["text"]?.string == "aé😀\n")
    #expect(root["text"]?.utf8Count == 8)
    #expect(root["text"]?.withUTF8 { $0[0] } == UInt8(ascii: "a"))
    #expect(root["list"]?.elements.map(\.kind) == [.int, .array, .object])
    #expect(root["list"]?[2]?.count == 0)
    #expect(root["list"]?[3] == nil)
    #expect(root["list"]?[-1] == nil)
    #expect(root["empty"]?.string == "")
    #expect(root["Empty"] == nil)
    #expect(root[ignoringCase: "EMPTY"]?.string == "")
    #expect(root.members.map(\.key).first == "null")
    #expect(root["absent"] == nil)
  }

  @Test(arguments: ["1", "\"x\"", " null ", "[]", "{}", "-0.5"])
  func readsScalarsAtTheRoot(text: String) throws {
    var writer = JSONWriter()
    writer.value(try JSONDocument(text, named: "t").root)
    #expect(writer.text == text.filter { $0 != " " })
  }

  @Test func theLastOfEqualKeysCountsAndAllAreSeen() throws {
    let text =
      #"{"o": {"a": 1, "b": 2, "a": 3, "b": 2}, "p": {"x": [{"y": "1"}], "x": [{"y": "1"}]}}"#
    let document = try JSONDocument(text, named: "t.json")
    let object = try #require(document.root["o"])
    #expect(object["a"]?.int == 3)
    #expect(object.members.map(\.key) == ["a", "b", "a", "b"])
    #expect(
      document.duplicateKeys().map(\.description) == [
        "t.json#/o/a: error: the key 'a' comes more than once in one object, with different "
          + "values; export it again, or delete the value that is wrong [DOC0112]",
        "t.json#/o/b: warning: the key 'b' comes more than once in one object [DOC0112]",
        "t.json#/p/x: warning: the key 'x' comes more than once in one object [DOC0112]",
      ]
    )
  }

  @Test func pointersLeadToNodesAndBack() throws {
    let document = try JSONDocument(#"{"a/b": [0, {"~": [[7]]}], "z": 1}"#, named: "t")
    let node = try #require(document.root["a/b"]?[1]?["~"]?[0]?[0])
    #expect(node.int == 7)
    #expect(node.pointer == "/a~1b/1/~0/0/0")
    #expect(document.root[pointer: node.pointer] == node)
    #expect(document.root[pointer: ""] == document.root)
    #expect(document.root[pointer: "/z/0"] == nil)
    #expect(document.root[pointer: "z"] == nil)
    #expect(document.root.pointer == "")
  }

  @Test func positionsAreFoundAgain() throws {
    let text = "{\n  \"a\": [1.5,\n   \"é\", 22]\n}"
    let document = try JSONDocument(text, named: "t")
    let node = try #require(document.root["a"]?[2])
    let bytes = Array(text.utf8)
    #expect(node.position(in: bytes.span) == SourcePosition(line: 3, column: 9))
    #expect(document.root.position(in: bytes.span) == SourcePosition(line: 1, column: 1))
  }

  @Test(arguments: [
    ("123456789012345678901234567890", nil as Int64?, 1.2345678901234568e29),
    ("1e999", nil as Int64?, nil as Double?),
    ("-9223372036854775809", nil as Int64?, -9223372036854775808.0),
  ])
  func numbersBeyond64BitsAreKept(text: String, int: Int64?, double: Double?) throws {
    let document = try JSONDocument("[\n \(text), 5, \"s\"]", named: "t")
    let node = try #require(document.root[0])
    #expect(node.kind == .bigNumber)
    #expect(node.numberText == text)
    #expect(node.int == int)
    #expect(node.double == double)
    #expect(document.root[1]?.int == 5)
    #expect(document.root[2]?.string == "s")
    #expect(document.warnings.map(\.code) == ["DOC0111"])
    #expect(document.warnings.first?.place == .position(SourcePosition(line: 2, column: 2)))
  }

  /// Code, line and column of what is wrong.
  @Test(arguments: [
    ("", "DOC0101", 1, 1), (" \n ", "DOC0101", 2, 2),
    ("{\"a\": ", "DOC0102", 1, 7), ("[1,", "DOC0102", 1, 4), ("[\"ab", "DOC0102", 1, 2),
    ("[tru", "DOC0102", 1, 5), ("[1", "DOC0102", 1, 3),
    ("[1,\n 2 3]", "DOC0103", 2, 4), ("{a: 1}", "DOC0103", 1, 2), ("[1,]", "DOC0103", 1, 4),
    ("{\"a\" 1}", "DOC0103", 1, 6), ("[trux]", "DOC0103", 1, 5), ("{\"a\": 1,}", "DOC0103", 1, 9),
    ("'x'", "DOC0103", 1, 1), ("[1] x", "DOC0104", 1, 5), ("1 2", "DOC0104", 1, 3),
    ("[\"\\ud800x\"]", "DOC0107", 1, 3), ("[\"\\udc00\"]", "DOC0107", 1, 3),
    ("[\"\\q\"]", "DOC0108", 1, 3), ("[\"\\u12g4\"]", "DOC0108", 1, 3),
    ("[\"a\nb\"]", "DOC0109", 1, 4), ("[01]", "DOC0110", 1, 2), ("[1.]", "DOC0110", 1, 2),
    ("[-]", "DOC0110", 1, 2), ("[1e+]", "DOC0110", 1, 2),
  ])
  func brokenTextsTellWhere(text: String, code: String, line: Int, column: Int) throws {
    let problem = #expect(throws: Diagnostic.self) { try JSONDocument(text, named: "t") }
    #expect(problem?.code == code)
    #expect(problem?.place == .position(SourcePosition(line: line, column: column)))
  }

  @Test func brokenUTF8TellsWhere() throws {
    let bytes = Array("[\"é\", \"".utf8) + [0xC3, 0x28] + Array("\"]".utf8)
    let problem = #expect(throws: Diagnostic.self) { try JSONDocument(bytes, named: "t") }
    #expect(problem?.code == "DOC0106")
    #expect(problem?.place == .position(SourcePosition(line: 1, column: 8)))
  }

  @Test func depthIsLimited() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try JSONDocument(nested(JSONDocument.maximumDepth), named: "t")
    let problem = #expect(throws: Diagnostic.self) {
      try JSONDocument(nested(JSONDocument.maximumDepth + 1), named: "t")
    }
    #expect(problem?.code == "DOC0105")
    #expect(throws: Diagnostic.self) {
      try JSONDocument(String(repeating: "[{\"a\":", count: 100_000), named: "t")
    }
  }

  @Test func encodingsAreSniffed() throws {
    let text = "{\"ключ\": \"😀\"}"
    let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    for bytes in [
      Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), little, big, [0xFF, 0xFE] + little,
      [0xFE, 0xFF] + big,
    ] {
      let document = try JSONDocument(bytes, named: "t")
      #expect(document.root["ключ"]?.string == "😀")
      #expect(document.root["ключ"]?.position(in: bytes.span)?.column == 10)
    }
    for bytes in [little.dropLast(), little.dropLast(4) + [0, 0xD8]] as [ArraySlice<UInt8>] {
      let problem = #expect(throws: Diagnostic.self) { try JSONDocument(Array(bytes), named: "t") }
      #expect(problem?.code == "DOC0401")
    }
  }
}
