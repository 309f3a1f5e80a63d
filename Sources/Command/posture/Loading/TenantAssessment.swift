import Assessment
import ControlCatalog
import Diagnostics
import Evidence
import PostureModel

/// Reads one tenant's exports and asks the catalog about them.
enum TenantAssessment {
  /// The assessment of the exports at some paths, or of the sample.
  static func make(
    of paths: [String],
    evidence options: EvidenceOptions,
    catalog: CatalogOptions,
    decisions: DecisionOptions,
    verbosity: VerbosityOptions,
    locatesEvidence: Bool = false
  ) async throws -> PostureModel.Assessment {
    let decisions = try DecisionFiles(decisions)
    for path in paths where path != "-" { try InputFiles.requireExistence(path) }
    let files = try CatalogFiles(catalog)
    let tables = try TableFiles(files)
    // The exports are read beside the controls: neither needs the other.
    async let reading = TenantEvidence.read(paths, sample: options.sample, tables: tables.catalog)
    let loaded = try LoadedCatalog(
      files,
      tables: tables,
      only: options.only,
      examples: false,
      hunts: !options.data.isEmpty,
      baselines: options.baseline != nil
    )
    let baseline = try options.baseline.map(loaded.baseline)
    let chosen = baseline.map(loaded.catalog.answering) ?? loaded.catalog
    verbosity.progress("reading exports")
    let evidence = try await reading
    tell(evidence, verbosity)
    let (score, titleRemarks) = try microsoftScore(of: evidence, files)
    let (controls, weightRemarks) = try decisions.weighted(
      chosen,
      of: loaded.whole,
      evidence: evidence,
      score: score
    )
    let now = options.now.flatMap(Timestamp.ticks) ?? evidence.exportDate ?? Clock.now()
    let scheme = try TenantScheme(evidence, files: options.scheme, now: now)
    let input = AssessmentInput(
      tables: scheme?.tables(over: evidence) ?? evidence,
      collection: scheme?.collection(evidence.collections) ?? evidence.collections,
      lacks: { evidence.lacks($1, of: $0) },
      problems: evidence.report.problems.map(Problem.init),
      provenance: provenance(of: evidence, controls, now: now),
      now: now
    )
    var hunts: [HuntResult] = []
    if !options.data.isEmpty {
      verbosity.progress("looking into events")
      hunts = HuntRunner(tables: try options.events(), now: now)
        .results(of: controls.hunts.filter { controls.entry($0.control) != nil })
    }
    verbosity.progress("asking \(Count.of(controls.entries.count, "control"))")
    async let validation: Void? = scheme?.validate(for: controls)
    var assessment = try await Assessor(catalog: controls).assess(
      input,
      hunts: hunts,
      recommends: !decisions.hasWaivers
    )
    await validation
    assessment.hunts = hunts
    try scheme?.settle(&assessment)
    // Values are read when a check first asks for them, so what is odd about them comes last.
    assessment.problems += evidence.valueProblems.map(Problem.init)
    IdentifierNames.add(to: &assessment.results, evidence: evidence)
    if locatesEvidence { locate(&assessment, in: evidence) }
    assessment.microsoftScore = score
    assessment.thirdParty = ThirdPartyMatching.matched(
      evidence.thirdParty,
      with: assessment.results
    )
    if let baseline {
      let outcome = BaselineVerdicts.outcome(
        of: baseline,
        results: assessment.results,
        collection: assessment.collection,
        document: evidence.scubaExport,
        tables: evidence,
        withRetired: options.withRetired,
        findsNearMisses: true,
        now: now
      )
      for remark in outcome.remarks { verbosity.inform(TerminalText.clean(remark)) }
      assessment.baseline = outcome
    }
    return decisions.decided(assessment, remarks: titleRemarks + weightRemarks)
  }

  /// Microsoft's score in the exports, its actions by identifier also where the export has titles.
  private static func microsoftScore(
    of evidence: EvidenceStore,
    _ files: CatalogFiles
  ) throws -> (score: MicrosoftScore?, remarks: [Diagnostic]) {
    guard let score = evidence.microsoftScore, SecureScoreTitles.areNeeded(for: score) else {
      return (evidence.microsoftScore, [])
    }
    // Nothing else in an assessment asks for the lists of frameworks.
    let lists = CatalogReader.read(files.files.filter { $0.role == .framework }).catalog.frameworks
    return try SecureScoreTitles(tables: evidence, lists: lists).named(score)
  }

  /// Looks up where in the files of the input the findings stand.
  private static func locate(
    _ assessment: inout PostureModel.Assessment,
    in evidence: EvidenceStore
  ) {
    let origins = assessment.results.flatMap { $0.findings.compactMap(\.origin) }
    let places = evidence.places(of: Set(origins))
    for result in assessment.results.indices {
      for finding in assessment.results[result].findings.indices {
        let origin = assessment.results[result].findings[finding].origin
        guard let place = origin.flatMap({ places[$0] }) else { continue }
        assessment.results[result].findings[finding].originBytes = place.bytes
        assessment.results[result].findings[finding].originPosition = place.position
      }
    }
  }

  private static func provenance(
    of evidence: EvidenceStore,
    _ catalog: ControlCatalog,
    now: Int64
  ) -> Provenance {
    Provenance(
      inputs: evidence.inputs,
      toolVersion: Version.text,
      catalogDigest: catalog.digest,
      catalogControls: catalog.entries.count,
      clock: Timestamp.text(now),
      tenant: evidence.tenant,
      exportDate: evidence.exportDate.map(Timestamp.text)
    )
  }

  /// Says what of the input was not used, and why.
  private static func tell(_ evidence: EvidenceStore, _ verbosity: VerbosityOptions) {
    let warnings = evidence.report.problems
    let unused = evidence.report.unrecognised
    if !verbosity.verbose, !warnings.isEmpty || !unused.isEmpty {
      let parts = [
        unused.isEmpty ? nil : "\(Count.of(unused.count, "file")) not recognised",
        warnings.isEmpty ? nil : Count.of(warnings.count, "remark"),
      ]
      verbosity.inform(parts.compactMap { $0 }.joined(separator: ", ") + "; --verbose tells")
    }
    for file in evidence.report.files {
      let tables = file.tables.map { "\($0.name) \($0.rows)" }.joined(separator: ", ")
      let what = file.input.format.map { "\($0): \(tables)" } ?? file.reason ?? "not recognised"
      verbosity.detail("\(TerminalText.clean(file.input.path)): \(TerminalText.clean(what))")
    }
    for warning in warnings { verbosity.detail(TerminalText.clean(warning.description)) }
  }
}

extension Problem {
  /// A diagnostic as a run keeps it.
  init(_ diagnostic: Diagnostic) {
    var place = diagnostic.source
    switch diagnostic.place {
    case .position(let position):
      place = "\(diagnostic.source ?? ""):\(position.line):\(position.column)"
    case .pointer(let pointer): place = "\(diagnostic.source ?? "")#\(pointer)"
    case .span, .whole: break
    }
    self.init(
      code: diagnostic.code,
      message: diagnostic.message,
      place: place,
      hints: diagnostic.hints
    )
  }
}
