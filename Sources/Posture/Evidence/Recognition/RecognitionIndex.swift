/// The tables by request, resource type, folder and name.
struct RecognitionIndex: Sendable {
  typealias Target = RecognitionCatalog.Target

  /// Request paths, lower case.
  private(set) var graphPaths: [String: Target] = [:]
  /// Last parts of request paths, lower case, where they are unambiguous.
  private(set) var graphEndings: [String: Target] = [:]
  /// Resource types without namespace, lower case, the longest first.
  private(set) var graphTypes: [(ending: String, target: Target)] = []
  /// Folders of EntraExporter, lower case.
  private(set) var folders: [String: Target] = [:]
  /// The most parts that such a folder has.
  private(set) var folderDepth = 0
  /// Resources of Microsoft365DSC, lower case.
  private(set) var resources: [String: [Target]] = [:]
  /// Names of tables, cmdlets and wrappers, without `get-`, letters and digits only, lower case.
  private(set) var names: [String: Target] = [:]

  init(_ catalog: TableCatalog) {
    var endings: [String: [Target]] = [:]
    for (tableIndex, table) in catalog.tables.enumerated() {
      for (sourceIndex, source) in table.sources.enumerated() {
        let target = Target(table: tableIndex, source: sourceIndex)
        switch source.kind {
        case .graph(let paths, let types, let exporterFolders):
          for path in paths {
            let lower = path.lowercased()
            graphPaths[lower] = target
            if let last = lower.split(separator: "/").last {
              endings[String(last), default: []].append(target)
            }
          }
          graphTypes += types.map { ($0.lowercased(), target) }
          for folder in exporterFolders {
            folders[folder.lowercased()] = target
            folderDepth = max(folderDepth, folder.split(separator: "/").count)
          }
        case .cmdlet(let name): names[Self.plain(name)] = target
        case .wrapper(let key): names[Self.plain(key)] = target
        case .dsc(let resource, _): resources[resource.lowercased(), default: []].append(target)
        case .scubaGear, .within: break
        }
      }
      addName(of: table, at: tableIndex)
    }
    for (ending, targets) in endings where Set(targets.map(\.table)).count == 1 {
      graphEndings[ending] = targets[0]
      if names[Self.plain(ending)] == nil { names[Self.plain(ending)] = targets[0] }
    }
    graphTypes.sort { ($1.ending.utf8.count, $0.ending) < ($0.ending.utf8.count, $1.ending) }
  }

  private mutating func addName(of table: TableSpec, at position: Int) {
    let name = Self.plain(table.name)
    guard names[name] == nil else { return }
    let source = table.sources.firstIndex { source in
      switch source.kind {
      case .graph, .cmdlet: true
      default: false
      }
    }
    if let source { names[name] = Target(table: position, source: source) }
  }

  /// A name as it is compared: lower-case letters and digits, without `get-`.
  static func plain(_ name: some StringProtocol) -> String {
    let lower = name.lowercased()
    let stem = lower.hasPrefix("get-") ? lower.dropFirst(4) : lower[...]
    return String(
      decoding: stem.utf8.filter { byte in
        byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || decimalDigit(byte) != nil
      },
      as: UTF8.self
    )
  }
}
