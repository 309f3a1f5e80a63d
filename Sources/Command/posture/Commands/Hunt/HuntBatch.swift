import Diagnostics
import Documents
import KQL

/// One line of the batch protocol: which query, and under which name it is answered.
struct BatchRequest {
  /// The name as JSON.
  let id: String
  let query: String?

  init(_ line: String) {
    // A line that is not JSON has neither a name nor a query.
    let root = try? JSONDocument(line, named: "stdin").root
    var json = JSONText()
    if let text = root?["id"]?.string {
      json.string(text)
    } else {
      json.raw(root?["id"]?.int.map(String.init) ?? "null")
    }
    id = json.text
    query = root?["query"]?.string
  }
}

extension HuntSession {
  /// Answers one line: `{"id", "query"}` with `{"id", "tables"}` or `{"id", "error"}`.
  func answer(line: String) -> String {
    let request = BatchRequest(line)
    var json = JSONText()
    json.raw("{\"id\":" + request.id)
    guard let query = request.query else {
      return json.text + ",\"error\":\"the line has no query\"}"
    }
    do {
      let answer = try run(SourceText(name: "query", text: query))
      json.raw(",\"tables\":[")
      for (index, result) in answer.results.enumerated() {
        if index > 0 { json.raw(",") }
        result.write(to: &json)
      }
      json.raw("]")
      if !answer.notes.isEmpty {
        json.raw(",\"notes\":[")
        for (index, note) in answer.notes.enumerated() {
          if index > 0 { json.raw(",") }
          json.string(note)
        }
        json.raw("]")
      }
      json.raw("}")
    } catch let errors as QueryErrors {
      json.raw(",\"error\":")
      json.string(errors.diagnostics.map(\.description).joined(separator: "\n"))
      json.raw("}")
    } catch {
      json.raw(",\"error\":")
      let lines = CommandFailure(stopping: error)?.lines ?? ["\(error)"]
      json.string(lines.joined(separator: "\n"))
      json.raw("}")
    }
    return json.text
  }
}
