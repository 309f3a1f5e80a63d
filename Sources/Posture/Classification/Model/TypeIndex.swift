/// The types of sensitive information that a scheme knows, from packages, from the tenant's list
/// and from Microsoft.
struct TypeIndex: Sendable {
  /// One type.
  struct Entry: Sendable {
    let name: String
    let id: String
    /// The levels of its patterns; empty when they are not known.
    var levels: Set<Int>
    let isBuiltIn: Bool
    let isExactMatch: Bool
  }

  private var byID: [String: Entry] = [:]
  private var byName: [String: [String]] = [:]

  mutating func add(_ entry: Entry) {
    let id = entry.id.lowercased()
    if byID[id] == nil {
      byID[id] = entry
    } else if byID[id]?.levels.isEmpty == true {
      byID[id]?.levels = entry.levels
    }
    let name = entry.name.lowercased()
    if byName[name]?.contains(id) != true { byName[name, default: []].append(id) }
  }

  /// The type of an identifier.
  func type(id: String) -> Entry? { byID[id.lowercased()] }

  /// The type of a name.
  func type(named name: String) -> Entry? {
    byName[name.lowercased()]?.first.flatMap { byID[$0] }
  }

  /// The type that a reference means, by identifier first.
  func type(_ reference: TypeReference) -> Entry? {
    if let id = reference.id, let entry = type(id: id) { return entry }
    return reference.name.flatMap { type(named: $0) }
  }

  /// The type that a text means.
  func type(_ text: String) -> Entry? { type(id: text) ?? type(named: text) }
}

extension Scheme {
  /// Gathers the types of all sources.
  mutating func indexTypes() {
    var index = TypeIndex()
    for source in packages {
      for rule in source.package.rules {
        index.add(
          TypeIndex.Entry(
            name: source.package.name(of: rule),
            id: rule.id,
            levels: rule.kind == .affinity
              ? Set([rule.threshold].compactMap { $0 })
              : Set(rule.patterns.compactMap(\.confidence)),
            isBuiltIn: false,
            isExactMatch: rule.kind == .exactMatch
          )
        )
      }
    }
    for type in informationTypes {
      index.add(
        TypeIndex.Entry(
          name: type.name,
          id: type.id,
          levels: Set(type.levels),
          isBuiltIn: type.isBuiltIn,
          isExactMatch: type.kind?.lowercased() == "exactmatch"
        )
      )
    }
    for type in BuiltInTypes.all {
      index.add(
        TypeIndex.Entry(
          name: type.name,
          id: type.id,
          levels: [],
          isBuiltIn: true,
          isExactMatch: false
        )
      )
    }
    types = index
  }
}
