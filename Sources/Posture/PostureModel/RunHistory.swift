/// What is kept of a run to see many of them over time.
public struct RunSummary: Sendable, Hashable {
  /// The SHA-256 of the run file, lower-case hexadecimal.
  public var id: String
  /// What tells the tenant from others: its identifier, else its domain, else its name.
  public var tenantKey: String
  /// The tenant.
  public var tenant: TenantIdentity
  /// What time the run is of, ISO 8601 in UTC: the export's, else the one that checks took as now.
  public var date: String?
  /// The version of the program that made it.
  public var toolVersion: String
  /// The digest of the catalog that it was made with.
  public var catalogDigest: String
  /// The sum of all terms.
  public var total: Tally
  /// The measured part of the points in scope, in percent.
  public var coverage: Double?
  /// The sums by category.
  public var byCategory: [CategoryTally]
  /// How many controls fail in whole or in part and are not decided otherwise.
  public var open: Int

  /// Creates a summary.
  public init(
    id: String,
    tenantKey: String,
    tenant: TenantIdentity,
    date: String?,
    toolVersion: String,
    catalogDigest: String,
    total: Tally,
    coverage: Double?,
    byCategory: [CategoryTally],
    open: Int
  ) {
    self.id = id
    self.tenantKey = tenantKey
    self.tenant = tenant
    self.date = date
    self.toolVersion = toolVersion
    self.catalogDigest = catalogDigest
    self.total = total
    self.coverage = coverage
    self.byCategory = byCategory
    self.open = open
  }

  /// The summary of a run.
  ///
  /// - Parameters:
  ///   - id: The digest of its file.
  ///   - assessment: The run.
  public init(id: String, of assessment: Assessment) {
    let provenance = assessment.provenance
    let open = assessment.results.count { result in
      let kind = result.verdict.kind
      return result.standing == .measured && (kind == .fail || kind == .partial)
    }
    self.init(
      id: id,
      tenantKey: provenance.tenant.key,
      tenant: provenance.tenant,
      date: provenance.exportDate ?? provenance.clock,
      toolVersion: provenance.toolVersion,
      catalogDigest: provenance.catalogDigest,
      total: assessment.score.total,
      coverage: assessment.score.basis.coverage,
      byCategory: assessment.score.byCategory,
      open: open
    )
  }

  /// The first characters of the identifier, enough to tell runs apart in a list.
  public var shortID: String { String(id.prefix(12)) }
}

extension TenantIdentity {
  /// What tells a tenant from others: its identifier, else its domain, else its name.
  public var key: String {
    let names = [id, initialDomain, displayName].compactMap { $0 }
    return (names.first { !$0.isEmpty } ?? "unknown").lowercased()
  }

  /// What it is called.
  public var name: String {
    let names = [displayName, initialDomain, id].compactMap { $0 }
    return names.first { !$0.isEmpty } ?? "Unknown tenant"
  }
}

/// What a control came to in one run of a tenant.
public struct ControlMoment: Sendable, Hashable {
  /// What time the run is of.
  public var date: String?
  /// The verdict.
  public var verdict: Verdict.Kind
  /// The points achieved.
  public var achieved: Double
  /// The points possible; 0 when it was not measured.
  public var possible: Double

  /// Creates a moment.
  public init(date: String?, verdict: Verdict.Kind, achieved: Double, possible: Double) {
    self.date = date
    self.verdict = verdict
    self.achieved = achieved
    self.possible = possible
  }
}

/// Microsoft's own Secure Score of one day.
public struct SecureScorePoint: Sendable, Hashable {
  /// The day or time, ISO 8601.
  public var date: String
  /// The points achieved.
  public var current: Double
  /// The points possible.
  public var maximum: Double

  /// Creates a point.
  public init(date: String, current: Double, maximum: Double) {
    self.date = date
    self.current = current
    self.maximum = maximum
  }

  /// Achieved over possible in percent.
  public var percentage: Double? { maximum > 0 ? current / maximum * 100 : nil }
}

/// The runs of one tenant over time.
public struct RunHistory: Sendable, Hashable {
  /// The runs, oldest first.
  public var runs: [RunSummary]
  /// What each control came to, oldest first, by control.
  public var controls: [String: [ControlMoment]]
  /// Microsoft's Secure Score, oldest first.
  public var secureScores: [SecureScorePoint]

  /// Creates a history.
  public init(
    runs: [RunSummary] = [],
    controls: [String: [ControlMoment]] = [:],
    secureScores: [SecureScorePoint] = []
  ) {
    self.runs = runs
    self.controls = controls
    self.secureScores = secureScores
  }
}
