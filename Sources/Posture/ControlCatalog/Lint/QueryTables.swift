import KQL
public import Tables

/// Which tables a control's query reads.
public enum QueryTables {
  /// The tables, sorted; none when the query does not bind.
  public static func names(
    of entry: CatalogEntry,
    in catalog: ControlCatalog,
    schemas: any TableProvider
  ) -> [String] {
    let engine = KQLEngine(tables: schemas, prelude: catalog.functions)
    guard let query = try? engine.prepare(entry.query) else { return [] }  // `lint` says why.
    return Set(query.tablesUsed).sorted()
  }
}
