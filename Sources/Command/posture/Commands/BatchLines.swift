import Documents

/// The protocol of commands that answer JSON lines: `{"id", "text"}` in, `{"id", ...}` out.
enum BatchLines {
  /// How many lines are answered at once; they are written in their order.
  private static let groupSize = 64

  /// Answers each line of standard input; `answer` writes the members behind the identifier.
  static func answer(
    _ answer: @escaping @Sendable (_ text: String, _ json: inout JSONWriter) -> Void
  ) async throws {
    var number = 1
    var isAtEnd = false
    while !isAtEnd {
      var lines: [(number: Int, text: String)] = []
      while lines.count < groupSize {
        guard let line = readLine(strippingNewline: true) else {
          isAtEnd = true
          break
        }
        if !line.isEmpty { lines.append((number, line)) }
        number += 1
      }
      Output.text(try await answers(lines, answer).joined())
    }
  }

  private static func answers(
    _ lines: [(number: Int, text: String)],
    _ answer: @escaping @Sendable (_ text: String, _ json: inout JSONWriter) -> Void
  ) async throws -> [String] {
    try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for (index, line) in lines.enumerated() {
        group.addTask { (index, try Self.answer(line.text, number: line.number, answer)) }
      }
      var answers = [String](repeating: "", count: lines.count)
      for try await (index, text) in group { answers[index] = text }
      return answers
    }
  }

  private static func answer(
    _ line: String,
    number: Int,
    _ answer: (_ text: String, _ json: inout JSONWriter) -> Void
  ) throws -> String {
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
    return json.text + "\n"
  }
}
