import Diagnostics
import Documents

/// Diagnostics as lines, or as data.
enum DiagnosticsView {
  /// One line each.
  static func lines(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map(\.description)
  }

  /// A JSON array of them.
  static func write(_ diagnostics: [Diagnostic], as key: String, to json: inout JSONWriter) {
    json.array(key) { json in
      for diagnostic in diagnostics {
        json.object { json in
          json.member("code", diagnostic.code)
          json.member("severity", word(diagnostic.severity))
          json.member("message", diagnostic.message)
          json.member("path", diagnostic.source)
          switch diagnostic.place {
          case .position(let position):
            json.member("line", position.line)
            json.member("column", position.column)
          case .pointer(let pointer): json.member("pointer", pointer)
          case .span, .whole: break
          }
          json.member("hints", diagnostic.hints)
        }
      }
    }
  }

  private static func word(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "note"
    }
  }
}
