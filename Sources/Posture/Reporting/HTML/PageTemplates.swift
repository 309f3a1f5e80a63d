import Diagnostics
import Mustache

/// The page's templates, read and ready.
struct PageTemplates: Sendable {
  /// What is drawn with them.
  enum Page {
    /// The report on one run.
    case report
    /// The report on one run, with those before it.
    case reportWithHistory
    /// The trend over a history.
    case history

    /// The templates that it takes, by file name without extension.
    var names: [String] {
      let report = [
        "report", "overview", "cards", "findings", "control", "roadmap", "classification",
        "frameworks", "events", "others", "evidence", "run",
      ]
      let trend = ["trend", "chart"]
      return switch self {
      case .report: report
      case .reportWithHistory: report + trend
      case .history: ["history"] + trend
      }
    }
  }

  private let library: MustacheLibrary

  /// Reads the templates of a page.
  init(_ resources: ReportResources, for page: Page) throws(Diagnostic) {
    MarkupContentType.register()
    var library = MustacheLibrary()
    for name in page.names {
      let path = "HTML/\(name).mustache"
      let text = try resources.text(at: path)
      do {
        try library.register(MarkupContentType.pragma + text, named: name)
      } catch {
        throw Diagnostic(Codes.brokenTemplate, "the template cannot be parsed: \(error)", in: path)
      }
    }
    self.library = library
  }

  /// The page.
  func page(_ fields: Fields) -> String {
    library.render(fields, withTemplate: "report") ?? ""
  }

  /// A page of a history.
  func history(_ fields: Fields) -> String {
    library.render(fields, withTemplate: "history") ?? ""
  }

  /// One row of the table of controls, which names nothing of the page around it.
  func control(_ fields: Fields) -> String {
    library.render(fields, withTemplate: "control") ?? ""
  }
}

/// A value for a template: the text, or that there is none.
func given(_ text: String?) -> Any {
  guard let text, !text.isEmpty else { return false }
  return text
}

/// Escaping for HTML that looks at scalars.
///
/// The library's own compares characters, and so lets a quotation mark through that a combining
/// accent follows.
private struct MarkupContentType: MustacheContentType {
  private static let name = "POSTURE-HTML"

  /// Put in front of every template, since a partial does not take over its page's content type.
  static let pragma = "{{% CONTENT_TYPE:\(name)}}"

  static func register() { _ = registered }

  private static let registered: Bool = {
    MustacheContentTypes.register(MarkupContentType(), named: name)
    return true
  }()

  func escapeText(_ text: String) -> String { SafeText.escaped(text) }
}
