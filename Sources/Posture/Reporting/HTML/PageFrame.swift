import Diagnostics

/// The style sheet and the script, with the digests that the page's policy allows them by.
struct PageFrame {
  let style: String
  let styleDigest: String
  let script: String
  let scriptDigest: String

  /// Reads both.
  init(_ resources: ReportResources) throws(Diagnostic) {
    style = try Self.element("style", at: "HTML/report.css", resources)
    script = try Self.element("script", at: "HTML/report.js", resources)
    styleDigest = Digest.sha256(style).base64
    scriptDigest = Digest.sha256(script).base64
  }

  /// A text that is put in as it is, which must not end its own element.
  private static func element(
    _ name: String,
    at path: String,
    _ resources: ReportResources
  ) throws(Diagnostic) -> String {
    let text = try resources.text(at: path)
    guard !text.lowercased().contains("</\(name)"), !text.contains("<!--") else {
      throw Diagnostic(
        Codes.unsafeResource,
        "the file contains '</\(name)' or '<!--', which would end or change its own element",
        in: path
      )
    }
    return text
  }
}
