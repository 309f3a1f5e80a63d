/// A score as the sum that it is: every term, and everything left out with the reason.
public struct Score: Sendable, Hashable {
  /// One term for each measured control, in order of control identifier.
  public var terms: [ScoreTerm]
  /// The controls that are in neither sum, in order of control identifier.
  public var excluded: [ExcludedControl]
  /// The sum of all terms.
  public var total: Tally
  /// The sums by category, in the order of `Category.allCases`, those without controls left out.
  public var byCategory: [CategoryTally]
  /// The sums by product, in the order of `Product.allCases`, those without controls left out.
  public var byProduct: [ProductTally]
  /// The points of the whole catalog, split by what they rest on.
  public var basis: Basis

  /// Creates a score.
  public init(
    terms: [ScoreTerm] = [],
    excluded: [ExcludedControl] = [],
    total: Tally = Tally(),
    byCategory: [CategoryTally] = [],
    byProduct: [ProductTally] = [],
    basis: Basis = Basis()
  ) {
    self.terms = terms
    self.excluded = excluded
    self.total = total
    self.byCategory = byCategory
    self.byProduct = byProduct
    self.basis = basis
  }
}

/// What one measured control adds to a score.
public struct ScoreTerm: Sendable, Hashable {
  /// The control.
  public var control: String
  /// Its category.
  public var category: Category
  /// Its product.
  public var product: Product
  /// Its points.
  public var possible: Double
  /// The share of it that is met, 0 to 1.
  public var share: Double
  /// Points times share.
  public var achieved: Double
  /// The points not achieved whose risk is accepted.
  public var accepted: Double

  /// Creates a term.
  public init(
    control: String,
    category: Category,
    product: Product,
    possible: Double,
    share: Double,
    achieved: Double,
    accepted: Double = 0
  ) {
    self.control = control
    self.category = category
    self.product = product
    self.possible = possible
    self.share = share
    self.achieved = achieved
    self.accepted = accepted
  }
}

/// A control that is in neither sum.
public struct ExcludedControl: Sendable, Hashable {
  /// The control.
  public var control: String
  /// Its category.
  public var category: Category
  /// Its product.
  public var product: Product
  /// The points it would be worth.
  public var points: Double
  /// Why it is out: the kind of its verdict.
  public var verdict: Verdict.Kind
  /// The reason in a sentence.
  public var reason: String

  /// Creates an excluded control.
  public init(
    control: String,
    category: Category,
    product: Product,
    points: Double,
    verdict: Verdict.Kind,
    reason: String
  ) {
    self.control = control
    self.category = category
    self.product = product
    self.points = points
    self.verdict = verdict
    self.reason = reason
  }
}

/// Points achieved over points possible.
public struct Tally: Sendable, Hashable {
  /// The sum of the points achieved.
  public var achieved: Double
  /// The sum of the points possible, of measured controls only.
  public var possible: Double
  /// How many controls were measured.
  public var measured: Int
  /// How many controls there are, measured or not.
  public var controls: Int

  /// Creates a tally.
  public init(achieved: Double = 0, possible: Double = 0, measured: Int = 0, controls: Int = 0) {
    self.achieved = achieved
    self.possible = possible
    self.measured = measured
    self.controls = controls
  }

  /// Achieved over possible in percent; nil when nothing was measured, which is not 100 %.
  public var percentage: Double? { possible > 0 ? achieved / possible * 100 : nil }
}

/// The tally of one category.
public struct CategoryTally: Sendable, Hashable {
  /// The category.
  public var category: Category
  /// Its tally.
  public var tally: Tally

  /// Creates a category's tally.
  public init(category: Category, tally: Tally) {
    self.category = category
    self.tally = tally
  }
}

/// The tally of one product.
public struct ProductTally: Sendable, Hashable {
  /// The product.
  public var product: Product
  /// Its tally.
  public var tally: Tally

  /// Creates a product's tally.
  public init(product: Product, tally: Tally) {
    self.product = product
    self.tally = tally
  }
}
