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
  /// Those of them under which a table has its rows further in.
  let scubaKeysOfNested: Set<String>

  private let madeIndex = Mutex<RecognitionIndex?>(nil)
  private let madeStatistics = Mutex<ColumnStatistics?>(nil)

  init(_ catalog: TableCatalog) {
    self.catalog = catalog
    var keys: Set<String> = []
    var outer: Set<String> = []
    for source in catalog.tables.flatMap(\.sources) {
      guard case .scubaGear(let key, _, _) = source.kind else { continue }
      keys.insert(key.lowercased())
      if !source.path.isEmpty { outer.insert(key.lowercased()) }
    }
    scubaKeys = keys
    scubaKeysOfNested = outer
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
