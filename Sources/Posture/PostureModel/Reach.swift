/// How far a score can go with the licences owned, beside where it is.
///
/// All four numbers are points of measured controls, but for those that need a licence.
public struct Reach: Sendable, Hashable {
  /// The points achieved.
  public var achieved: Double
  /// The points of the measured controls: what the licences cover and the evidence shows.
  public var owned: Double
  /// The part of them that is given up: not achieved, and the risk accepted.
  public var accepted: Double
  /// The points of controls that need a licence which the tenant lacks.
  public var unlicensed: Double

  /// Creates a reach.
  public init(achieved: Double = 0, owned: Double = 0, accepted: Double = 0, unlicensed: Double = 0)
  {
    self.achieved = achieved
    self.owned = owned
    self.accepted = accepted
    self.unlicensed = unlicensed
  }

  /// The points that can be had with the licences owned, decisions being as they are.
  public var achievable: Double { max(achieved, owned - accepted) }
  /// The points there would be with every licence.
  public var everything: Double { owned + unlicensed }

  /// The score when everything achievable is done, in percent of the points that the score counts.
  public var achievablePercentage: Double? { owned > 0 ? achievable / owned * 100 : nil }
  /// The points achieved in percent of those there would be with every licence.
  public var achievedOfEverything: Double? {
    everything > 0 ? achieved / everything * 100 : nil
  }
  /// The points achievable in percent of those there would be with every licence.
  public var achievableOfEverything: Double? {
    everything > 0 ? achievable / everything * 100 : nil
  }
}

extension Score {
  /// How far the score can go.
  public var reach: Reach { reach { _, _ in true } }

  /// How far the score of a category can go.
  public func reach(of category: Category) -> Reach { reach { own, _ in own == category } }

  /// How far the score of a product can go.
  public func reach(of product: Product) -> Reach { reach { _, own in own == product } }

  private func reach(of isIncluded: (Category, Product) -> Bool) -> Reach {
    var reach = Reach()
    for term in terms where isIncluded(term.category, term.product) {
      reach.achieved += term.achieved
      reach.owned += term.possible
      reach.accepted += term.accepted
    }
    for control in excluded
    where control.verdict == .notLicensed && isIncluded(control.category, control.product) {
      reach.unlicensed += control.points
    }
    return reach
  }
}

/// What a licence that the tenant lacks would let be scored.
public struct LicenceGap: Sendable, Hashable {
  /// The service plans of which any one suffices.
  public var plans: [String]
  /// The controls that need one of them, in order of identifier.
  public var controls: [String]
  /// What these are worth together.
  public var points: Double

  /// Creates a gap.
  public init(plans: [String], controls: [String], points: Double) {
    self.plans = plans
    self.controls = controls
    self.points = points
  }

  /// The gaps of a run, those worth the most first.
  public static func all(in assessment: Assessment) -> [LicenceGap] {
    var gaps: [[String]: LicenceGap] = [:]
    for result in assessment.results {
      guard case .notLicensed(let plans) = result.verdict else { continue }
      var gap = gaps[plans] ?? LicenceGap(plans: plans, controls: [], points: 0)
      gap.controls.append(result.control.id)
      gap.points += result.control.points
      gaps[plans] = gap
    }
    return gaps.values.sorted { left, right in
      left.points != right.points
        ? left.points > right.points : left.plans.lexicographicallyPrecedes(right.plans)
    }
  }
}
