import ArgumentParser
import Classification
import Documents

/// `posture classify checks`: the checks of a classification scheme.
struct ClassifyChecks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checks",
    abstract: "List the checks that 'posture classify validate' runs.",
    discussion: """
      Example:
        posture classify checks CLS-REX
      """
  )

  /// How the list is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
  }

  @Argument(help: "Checks, or beginnings of their identifiers.")
  var check: [String] = []

  @Option(help: "How to write the list.")
  var format: Format = .table

  func run() async throws {
    let wanted = check.map { $0.uppercased() }
    let checks = SchemeChecks.all.filter { check in
      wanted.isEmpty || wanted.contains { check.id.hasPrefix($0) }
    }
    switch format {
    case .table: Output.lines(Self.lines(checks, on: .standardOutput))
    case .json: Output.text(Self.json(checks))
    }
  }

  private static func lines(_ checks: [SchemeCheck], on terminal: Terminal) -> [String] {
    var table = TextTable(columns: [
      TextTable.Column(title: "Check"), TextTable.Column(title: "Severity"),
      TextTable.Column(title: "Of", shrinks: true),
      TextTable.Column(title: "What must hold", shrinks: true),
    ])
    for check in checks {
      let title = check.openReason.map { "\(check.title) Not assessed: \($0)." } ?? check.title
      table.rows.append([
        TextTable.Cell(check.id), TextTable.Cell(check.severity.rawValue),
        TextTable.Cell(check.artefact), TextTable.Cell(title),
      ])
    }
    let open = checks.count { $0.openReason != nil }
    return table.lines(on: terminal)
      + ["", "\(Count.of(checks.count, "check")), \(open) of them not assessable from exports"]
  }

  private static func json(_ checks: [SchemeCheck]) -> String {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schemaVersion", "1.0")
      json.member("kind", "posture-classification-checks")
      json.array("checks") { json in
        for check in checks {
          json.object { json in
            json.member("id", check.id)
            json.member("severity", check.severity.rawValue)
            json.member("artefact", check.artefact)
            json.member("title", check.title)
            json.member("advice", check.advice)
            json.member("needs", check.needs.map { $0.command ?? $0.rawValue })
            json.member("notAssessable", check.openReason)
          }
        }
      }
    }
    return json.text + "\n"
  }
}
