/// Where the points of a control come from.
public enum PointsSource: Sendable, Hashable {
  /// From the catalog.
  case catalog
  /// From the organisation's own weights, instead of so many of the catalog.
  case weights(instead: Double)
  /// From the tenant's own Secure Score export: the maxima of these improvement actions, instead of
  /// so many points of the catalog.
  case secureScore(actions: [String], instead: Double)

  /// Its name in reports.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case catalog
    case weights
    case secureScore
  }

  /// Its name in reports.
  public var kind: Kind {
    switch self {
    case .catalog: .catalog
    case .weights: .weights
    case .secureScore: .secureScore
    }
  }

  /// The points of the catalog in whose place others are; nil when they are its own.
  public var catalogPoints: Double? {
    switch self {
    case .catalog: nil
    case .weights(let points), .secureScore(_, let points): points
    }
  }

  /// The source in words; nil when it is the catalog, of which nobody need be told.
  public var text: String? {
    guard let catalogPoints else { return nil }
    let ours = "the catalog gives \(NumberText.points(catalogPoints))"
    switch self {
    case .catalog: return nil
    case .weights: return "from the weights file; \(ours)"
    case .secureScore(let actions, _):
      return "from the tenant's Secure Score (\(actions.joined(separator: ", "))); \(ours)"
    }
  }
}
