public import PostureModel

extension SchemeValidator.Outcome {
  /// What the checks came to in an earlier run, as its report has it.
  public init(_ summary: ClassificationSummary) {
    let missing = Set(
      summary.missing.compactMap { missing in
        Artefact.allCases.first { $0.title == missing.artefact }
      }
    )
    self.init(
      findings: summary.findings.filter { !$0.isAccepted }.map(SchemeFinding.init),
      accepted: summary.findings.filter(\.isAccepted).map(SchemeFinding.init),
      unassessed: SchemeChecks.all.compactMap { check in
        let needed = check.needs.filter(missing.contains)
        guard check.openReason == nil, !needed.isEmpty else { return nil }
        return SchemeValidator.Unassessed(check: check, missing: needed)
      },
      held: [],
      assessed: summary.checksRun
    )
  }
}

extension SchemeFinding {
  init(_ finding: ClassificationSummary.Finding) {
    self.init(
      check: finding.check,
      severity: Severity(rawValue: finding.severity.rawValue) ?? .warning,
      object: finding.object,
      message: finding.message,
      advice: finding.advice,
      place: SchemePlace(description: finding.place)
    )
  }
}

extension SchemePlace {
  /// The place that a description names: `file:line`, `file#/pointer` or `file#/pointer:line`.
  init(description text: String) {
    var rest = text[...]
    var line: Int?
    if let colon = rest.lastIndex(of: ":"), let number = Int(rest[rest.index(after: colon)...]) {
      line = number
      rest = rest[..<colon]
    }
    guard let mark = rest.firstIndex(of: "#") else {
      self.init(file: String(rest), line: line)
      return
    }
    self.init(
      file: String(rest[..<mark]),
      pointer: String(rest[rest.index(after: mark)...]),
      line: line
    )
  }
}

extension SchemeOutline {
  /// The labels and categories of an earlier run, as its report has them; it has no types.
  public init(_ summary: ClassificationSummary) {
    var rest = summary.labels[...]
    labels = Self.labels(&rest, depth: 0)
    types = []
    coverage = Coverage(
      rows: summary.categories.map { category in
        Coverage.Row(
          category: category.name,
          name: category.name,
          owner: category.owner,
          tier: category.tier,
          labels: category.labels,
          isLabelledAutomatically: category.isLabelledAutomatically,
          cells: category.cells.map { cell in
            Coverage.Cell(
              workload: cell.workload,
              isApplicable: cell.extent != .notApplicable,
              extent: Coverage.Extent(rawValue: cell.extent.rawValue) ?? .none,
              isEnforced: cell.isEnforced,
              policies: cell.policies
            )
          }
        )
      }
    )
  }

  /// Takes the labels of a depth, each with those that follow it and are deeper.
  ///
  /// A report may say any depth; below the deepest that schemes are shown with, none is taken apart.
  private static func labels(
    _ rest: inout ArraySlice<ClassificationSummary.Label>,
    depth: Int
  ) -> [Label] {
    var labels: [Label] = []
    while let label = rest.first, label.depth >= depth {
      rest = rest.dropFirst()
      let published =
        label.publishedBy.isEmpty
        ? [] : ["published by \(label.publishedBy.joined(separator: ", "))"]
      labels.append(
        Label(
          name: label.name,
          priority: label.priority,
          notes: (label.isGroup ? ["group"] : []) + label.protection + published,
          children: depth < 8 ? Self.labels(&rest, depth: depth + 1) : []
        )
      )
    }
    return labels
  }
}
