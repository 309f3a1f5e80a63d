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
    catalog.entries.flatMap { entry in
      let query = QueryLint(entry: entry, engine: engine, schemas: schemas).run()
      let examples = ExampleLint(entry: entry, schemas: schemas, tablesUsed: query.tables).run()
      return query.diagnostics + examples + NameLint(entry: entry).run()
    }
  }
}
