import ArgumentParser
import ControlCatalog
import Documents
import PostureModel

/// `posture catalog coverage`: which requirements of the frameworks the controls answer.
struct CatalogCoverage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Show how far the controls answer the frameworks, requirement by requirement.",
    discussion: """
      Examples:
        posture catalog coverage
        posture catalog coverage --framework secureScore
      """
  )

  /// How the coverage is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Option(
    help: ArgumentHelp(
      "This framework only, each requirement on a line: "
        + Framework.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "framework"
    )
  )
  var framework: String?

  @Option(help: "How to write it.")
  var format: Format = .text

  @OptionGroup var catalog: CatalogOptions

  func validate() throws {
    if let framework, Framework(rawValue: framework) == nil {
      throw ValidationError("There is no framework '\(framework)'.")
    }
  }

  func run() async throws {
    let loaded = try LoadedCatalog(catalog, examples: false)
    let chosen = framework.flatMap(Framework.init)
    let coverages = Framework.allCases.filter { chosen == nil || $0 == chosen }
      .map { FrameworkCoverage(of: $0, in: loaded.catalog) }
    switch format {
    case .json: Output.text(Self.json(coverages))
    case .text:
      Output.lines(
        chosen == nil ? coverages.map(Self.summary) : coverages.flatMap(Self.lines)
      )
    }
  }

  private static func summary(_ coverage: FrameworkCoverage) -> String {
    let title = coverage.framework.title
    guard coverage.hasList else {
      return "\(title): controls name \(coverage.lines.count) identifiers"
    }
    let manual = coverage.lines.count { $0.answer == .manual }
    let unanswerable = coverage.lines.count {
      if case .unanswerable = $0.answer { true } else { false }
    }
    let open = coverage.lines.count { $0.answer == .none }
    var parts = ["\(coverage.automated) of \(coverage.listed) answered by controls"]
    if manual > 0 { parts.append("\(manual) by hand") }
    if unanswerable > 0 { parts.append("\(unanswerable) in no export") }
    if open > 0 { parts.append("\(open) not") }
    return "\(title): " + parts.joined(separator: ", ")
  }

  private static func lines(_ coverage: FrameworkCoverage) -> [String] {
    [summary(coverage)]
      + coverage.lines.map { line in
        let listed = line.isListed ? "" : "  (not in the framework's list)"
        return "  \(line.id)  \(text(line.answer))\(listed)"
      }
  }

  private static func text(_ answer: FrameworkCoverage.Answer) -> String {
    switch answer {
    case .automated(let controls): controls.joined(separator: " ")
    case .manual: "by hand"
    case .unanswerable(let reason): TerminalText.clean(reason)
    case .none: "–"
    }
  }

  private static func json(_ coverages: [FrameworkCoverage]) -> String {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schemaVersion", "1.0")
      json.member("kind", "posture-catalog-coverage")
      json.array("frameworks") { json in
        for coverage in coverages {
          json.object { json in
            json.member("framework", coverage.framework.rawValue)
            json.member("hasList", coverage.hasList)
            json.member("automated", coverage.automated)
            json.member("listed", coverage.listed)
            json.array("identifiers") { json in
              for line in coverage.lines { write(line, to: &json) }
            }
          }
        }
      }
    }
    return json.text + "\n"
  }

  private static func write(_ line: FrameworkCoverage.Line, to json: inout JSONWriter) {
    json.object { json in
      json.member("id", line.id)
      json.member("listed", line.isListed)
      switch line.answer {
      case .automated(let controls):
        json.member("answer", "automated")
        json.member("controls", controls)
      case .manual: json.member("answer", "manual")
      case .unanswerable(let reason):
        json.member("answer", "unanswerable")
        json.member("reason", reason)
      case .none: json.member("answer", "none")
      }
    }
  }
}
