import PostureModel

/// A control as a SARIF rule.
enum SARIFRule {
  static func encode(_ control: Control) -> JSONValue {
    .members(
      ("id", .string(control.id)),
      ("shortDescription", text(control.title)),
      ("fullDescription", text(control.rationale.isEmpty ? control.title : control.rationale)),
      (
        "help",
        .members(("text", .string(helpText(control))), ("markdown", .string(helpMarkdown(control))))
      ),
      ("helpUri", control.references.map(\.url).first(where: isLink).map { .string($0) }),
      ("defaultConfiguration", .members(("level", .string(level(of: control.severity))))),
      (
        "properties",
        .members(
          ("tags", .strings(tags(of: control))),
          ("security-severity", .string(securitySeverity(of: control.severity))),
          ("points", .number(control.points)),
          ("category", .string(control.category.rawValue)),
          ("product", .string(control.product.rawValue))
        )
      )
    )
  }

  /// The level that stands for a severity.
  static func level(of severity: Severity) -> String {
    switch severity {
    case .critical, .high: "error"
    case .medium: "warning"
    case .low: "note"
    }
  }

  /// The number that code scanning sorts by: over 9.0 critical, 7.0 high, 4.0 medium.
  private static func securitySeverity(of severity: Severity) -> String {
    switch severity {
    case .critical: "9.5"
    case .high: "8.0"
    case .medium: "5.5"
    case .low: "2.5"
    }
  }

  private static func text(_ text: String) -> JSONValue {
    .members(("text", .string(SafeText.oneLine(text))))
  }

  private static func tags(of control: Control) -> [String] {
    ["security", control.category.rawValue]
      + control.crosswalk.flatMap { entry in
        entry.identifiers.map { "\(entry.framework.rawValue):\($0)" }
      }
  }

  private static func helpText(_ control: Control) -> String {
    let steps = control.remediation.steps.map { "\($0.means.title): \($0.text)" }
    return ([control.rationale, control.remediation.summary] + steps)
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func helpMarkdown(_ control: Control) -> String {
    var lines = [MarkdownText.plain(control.rationale, limit: 2000), ""]
    lines.append("**\(MarkdownText.plain(control.remediation.summary))**")
    lines.append("")
    for (index, step) in control.remediation.steps.enumerated() {
      let code = MarkdownText.code(step.text, limit: 1000)
      lines.append("\(index + 1). \(step.means.title): \(code)")
    }
    return lines.joined(separator: "\n")
  }

  private static func isLink(_ url: String) -> Bool { url.hasPrefix("https://") }
}
