import Assessment
import ControlCatalog
import Evidence
import PostureModel

/// The verdicts of a baseline on its own tool's export, for which no control need be read.
enum QuickVerdicts {
  /// The outcome; nil when it takes controls, or when something is wrong that reading everything
  /// will tell better.
  static func outcome(
    of paths: [String],
    evidence options: EvidenceOptions,
    catalog: CatalogOptions
  ) throws -> BaselineOutcome? {
    // Standard input can be read once.
    guard let id = options.baseline, options.only.isEmpty, !paths.contains("-") else { return nil }
    let files = try CatalogFiles(catalog, role: .baseline).files
    let read = CatalogReader.read(files)
    guard read.diagnostics.isEmpty,
      let baseline = read.catalog.baselines.first(where: { $0.id == id }), baseline.judgesAlone,
      let noTables = try? TableCatalog(files: []),
      let evidence = try? TenantEvidence.read(paths, sample: options.sample, tables: noTables),
      let export = evidence.scubaExport
    else { return nil }
    return BaselineVerdicts.outcome(
      of: baseline,
      results: [],
      document: export,
      tables: evidence,
      withRetired: options.withRetired,
      now: options.now.flatMap(Timestamp.ticks) ?? evidence.exportDate ?? Clock.now()
    )
  }
}
