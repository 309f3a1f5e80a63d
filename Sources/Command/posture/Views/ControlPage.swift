import ControlCatalog
import PostureModel

/// One control as a Markdown page.
struct ControlPage {
  private let control: Control
  private let examples: [ControlExample]

  init(_ control: Control, _ examples: [ControlExample]) {
    self.control = control
    self.examples = examples
  }

  /// The page.
  var text: String {
    var parts = [
      "# \(Self.escaped(control.title))", "`\(control.id)`", facts,
      Self.escaped(control.rationale),
      "## What is asked", "Passes when: \(passRule).", Self.fenced(control.check.query, "kusto"),
      "## What to do", Self.escaped(control.remediation.summary),
    ]
    parts += control.remediation.steps.enumerated().map { index, step in
      let text = step.means == .portal ? Self.escaped(step.text) : Self.code(step.text)
      let note = step.note.map { "\n   \(Self.escaped($0))" } ?? ""
      return "\(index + 1). \(step.means.title): \(text)\(note)"
    }
    if let verify = control.remediation.verify { parts.append("Verify: \(Self.code(verify))") }
    if !control.crosswalk.isEmpty {
      parts.append("## Answers")
      parts.append(
        control.crosswalk.map { part in
          let names = part.identifiers.map { "`\($0)`" + (part.own.contains($0) ? " (ours)" : "") }
          return "- \(part.framework.title): \(names.joined(separator: ", "))"
        }.joined(separator: "\n")
      )
    }
    if !control.references.isEmpty {
      parts.append("## References")
      parts.append(
        control.references.map { "- [\(Self.escaped($0.title))](\($0.url))" }
          .joined(separator: "\n")
      )
    }
    if !examples.isEmpty {
      parts.append("## Examples")
      parts.append(
        examples.map { "- \($0.verdict.title): \(Self.escaped($0.name))" }.joined(separator: "\n")
      )
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  /// The list of all pages, by product.
  static func index(of controls: [Control]) -> String {
    var parts = ["# Controls"]
    for product in Product.allCases {
      let own = controls.filter { $0.product == product }
      guard !own.isEmpty else { continue }
      parts.append("## \(product.rawValue)")
      parts.append(
        (["| Control | Severity | Points |", "| --- | --- | --- |"]
          + own.map {
            "| [\(escaped($0.title))](\($0.id).md) | \($0.severity.rawValue) | \(NumberText.points($0.points)) |"
          }).joined(separator: "\n")
      )
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var facts: String {
    var facts = [
      "| Product | \(control.product.rawValue) |", "| --- | --- |",
      "| Category | \(control.category.rawValue) |",
      "| Severity | \(control.severity.rawValue) |",
      "| Points | \(NumberText.points(control.points)) |",
      "| Effort | \(control.implementationCost.rawValue) |",
      "| User impact | \(control.userImpact.rawValue) |",
    ]
    if !control.licence.isEmpty {
      facts.append("| Licence | one of \(control.licence.joined(separator: ", ")) |")
    }
    return facts.joined(separator: "\n")
  }

  private var passRule: String {
    switch control.check.pass {
    case .all: "every object is compliant"
    case .any: "one object is compliant"
    case .share: "every object is compliant; the points follow the share of those that are"
    case .atLeast(let count): "at least \(count) objects are compliant"
    }
  }

  private static func fenced(_ text: String, _ language: String) -> String {
    // The fence is longer than any run of the same sign inside.
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\(language)\n\(text)\n\(fence)"
  }

  private static func code(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.contains("`") ? "`` \(line) ``" : "`\(line)`"
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      if "\\`*_[]<>|".contains(character) { out += "\\" }
      out.append(character)
    }
    return out
  }
}
