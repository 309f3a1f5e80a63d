import Diagnostics
import PostureModel

/// A run of a made-up tenant with every sort of result, as many controls as a test wants.
struct SampleRun {
  var controls = 24
  /// How many objects every eighth control has that does not pass.
  var offenders = 12
  /// What the tenant and its objects are called.
  var name = "Contoso Pharma"

  var assessment: Assessment {
    let results = (0..<controls).map(result).sorted { $0.control.id < $1.control.id }
    return Assessment(
      provenance: Provenance(
        inputs: (0..<4).map { index in
          InputFile(
            path: "export/part\(index).json",
            sha256: String(repeating: "0123456789abcdef", count: 4),
            size: 48_213 + index,
            format: index == 0 ? "ScubaGear provider export" : "Graph collection"
          )
        },
        toolVersion: "1.0.0",
        catalogDigest: String(repeating: "fedcba9876543210", count: 4),
        catalogControls: controls,
        clock: "2026-05-04T08:00:00Z",
        tenant: TenantIdentity(
          id: "6f0c1f5e-8f7b-4f0e-9d60-2a8f3b7f2c11",
          displayName: name,
          initialDomain: "contosopharma.onmicrosoft.com"
        ),
        exportDate: "2026-05-04T07:42:10Z"
      ),
      results: results,
      score: score(of: results),
      recommendations: recommendations(for: results),
      collection: [
        CollectionStatus(
          table: "ConditionalAccessPolicies",
          state: .collected,
          source: "export/part0.json",
          command: "GET /identity/conditionalAccess/policies",
          count: 14
        ),
        CollectionStatus(
          table: "DlpCompliancePolicy",
          state: .failed,
          command: "Get-DlpCompliancePolicy",
          reason: "the command was not among the successful ones"
        ),
      ],
      baseline: BaselineOutcome(
        id: "scuba",
        title: "A baseline",
        requirements: [
          .init(
            id: "MS.AAD.1.1v1",
            level: "shall",
            verdict: .omitted,
            measured: .fail,
            isOwnCheck: true,
            controlVerdict: .pass,
            controls: ["entra.area.control-0"],
            reading: "Locations count.",
            declared: "\(name) signed for it"
          ),
          .init(
            id: "MS.AAD.2.2v1",
            title: "Someone is told",
            level: "should",
            verdict: .manual,
            measured: .manual,
            byHand: "Ask them."
          ),
          .init(
            id: "MS.AAD.3.1v1",
            level: "shall",
            verdict: .fail,
            measured: .fail,
            isOwnCheck: true,
            nearMiss: .init(
              object: "\(name) policy",
              snippet: ["Aad:", "  MS.AAD.3.1v1:", "    CapExclusions:", "      Users: [\(name)]"]
            )
          ),
        ],
        remarks: ["the configuration omits MS.AAD.9.9v1, which the baseline does not have"]
      ),
      thirdParty: [
        ThirdPartyVerdict(
          tool: "Maester",
          toolVersion: "1.0",
          check: "CISA.MS.AAD.1.1",
          title: "A check of \(name)",
          verdict: .fail,
          said: "Failed",
          objects: [name],
          place: "maester.json#/Tests/0",
          identifiers: [
            CrosswalkEntry(framework: .scuba, identifiers: ["MS.AAD.1.1"]),
            CrosswalkEntry(framework: .cis, identifiers: ["1.1.1"]),
          ],
          edition: "M365 v4.0.0",
          controls: ["entra.area.control-0"],
          ours: .pass
        )
      ],
      microsoftScore: MicrosoftScore(
        date: "2030-01-02T00:00:00Z",
        source: "Microsoft Graph",
        place: "scores.json#/value/0",
        current: 41.5,
        maximum: 96,
        summedCurrent: 6,
        summedMaximum: 9,
        isReproduced: false,
        actions: [.init(name: "A", title: "T", score: 6, maximum: 9, state: "ThirdParty")]
      ),
      waivers: [
        Waiver(
          id: "W-1",
          kind: .acceptedRisk,
          control: "exchange.area.control-5",
          owner: "Messaging team",
          reason: "The relay is retired in June",
          approvedBy: "CISO",
          expires: "2026-06-30"
        ),
        Waiver(
          id: "W-2",
          kind: .alternateMitigation,
          control: "entra.area.control-7",
          owner: "Identity team",
          reason: "A third-party gateway does this",
          state: .active
        ),
      ],
      hunts: [
        HuntResult(
          control: "entra.area.control-0",
          title: "Sign-ins that should not be",
          outcome: .seen(
            count: 3,
            first: "2026-01-02T08:00:00Z",
            last: "2026-02-03T09:30:00Z"
          ),
          tables: ["SigninLogs"],
          query: "SigninLogs | where Bad",
          days: [.init(day: "2026-01-02", count: 1), .init(day: "2026-02-03", count: 2)],
          columns: ["Time", "Actor", "Detail"],
          rows: [["2026-02-03T09:30:00Z", "ann@\(name).example", nil]]
        ),
        HuntResult(
          control: "entra.area.control-7",
          title: "Consent",
          outcome: .notRun(reason: "there are no events of AuditLogs")
        ),
      ],
      classification: Self.classification(named: name),
      problems: [
        Problem(
          code: "EVD0201",
          message: "the member 'value' is not an array",
          place: "export/part2.json#/value",
          hints: ["export it again with all pages"]
        )
      ]
    )
  }

  private func result(_ index: Int) -> ControlResult {
    let product = Product.allCases[index % Product.allCases.count]
    let verdict = self.verdict(index)
    let points = index % 10 + 1
    let findings = findings(of: index, verdict: verdict)
    var standing = Standing.measured
    if index % 16 == 5 { standing = .accepted(waiver: "W-1") }
    if index % 16 == 7 { standing = .asserted(waiver: "W-2") }
    var isMeasured = verdict.share != nil
    if case .asserted = standing { isMeasured = false }
    return ControlResult(
      control: control(index, product: product, points: points),
      verdict: verdict,
      counts: ControlResult.Counts(
        compliant: findings.count { $0.compliant == true },
        noncompliant: findings.count { $0.compliant == false },
        unknown: findings.count { $0.compliant == nil }
      ),
      findings: findings,
      pointsPossible: isMeasured ? Double(points) : 0,
      pointsAchieved: isMeasured ? Double(points) * (verdict.share ?? 0) : 0,
      caveats: index % 8 == 2 ? ["the table was collected in part: page 3 is missing"] : [],
      tables: ["ConditionalAccessPolicies"],
      standing: standing
    )
  }

  private func verdict(_ index: Int) -> Verdict {
    switch index % 8 {
    case 0, 5: return .fail
    case 2: return .partial(share: 0.75)
    case 3:
      if index % 3 == 0 { return .notApplicable(reason: "there is no shared mailbox") }
      return .notMeasured([
        MissingEvidence(
          table: "DlpCompliancePolicy",
          reason: "it was not exported",
          collect: "Get-DlpCompliancePolicy"
        )
      ])
    case 6 where index % 3 == 0: return .notLicensed(plans: ["AAD_PREMIUM_P2"])
    case 6 where index % 16 == 14:
      return .error(Problem(code: "KQL3001", message: "the query took too long", hints: []))
    default: return .pass
    }
  }

  private func findings(of index: Int, verdict: Verdict) -> [Finding] {
    let count: Int
    switch verdict.kind {
    case .fail: count = index == 0 ? offenders : 3
    case .partial: count = 8
    case .pass: count = 2
    case .notApplicable, .notMeasured, .notLicensed, .error: return []
    }
    return (0..<count).map { number in
      let compliant =
        verdict == .pass || (verdict.kind == .partial && number >= 2)
      return Finding(
        object: "\(name) policy \(number)",
        objectID: "00000000-0000-0000-0000-\(index)-\(number)",
        compliant: verdict.kind == .partial && number == 7 ? nil : compliant,
        found: compliant ? "enabled" : "enabledForReportingButNotEnforced",
        expected: "enabled",
        detail: number == 1 ? "excludes 4 groups" : nil,
        origin: "export/part0.json#/conditional_access_policies/\(number)",
        originBytes: number == 1 ? 100..<250 : nil,
        originPosition: number == 1 ? SourcePosition(line: 12, column: 3) : nil,
        extra: number == 1 ? [EvidenceField(name: "Modified", value: "2025-11-02")] : []
      )
    }
  }

  private func control(_ index: Int, product: Product, points: Int) -> Control {
    let folder = "\(product)".lowercased()
    return Control(
      id: "\(folder).area.control-\(index)",
      title: "Legacy authentication is blocked for every user and application, number \(index)",
      kind: .policy,
      product: product,
      category: Category.allCases[(index / 2) % Category.allCases.count],
      points: Double(points),
      severity: Severity.allCases[(index * 7 + index / 4) % 4],
      userImpact: Impact.allCases[index % 3],
      implementationCost: Cost.allCases[(index / 3) % 3],
      licence: index % 4 == 0 ? ["AAD_PREMIUM"] : [],
      rationale: "Protocols that cannot ask for a second factor are what password sprays go for; "
        + "one forgotten mailbox is enough.",
      check: Check(
        pass: index % 8 == 2 ? .share : .any,
        none: .fail,
        query: "ConditionalAccessPolicies\n| where state == \"enabled\"\n"
          + "| project Object = displayName, Compliant = true, Origin"
      ),
      remediation: Remediation(
        summary: "Create a policy that blocks other clients for all users",
        steps: [
          RemediationStep(
            means: .portal,
            text: "Entra admin center > Protection > Conditional Access > New policy"
          ),
          RemediationStep(
            means: .powershell,
            text: "New-MgIdentityConditionalAccessPolicy -BodyParameter $policy",
            note: "start in report-only mode"
          ),
        ],
        verify: "Get-MgIdentityConditionalAccessPolicy | Select-Object DisplayName, State"
      ),
      references: [
        Reference(
          title: "Block legacy authentication",
          url: "https://learn.microsoft.com/entra/identity/conditional-access/block-legacy"
        )
      ],
      crosswalk: [
        CrosswalkEntry(framework: .scuba, identifiers: ["MS.AAD.\(index % 9 + 1).\(index % 5)v1"]),
        CrosswalkEntry(framework: .cis, identifiers: ["5.2.\(index % 7).\(index % 11)"]),
        CrosswalkEntry(framework: .nist80053, identifiers: ["AC-7", "IA-\(index % 12)"]),
        CrosswalkEntry(framework: .mitre, identifiers: ["T1110"]),
      ],
      file: "Controls/\(folder)/control-\(index).yaml"
    )
  }

  private func score(of results: [ControlResult]) -> Score {
    var score = Score()
    for result in results {
      let control = result.control
      if case .asserted = result.standing {
        score.basis.asserted += Double(control.points)
        score.excluded.append(excluded(result))
      } else if let share = result.verdict.share {
        let points = Double(control.points)
        score.basis.measured += points
        if case .accepted = result.standing { score.basis.accepted += points * (1 - share) }
        score.terms.append(
          ScoreTerm(
            control: control.id,
            category: control.category,
            product: control.product,
            possible: points,
            share: share,
            achieved: points * share
          )
        )
      } else {
        let kind = result.verdict.kind
        if kind == .notMeasured || kind == .error {
          score.basis.notMeasured += Double(control.points)
        } else {
          score.basis.outOfScope += Double(control.points)
        }
        score.excluded.append(excluded(result))
      }
    }
    score.total = tally(score.terms, results)
    score.byCategory = Category.allCases.map { category in
      CategoryTally(
        category: category,
        tally: tally(
          score.terms.filter { $0.category == category },
          results.filter { $0.control.category == category }
        )
      )
    }
    score.byProduct = Product.allCases.map { product in
      ProductTally(
        product: product,
        tally: tally(
          score.terms.filter { $0.product == product },
          results.filter { $0.control.product == product }
        )
      )
    }
    return score
  }

  private func excluded(_ result: ControlResult) -> ExcludedControl {
    ExcludedControl(
      control: result.control.id,
      category: result.control.category,
      product: result.control.product,
      points: result.control.points,
      verdict: result.verdict.kind,
      reason: "told in the verdict"
    )
  }

  private func tally(_ terms: [ScoreTerm], _ results: [ControlResult]) -> Tally {
    Tally(
      achieved: terms.reduce(0) { $0 + $1.achieved },
      possible: terms.reduce(0) { $0 + $1.possible },
      measured: terms.count,
      controls: results.count
    )
  }

  private func recommendations(for results: [ControlResult]) -> [Recommendation] {
    let open = results.filter {
      $0.standing == .measured && ($0.verdict.kind == .fail || $0.verdict.kind == .partial)
    }
    let ranked = open.sorted { left, right in
      let first = left.pointsToGain / Double(left.control.implementationCost.effort)
      let second = right.pointsToGain / Double(right.control.implementationCost.effort)
      return first != second ? first > second : left.control.id < right.control.id
    }
    let possible = results.reduce(0) { $0 + $1.pointsPossible }
    return ranked.enumerated().map { index, result in
      let control = result.control
      return Recommendation(
        rank: index + 1,
        controls: [control.id],
        summary: control.remediation.summary,
        product: control.product,
        category: control.category,
        severity: control.severity,
        pointsToGain: result.pointsToGain,
        percentageToGain: result.pointsToGain / possible * 100,
        cost: control.implementationCost,
        pointsPerEffort: result.pointsToGain / Double(control.implementationCost.effort),
        userImpact: control.userImpact,
        steps: control.remediation.steps,
        verify: control.remediation.verify,
        offenders: result.counts.noncompliant
      )
    }
  }
}
