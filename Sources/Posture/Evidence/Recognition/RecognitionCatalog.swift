import Synchronization

/// The tables, indexed by everything that gives a table away.
final class RecognitionCatalog: Sendable {
  /// A table and the source of it that was recognised, by position.
  struct Target: Sendable, Hashable {
    var table: Int
    var source: Int
  }

  let catalog: TableCatalog
  /// Keys of a ScubaGear provider export, lower case.
  let scubaKeys: Set<String>

  private let madeIndex = Mutex<RecognitionIndex?>(nil)
  private let madeStatistics = Mutex<ColumnStatistics?>(nil)

  init(_ catalog: TableCatalog) {
    self.catalog = catalog
    var keys: Set<String> = []
    for source in catalog.tables.flatMap(\.sources) {
      if case .scubaGear(let key, _, _) = source.kind { keys.insert(key.lowercased()) }
    }
    scubaKeys = keys
  }

  /// Requests, types, folders and names; made when first needed, which a ScubaGear export alone
  /// never does.
  var index: RecognitionIndex {
    madeIndex.withLock { cached in
      if let cached { return cached }
      let made = RecognitionIndex(catalog)
      cached = made
      return made
    }
  }

  /// How telling each column name is; made when first needed.
  var statistics: ColumnStatistics {
    madeStatistics.withLock { cached in
      if let cached { return cached }
      let made = ColumnStatistics(catalog)
      cached = made
      return made
    }
  }
}
