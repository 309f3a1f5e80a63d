import Diagnostics
import Documents
import Testing

@Suite struct XMLReaderTests {
  private func read(_ text: String) throws -> XMLNode {
    try XMLReader.document(text, named: "t.xml")
  }

  @Test func readsElements() throws {
    let root = try read(
      """
      <?xml version="1.0" encoding="utf-16"?>
      <!-- a comment -->
      <Objs xmlns="http://example.org/a" xmlns:x="http://example.org/x" Version="1.1">
        <S N="Name" x:k="v">a &lt; b &#233;<![CDATA[ <c>]]></S>
        <Nil/>
        <S N="Other"> </S>
      </Objs>
      """.replacing("utf-16", with: "utf-8")
    )
    #expect(root.name == "Objs")
    #expect(root.namespace == "http://example.org/a")
    #expect(root[attribute: "Version"] == "1.1")
    #expect(root.attributes.count == 1)
    #expect(root.text == "")
    #expect(root.children.map(\.name) == ["S", "Nil", "S"])
    #expect(root["S"]?.text == "a < b é <c>")
    #expect(root["S"]?.attributes.last?.namespace == "http://example.org/x")
    #expect(root.children.map(\.line) == [4, 5, 6])
    #expect(root.children(named: "S").last?.text == " ")
    #expect(root["Absent"] == nil)
  }

  @Test func encodingsAreKnown() throws {
    let text = "<?xml version=\"1.0\" encoding=\"utf-16\"?><a>é😀</a>"
    let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let latin =
      Array("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>".utf8) + [0xE9] + Array("</a>".utf8)
    let marked = [0xEF, 0xBB, 0xBF] + Array("<a>é😀</a>".utf8)
    for bytes in [little, [0xFF, 0xFE] + little, marked] {
      #expect(try XMLReader.document(bytes.span, named: "t").text == "é😀")
    }
    #expect(try XMLReader.document(latin.span, named: "t").text == "é")
  }

  @Test(
    arguments: [
      ("<a>\n<b></a>", "DOC0301", 2), ("<a>", "DOC0301", 1), ("", "DOC0305", nil),
      ("<!-- x -->", "DOC0305", nil), ("hello", "DOC0301", 1), ("<a/><b/>", "DOC0301", 1),
      ("<a b='1' b='2'/>", "DOC0301", 1), ("<a>&unknown;</a>", "DOC0301", 1),
      ("<a>\u{1}</a>", "DOC0301", 1),
      ("\n<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "DOC0303", 2),
      ("<?xml version='1.0'?>\n<!doctype a><a/>", "DOC0303", 2),
      ("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "DOC0303", 1),
    ] as [(String, String, Int?)]
  )
  func mistakesTellWhere(text: String, code: String, line: Int?) {
    let problem = #expect(throws: Diagnostic.self) { try read(text) }
    #expect(problem?.code == code)
    guard case .position(let position)? = problem?.place else {
      #expect(line == nil)
      return
    }
    #expect(position.line == line)
  }

  @Test func depthIsLimited() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    _ = try read(nested(XMLReader.maximumDepth))
    let problem = #expect(throws: Diagnostic.self) { try read(nested(XMLReader.maximumDepth + 1)) }
    #expect(problem?.code == "DOC0302")
    #expect(throws: Diagnostic.self) { try read(nested(100_000)) }
  }
}
