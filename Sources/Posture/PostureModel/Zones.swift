/// Stretches of the score that an organisation has named, and the scores that it aims at.
public struct Zones: Sendable, Hashable {
  /// One stretch: from its lower bound up to the next one's.
  public struct Zone: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// The least score that is in it, in percent; 0 for the lowest.
    public var from: Double

    /// Creates a zone.
    public init(name: String, from: Double) {
      self.name = name
      self.from = from
    }
  }

  /// Of what a score is.
  public enum Scope: Sendable, Hashable {
    case total
    case category(Category)
    case product(Product)

    /// Its name, as a file of zones has it.
    public var name: String {
      switch self {
      case .total: "total"
      case .category(let category): category.rawValue
      case .product(let product): product.rawValue
      }
    }

    /// The scope of a name; nil when there is none.
    public init?(name: String) {
      if name == "total" {
        self = .total
      } else if let category = Category(rawValue: name) {
        self = .category(category)
      } else if let product = Product(rawValue: name) {
        self = .product(product)
      } else {
        return nil
      }
    }

    /// Every scope, the total first.
    public static var all: [Scope] {
      [.total] + Category.allCases.map { .category($0) } + Product.allCases.map { .product($0) }
    }
  }

  /// The zones of the total and of whatever has none of its own, from the lowest to the highest.
  public var zones: [Zone]
  /// The zones of categories and products that have their own.
  public var own: [Scope: [Zone]]
  /// The scores aimed at, in percent.
  public var targets: [Scope: Double]

  /// Creates zones.
  public init(zones: [Zone], own: [Scope: [Zone]] = [:], targets: [Scope: Double] = [:]) {
    self.zones = zones
    self.own = own
    self.targets = targets
  }

  /// The zones that count for a scope.
  public func zones(of scope: Scope) -> [Zone] { own[scope] ?? zones }

  /// The standing of every scope of a score that has one, the total first.
  public func standings(of score: Score) -> [ZoneStanding] {
    var standings = [ZoneStanding(.total, tally: score.total, in: self)]
    standings += score.byCategory.map {
      ZoneStanding(.category($0.category), tally: $0.tally, in: self)
    }
    standings += score.byProduct.map {
      ZoneStanding(.product($0.product), tally: $0.tally, in: self)
    }
    return standings.compactMap(\.self)
  }
}

/// In which zone a score is, and what it lacks for the next one and for its target.
public struct ZoneStanding: Sendable, Hashable {
  /// Of what the score is.
  public var scope: Zones.Scope
  /// The score in percent.
  public var percentage: Double
  /// The zone that it is in; nil where only a target is set.
  public var zone: Zones.Zone?
  /// The place of the zone among `zones`, from 0 for the lowest.
  public var rank: Int
  /// How many zones there are.
  public var zones: Int
  /// The next better zone.
  public var next: Zones.Zone?
  /// The points that lack for it.
  public var pointsToNext: Double?
  /// The score aimed at, in percent.
  public var target: Double?
  /// The points that lack for it; 0 when it is reached.
  public var pointsToTarget: Double?

  /// The standing of a tally; nil when nothing was measured.
  init?(_ scope: Zones.Scope, tally: Tally, in zones: Zones) {
    guard let percentage = tally.percentage else { return nil }
    let scale = zones.zones(of: scope)
    let rank = scale.lastIndex { $0.from <= percentage } ?? 0
    self.scope = scope
    self.percentage = percentage
    self.rank = rank
    self.zones = scale.count
    zone = scale.indices.contains(rank) ? scale[rank] : nil
    next = scale.indices.contains(rank + 1) ? scale[rank + 1] : nil
    pointsToNext = next.map { $0.from / 100 * tally.possible - tally.achieved }
    target = zones.targets[scope]
    pointsToTarget = target.map { max(0, $0 / 100 * tally.possible - tally.achieved) }
    if zone == nil, target == nil { return nil }
  }
}
