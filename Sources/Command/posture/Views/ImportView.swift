import Diagnostics
import Evidence
import ControlCatalog
import PostureModel

/// What an import found, for a terminal.
struct ImportView {
  let store: EvidenceStore
  let tables: TableCatalog
  let remarks: [Diagnostic]
  let ends: TableEnds
  /// What was named on the command line.
  let paths: [String]
  let terminal: Terminal

  /// The lines.
  var lines: [String] {
    Array(
      [heading, files, results, filled, incomplete, absent, oddities]
        .filter { !$0.isEmpty }
        .joined(separator: [""])
    )
  }

  private var heading: [String] {
    let tenant = store.tenant
    let name = tenant.displayName ?? tenant.initialDomain ?? tenant.id ?? "Unknown tenant"
    var details: [String] = []
    if let domain = tenant.initialDomain, tenant.displayName != nil { details.append(domain) }
    if let date = store.exportDate { details.append("export of \(Timestamp.text(date))") }
    details.append(Count.of(store.report.files.count, "file"))
    let unused = store.report.unrecognised.count
    if unused > 0 { details.append("\(unused) not recognised") }
    let detail = details.map { TerminalText.clean($0) }.joined(separator: ", ")
    return [terminal.styled(TerminalText.clean(name), .bold) + "  " + terminal.styled(detail, .dim)]
  }

  private var files: [String] {
    var table = TextTable(
      columns: [
        .init(title: "File", shrinks: true), .init(title: "Format"),
        .init(title: "Tables", shrinks: true),
      ]
    )
    table.rows = store.report.files.map { file in
      let filled = file.tables.map { "\($0.name) \($0.rows)" }
      let verdicts = file.verdicts > 0 ? [Count.of(file.verdicts, "verdict")] : []
      let content = filled.count > 4 ? [Count.of(filled.count, "table")] : filled
      let isOlder = content.isEmpty && verdicts.isEmpty && file.input.format != "zip archive"
      let what = isOlder ? "–" : (content + verdicts).joined(separator: ", ")
      guard let format = file.input.format else {
        return [.init(file.input.path), .init("not recognised", .yellow), .init(file.reason ?? "")]
      }
      return [.init(file.input.path), .init(format), .init(what)]
    }
    return table.lines(on: terminal)
  }

  private var results: [String] {
    var counts: [String: Int] = [:]
    for verdict in store.thirdParty {
      counts[verdict.tool + (verdict.toolVersion.map { " \($0)" } ?? ""), default: 0] += 1
    }
    let score = MicrosoftScoreView.lines(store.microsoftScore)
    guard !counts.isEmpty else { return score }
    return score + [terminal.styled("Verdicts of other tools", .bold)]
      + counts.keys.sorted().map { tool in
        "  \(TerminalText.clean(tool)): \(Count.of(counts[tool] ?? 0, "check"))"
      }
  }

  private var filled: [String] {
    let states = CollectionStatus.State.allCases.compactMap { state -> String? in
      let count = store.collections.count { $0.state == state }
      return count == 0 ? nil : "\(count) \(state.rawValue)"
    }
    var table = TextTable(
      columns: [
        .init(title: "Table"), .init(title: "Status"), .init(title: "Rows", alignment: .right),
        .init(title: "First object", shrinks: true), .init(title: "Last", shrinks: true),
      ],
      indent: "  "
    )
    table.rows = store.collections.filter { $0.state != .absent }.map { status in
      [
        .init(status.table), .init(status.state.rawValue, Self.style(of: status.state)),
        .init("\(status.count)"), .init(first(of: status)), .init(last(of: status)),
      ]
    }
    return [terminal.styled("Tables", .bold) + "  " + states.joined(separator: ", ")]
      + table.lines(on: terminal)
  }

  /// Where the first object of a table stands, or else the file that the table is from.
  private func first(of status: CollectionStatus) -> String {
    guard let first = ends[status.table]?.first else { return status.source ?? "" }
    return InputPlace(first.origin, at: first.place?.position, in: paths).text
  }

  /// Where the last object stands: its line and column when it is in the file of the first.
  private func last(of status: CollectionStatus) -> String {
    guard let (first, last) = ends[status.table], first.origin != last.origin else { return "" }
    let places = [first, last].map { InputPlace($0.origin, at: $0.place?.position, in: paths) }
    guard places[0].isInFile(of: places[1]), let position = last.place?.position else {
      return places[1].text
    }
    return "\(position.line):\(position.column)"
  }

  private var incomplete: [String] {
    let found = store.collections.filter { $0.state == .partial || $0.state == .failed }
    guard !found.isEmpty else { return [] }
    return [terminal.styled("Not complete", .bold)]
      + found.flatMap { status in
        [
          "  \(status.table), \(status.state.rawValue): "
            + TerminalText.clean(status.reason ?? "the reason is not known"),
          "    collect: " + terminal.styled(TerminalText.clean(status.command ?? ""), .cyan),
        ]
      }
  }

  private var absent: [String] {
    let found = store.collections.filter { $0.state == .absent }
    guard !found.isEmpty else { return [] }
    var table = TextTable(
      columns: [.init(title: "Table"), .init(title: "Collect with", shrinks: true)],
      indent: "  "
    )
    table.rows = found.map { [.init($0.table), .init($0.command ?? "")] }
    return [terminal.styled("Not in the input", .bold)] + table.lines(on: terminal)
  }

  private var oddities: [String] {
    guard !remarks.isEmpty else { return [] }
    return [terminal.styled("Remarks", .bold)]
      + DiagnosticsView.lines(remarks).map { "  " + TerminalText.clean($0) }
  }

  private static func style(of state: CollectionStatus.State) -> Terminal.Style? {
    switch state {
    case .collected, .empty: nil
    case .partial: .yellow
    case .failed: .red
    case .absent: .dim
    }
  }
}
