public import Diagnostics
import KQL
import PostureModel
public import Tables

/// Checks a catalog beyond what reading it checks: queries, examples, names of other catalogues.
public struct CatalogLint {
  private let catalog: ControlCatalog
  private let schemas: any TableProvider
  private let engine: KQLEngine

  /// Creates a check of a catalog against the tables that its queries may name.
  public init(catalog: ControlCatalog, schemas: any TableProvider) {
    self.catalog = catalog
    self.schemas = schemas
    engine = KQLEngine(tables: schemas, prelude: catalog.functions)
  }

  /// What is wrong, in order of control; warnings among it are advice.
  public func run() -> [Diagnostic] {
    let strangers = strangers
    let prerequisites = PrerequisiteLint(catalog)
    return catalog.entries.flatMap { entry in
      let query = QueryLint(entry: entry, engine: engine, schemas: schemas).run()
      let examples = ExampleLint(entry: entry, schemas: schemas, tablesUsed: query.tables).run()
      return query.diagnostics + examples + NameLint(entry: entry).run()
        + unlisted(of: entry, strangers) + prerequisites.run(entry)
    }
  }

  /// The identifiers that controls name and that the list of their framework does not have.
  private var strangers: [Framework: Set<String>] {
    var strangers: [Framework: Set<String>] = [:]
    for framework in Framework.allCases {
      let coverage = FrameworkCoverage(of: framework, in: catalog)
      strangers[framework] = Set(coverage.lines.filter { !$0.isListed }.map(\.id))
    }
    return strangers
  }

  private func unlisted(
    of entry: CatalogEntry,
    _ strangers: [Framework: Set<String>]
  ) -> [Diagnostic] {
    entry.control.crosswalk.flatMap { part in
      part.identifiers.enumerated().compactMap { index, id -> Diagnostic? in
        guard strangers[part.framework]?.contains(id) == true else { return nil }
        let field = NameLint.field(of: part, at: index)
        return entry.diagnostic(
          Codes.unlistedRequirement,
          "\(part.framework.title) has no '\(id)'",
          at: field,
          hints: ["if it is new, add it to the framework's file"]
        )
      }
    }
  }
}
