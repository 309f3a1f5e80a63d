import Documents
import Testing

@Suite struct JSONWriterTests {
  private func write(_ writer: JSONWriter) -> String {
    var writer = writer
    writer.object { writer in
      writer.member("text", "a\"\\\n</script>\u{2028}\u{1}")
      writer.member("none", nil as String?)
      writer.array("list") { writer in
        writer.value(1)
        writer.value(0.1)
        writer.value(8.0)
        writer.value(Double.nan)
        writer.value(true)
      }
      writer.object("empty") { _ in }
    }
    return writer.text
  }

  @Test func compact() {
    #expect(
      write(JSONWriter())
        == #"{"text":"a\"\\\n</script>"# + "\u{2028}"
        + #"\u0001","none":null,"list":[1,0.1,8.0,null,true],"empty":{}}"#
    )
  }

  @Test func prettyAndSafeInHTML() {
    #expect(
      write(JSONWriter(pretty: true, htmlSafe: true, shortensWholeDoubles: true)) == #"""
        {
          "text": "a\"\\\n\u003C/script\u003E\u2028\u0001",
          "none": null,
          "list": [
            1,
            0.1,
            8,
            null,
            true
          ],
          "empty": {}
        }
        """#
    )
  }

  @Test(arguments: [
    0.1, 1e21, 2.2250738585072014e-308, 1.7976931348623157e308, -0.0, 123456789.125,
  ])
  func doublesReadBack(value: Double) throws {
    var writer = JSONWriter()
    writer.value(value)
    #expect(try JSONDocument(writer.text, named: "t").root.double == value)
  }
}
