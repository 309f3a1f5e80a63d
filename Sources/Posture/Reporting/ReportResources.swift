import Diagnostics
import Synchronization

/// Where templates, the style sheet and the script come from: texts by path under `Reports/`.
public struct ReportResources: Sendable {
  private let find: @Sendable (String) -> String?
  private let pages = ReadPages()

  /// The templates of pages that have been read.
  private final class ReadPages: Sendable {
    let templates = Mutex<[PageTemplates.Page: PageTemplates]>([:])
  }

  /// Creates resources from a look-up; paths read like `HTML/report.mustache`.
  public init(_ find: @escaping @Sendable (String) -> String?) {
    self.find = find
  }

  /// These resources, but for the texts that another look-up has: how users replace a template.
  public func overridden(by other: @escaping @Sendable (String) -> String?) -> ReportResources {
    let find = find
    return ReportResources { path in other(path) ?? find(path) }
  }

  /// The templates of a page, read once.
  func templates(for page: PageTemplates.Page) throws(Diagnostic) -> PageTemplates {
    if let read = pages.templates.withLock({ $0[page] }) { return read }
    let read = try PageTemplates(self, for: page)
    pages.templates.withLock { $0[page] = read }
    return read
  }

  /// The text at a path, with line feeds as line ends.
  func text(at path: String) throws(Diagnostic) -> String {
    guard let text = find(path) else {
      throw Diagnostic(
        Codes.missingResource,
        "there is no report file '\(path)'",
        in: nil,
        hints: ["a folder of replacements needs only the files that it replaces"]
      )
    }
    return text.contains("\r") ? text.normalizingLineEnds() : text
  }
}

extension String {
  fileprivate func normalizingLineEnds() -> String {
    var text = String.UnicodeScalarView()
    var previousWasReturn = false
    for scalar in unicodeScalars {
      if scalar == "\r" {
        text.append("\n")
      } else if scalar != "\n" || !previousWasReturn {
        text.append(scalar)
      }
      previousWasReturn = scalar == "\r"
    }
    return String(text)
  }
}
