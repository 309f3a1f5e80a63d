import PostureModel

/// Small values for tests.
enum Sample {
  static func control(
    _ id: String,
    points: Int = 5,
    category: PostureModel.Category = .identity,
    product: Product = .entra,
    severity: Severity = .medium,
    impact: Impact = .low,
    cost: Cost = .low,
    licence: [String] = [],
    after: [String] = [],
    action: String? = nil,
    summary: String = "",
    pass: Check.PassRule = .all,
    none: Check.NoneRule = .fail
  ) -> Control {
    Control(
      id: id,
      title: "Title of \(id)",
      kind: .policy,
      product: product,
      category: category,
      points: Double(points),
      severity: severity,
      userImpact: impact,
      implementationCost: cost,
      licence: licence,
      after: after,
      check: Check(pass: pass, none: none, query: "T"),
      remediation: Remediation(summary: summary, action: action)
    )
  }

  static func result(
    _ control: Control,
    _ verdict: Verdict,
    findings: [Finding] = [],
    standing: Standing = .measured
  ) -> ControlResult {
    let points = Double(control.points)
    return ControlResult(
      control: control,
      verdict: verdict,
      counts: .init(
        compliant: findings.count { $0.compliant == true },
        noncompliant: findings.count { $0.compliant == false },
        unknown: findings.count { $0.compliant == nil }
      ),
      findings: findings,
      pointsPossible: verdict.share == nil ? 0 : points,
      pointsAchieved: points * (verdict.share ?? 0),
      standing: standing
    )
  }

  static let missing = Verdict.notMeasured([
    MissingEvidence(table: "Users", reason: "not in the export", collect: "Get-MgUser")
  ])
}
