import Diagnostics
import Documents
import PostureModel

/// The answers of a Graph batch request: `{"responses": [{"id", "status", "body"}]}`.
struct GraphBatchFormat: ExportFormat {
  let name = "Microsoft Graph batch answer"

  func read(_ document: ExportDocument, using catalog: RecognitionCatalog) -> Recognition? {
    guard let responses = document.root["responses"], responses.kind == .array,
      responses.elements.contains(where: { $0["status"]?.isNumber == true && $0["body"] != nil })
    else { return nil }
    var recognition = Recognition(format: name)
    for (index, response) in responses.elements.enumerated() {
      guard let body = response["body"] else { continue }
      let part = document.part(body, at: "/responses/\(index)/body")
      if let inner = GraphFormat().read(part, using: catalog) {
        // The file's name says nothing about one answer among several.
        var found = inner.found.filter { $0.state != .failed }
        if response["status"]?.int == 206 {
          // Partial content: some of what was asked for could not be had.
          for position in found.indices where found[position].state == .collected {
            found[position].state = .partial
            found[position].reason = "the service answered only a part (status 206)"
          }
        }
        recognition.found += found
        recognition.problems += inner.problems
      } else {
        recognition.problems.append(
          part.problem(
            Code.notRecognised,
            "the answer '\(response["id"]?.string ?? "\(index)")' belongs to no known table",
            severity: .note
          )
        )
      }
    }
    return recognition
  }
}
