public import PostureModel

extension ClassificationSummary {
  /// What a run keeps of a scheme and of what its checks came to.
  public init(_ scheme: Scheme, _ outcome: SchemeValidator.Outcome) {
    let labels = LabelRows(scheme, outcome)
    self.init(
      checksRun: outcome.assessed,
      labels: labels.rows,
      categories: Coverage(scheme).rows.map(Category.init),
      findings: outcome.findings.map { Finding($0, isAccepted: false) }
        + outcome.accepted.map { Finding($0, isAccepted: true) },
      missing: Artefact.allCases.compactMap { artefact in
        let checks = outcome.unassessed.count { $0.missing.contains(artefact) }
        guard checks > 0 else { return nil }
        return Missing(artefact: artefact.title, command: artefact.command, checks: checks)
      }
    )
  }
}

extension ClassificationSummary.Finding {
  init(_ finding: SchemeFinding, isAccepted: Bool) {
    self.init(
      check: finding.check,
      severity: Severity(finding.severity),
      artefact: SchemeChecks.check(finding.check)?.artefact ?? "",
      object: finding.object,
      message: finding.message,
      advice: finding.advice,
      place: finding.place.description,
      isAccepted: isAccepted
    )
  }
}

extension ClassificationSummary.Finding.Severity {
  init(_ severity: SchemeFinding.Severity) {
    switch severity {
    case .error: self = .error
    case .warning: self = .warning
    case .advice: self = .advice
    }
  }
}

extension ClassificationSummary.Category {
  init(_ row: Coverage.Row) {
    self.init(
      name: row.name,
      owner: row.owner,
      tier: row.tier,
      labels: row.labels,
      isLabelledAutomatically: row.isLabelledAutomatically,
      cells: row.cells.map(ClassificationSummary.Cell.init)
    )
  }
}

extension ClassificationSummary.Cell {
  init(_ cell: Coverage.Cell) {
    let extent: Extent =
      switch cell.extent {
      case .none: .none
      case .scoped: .scoped
      case .all: .all
      }
    self.init(
      workload: cell.workload,
      extent: cell.isApplicable ? extent : .notApplicable,
      isEnforced: cell.isEnforced,
      policies: cell.policies
    )
  }
}
