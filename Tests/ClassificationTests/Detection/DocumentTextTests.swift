import Classification
import Testing

/// What is read of documents, and what is said of those that are not.
@Suite struct DocumentTextTests {
  private func texts(_ content: String, _ name: String) -> [String: String] {
    let document = DocumentText(Array(content.utf8), named: name)
    return Dictionary(document.items.map { ($0.name, $0.text) }) { first, _ in first }
  }

  @Test func readsWhatAPageShows() {
    let page = """
      <html><head><title>T&auml;t</title><style>.a{}</style></head>
      <body>one<br>two <b>th</b>ree<script>var hidden = "<p>";</script><!-- gone -->
      5 &lt; 6 &amp; 7 < 8 &#x20AC;&#8364; &unknown; <td>cell</td></body></html>
      """
    let text = texts(page, "a.html")["a.html"] ?? ""
    #expect(text.contains("Tät"))
    #expect(text.contains("one\ntwo three"))
    #expect(text.contains("5 < 6 & 7 < 8 €€ &unknown;"))
    #expect(!text.contains("hidden") && !text.contains("gone") && !text.contains(".a"))
  }

  @Test func readsMailWithItsAttachmentsApart() {
    let mail = [
      "From: a@example.org", "Subject: =?utf-8?q?K=C3=B6ln?= =?utf-8?b?w7w=?=",
      "Content-Type: multipart/mixed; boundary=\"x y\"", "", "--x y",
      "Content-Type: multipart/alternative; boundary=in", "", "--in", "", "plain", "--in",
      "Content-Type: text/html", "", "<p>page</p>", "--in--", "--x y",
      "Content-Type: application/octet-stream; name=a.txt", "Content-Transfer-Encoding: base64", "",
      "c2Vj", "cmV0", "--x y", "Content-Type: text/plain; charset=iso-8859-1",
      "Content-Transfer-Encoding: quoted-printable", "", "gr=FC=", "n", "--x y--",
    ].joined(separator: "\r\n")
    let texts = texts(mail, "m.eml")
    #expect(texts.keys.sorted() == ["m.eml", "m.eml/a.txt"])
    #expect(texts["m.eml/a.txt"] == "secret")
    let body = texts["m.eml"] ?? ""
    #expect(body.contains("subject: Kölnü"))
    #expect(body.contains("plain") && body.contains("grün") && !body.contains("page"))
  }

  @Test func readsEncodings() {
    let utf16: [UInt8] = [0xFF, 0xFE, 0x41, 0x00, 0xE9, 0x00]
    #expect(DocumentText(utf16, named: "a.txt").items.first?.text == "Aé")
    #expect(DocumentText([0x41, 0x80, 0xE9], named: "a.txt").items.first?.text == "A€é")
  }

  @Test(arguments: [
    "%PDF-1.7", "\u{1F}\u{8B}", "PK\u{3}\u{4}broken", "\u{D0}\u{CF}\u{11}\u{E0}", "a\u{0}\u{0}b",
  ])
  func saysWhatIsNotRead(_ start: String) {
    let bytes = start.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let document = DocumentText(bytes, named: "file")
    #expect(document.items.isEmpty)
    #expect(document.notRead.map(\.subject) == ["file"])
  }

  @Test func endsOnMailWithoutEnd() {
    let nested = String(repeating: "Content-Type: multipart/mixed; boundary=a\n\n--a\n", count: 500)
    #expect(DocumentText(Array(nested.utf8), named: "m.eml").items.count == 1)
    #expect(texts("Content-Type: multipart/mixed; boundary=\n\nx", "m.eml").count == 1)
  }
}
