import Documents

/// The protocol of commands that answer JSON lines: `{"id", "text"}` in, `{"id", ...}` out.
enum BatchLines {
  /// Answers each line of standard input; `answer` writes the members behind the identifier.
  static func answer(_ answer: (_ text: String, _ json: inout JSONWriter) -> Void) throws {
    var number = 0
    while let line = readLine(strippingNewline: true) {
      number += 1
      guard !line.isEmpty else { continue }
      let document: JSONDocument
      do {
        document = try JSONDocument(line, named: "standard input")
      } catch {
        throw CommandFailure(.badInput, "line \(number) of standard input is not JSON")
      }
      guard let text = document.root["text"]?.string else {
        throw CommandFailure(.badInput, "line \(number) of standard input has no \"text\"")
      }
      var json = JSONWriter()
      json.object { json in
        if let id = document.root["id"] { json.member("id", id) }
        answer(text, &json)
      }
      Output.text(json.text + "\n")
    }
  }
}
