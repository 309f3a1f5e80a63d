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
  let scubaKeys: [String: [Target]]
  /// Request paths, lower case.
  let graphPaths: [String: Target]
  /// Last parts of request paths, lower case, where they are unambiguous.
  let graphEndings: [String: Target]
  /// Resource types without namespace, lower case, the longest first.
  let graphTypes: [(ending: String, target: Target)]
  /// Folders of EntraExporter, lower case, the longest first.
  let folders: [(folder: String, target: Target)]
  /// Names of tables, cmdlets and wrappers, without `get-`, letters and digits only, lower case.
  let names: [String: Target]

  private let columnStatistics = Mutex<ColumnStatistics?>(nil)

  init(_ catalog: TableCatalog) {
    self.catalog = catalog
    var scubaKeys: [String: [Target]] = [:]
    var graphPaths: [String: Target] = [:]
    var endings: [String: Target?] = [:]
    var types: [(ending: String, target: Target)] = []
    var folders: [(folder: String, target: Target)] = []
    var names: [String: Target] = [:]
    for (tableIndex, table) in catalog.tables.enumerated() {
      for (sourceIndex, source) in table.sources.enumerated() {
        let target = Target(table: tableIndex, source: sourceIndex)
        switch source.kind {
        case .scubaGear(let key, _, _):
          scubaKeys[key.lowercased(), default: []].append(target)
        case .graph(let paths, let resourceTypes, let exporterFolders):
          for path in paths {
            let lower = path.lowercased()
            graphPaths[lower] = target
            let ending = String(lower.split(separator: "/").last ?? "")
            if let other = endings[ending], other?.table != target.table {
              endings[ending] = .some(nil)
            } else {
              endings[ending] = target
            }
          }
          types += resourceTypes.map { ($0.lowercased(), target) }
          folders += exporterFolders.map { ("/" + $0.lowercased(), target) }
        case .cmdlet(let name):
          names[Self.plain(name)] = target
        case .wrapper(let key):
          names[Self.plain(key)] = target
        case .within:
          break
        }
      }
      let first = table.sources.firstIndex {
        switch $0.kind {
        case .graph, .cmdlet: true
        default: false
        }
      }
      if let first, names[Self.plain(table.name)] == nil {
        names[Self.plain(table.name)] = Target(table: tableIndex, source: first)
      }
    }
    for case (let ending, let target?) in endings where names[Self.plain(ending)] == nil {
      names[Self.plain(ending)] = target
    }
    self.scubaKeys = scubaKeys
    self.graphPaths = graphPaths
    graphEndings = endings.compactMapValues { $0 }
    graphTypes = types.sorted {
      ($1.ending.utf8.count, $0.ending) < ($0.ending.utf8.count, $1.ending)
    }
    self.folders = folders.sorted {
      ($1.folder.utf8.count, $0.folder) < ($0.folder.utf8.count, $1.folder)
    }
    self.names = names
  }

  /// How telling each column name is; made when first needed.
  var statistics: ColumnStatistics {
    columnStatistics.withLock { cached in
      if let cached { return cached }
      let made = ColumnStatistics(catalog)
      cached = made
      return made
    }
  }

  /// A name as it is compared: lower-case letters and digits, without `get-`.
  static func plain(_ name: some StringProtocol) -> String {
    let lower = name.lowercased()
    let stem = lower.hasPrefix("get-") ? lower.dropFirst(4) : lower[...]
    return String(stem.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
  }
}
