import ArgumentParser
import Diagnostics
import Documents

/// How a check command writes what it found.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

/// What a check command found.
struct CheckOutcome {
  /// What was checked, in words.
  let what: String
  let diagnostics: [Diagnostic]
  /// What the JSON form calls itself.
  let kind: String

  /// Writes it, and ends with exit code 7 when something is wrong.
  func tell(as format: CheckFormat, verbosity: VerbosityOptions) throws {
    let errors = diagnostics.count { $0.severity == .error }
    switch format {
    case .text:
      Output.lines(diagnostics.map(\.description))
      let warnings = diagnostics.count - errors
      var parts = [what, Count.of(errors, "error")]
      if warnings > 0 { parts.append(Count.of(warnings, "warning")) }
      verbosity.inform(parts.joined(separator: ", "))
    case .json: Output.text(json(errors: errors))
    }
    if errors > 0 { throw SilentExit(status: .problemsFound) }
  }

  private func json(errors: Int) -> String {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schemaVersion", "1.0")
      json.member("kind", kind)
      json.member("errors", errors)
      DiagnosticsView.write(diagnostics, as: "diagnostics", to: &json)
    }
    return json.text + "\n"
  }
}
