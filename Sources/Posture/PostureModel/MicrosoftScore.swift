/// Microsoft's own Secure Score, as an export has it; it stands beside our score and changes nothing.
public struct MicrosoftScore: Sendable, Hashable {
  /// One improvement action that counts.
  public struct Action: Sendable, Hashable {
    /// Its identifier, or its title where the export has no identifiers.
    public var name: String
    /// Its title, when the export has one.
    public var title: String?
    /// The category that Microsoft puts it in.
    public var category: String?
    /// The points achieved; nil when the export does not let them be read.
    public var score: Double?
    /// The points that can be achieved, when the export says so.
    public var maximum: Double?
    /// What an administrator declared about it, in the export's words.
    public var state: String?
    /// How far it is done in Microsoft's words, such as a count of users.
    public var detail: String?

    /// Creates an action.
    public init(
      name: String,
      title: String? = nil,
      category: String? = nil,
      score: Double? = nil,
      maximum: Double? = nil,
      state: String? = nil,
      detail: String? = nil
    ) {
      self.name = name
      self.title = title
      self.category = category
      self.score = score
      self.maximum = maximum
      self.state = state
      self.detail = detail
    }

    /// Whether its points are an administrator's word, which Microsoft does not verify.
    public var isAsserted: Bool {
      let word = state?.lowercased().filter { $0 != " " } ?? ""
      return word == "thirdparty" || word == "reviewed" || word.hasPrefix("resolvedthrough")
    }

    /// Whether an administrator accepted the risk, which gives no points.
    public var isAccepted: Bool {
      let word = state?.lowercased().filter { $0 != " " } ?? ""
      return word == "ignored" || word == "riskaccepted"
    }
  }

  /// The day it was computed, ISO 8601, when the export says so.
  public var date: String?
  /// What it was read from, in words.
  public var source: String
  /// Where it stands: `file#/json/pointer`.
  public var place: String
  /// The points achieved as Microsoft says them; the sum of the actions where it does not.
  public var current: Double
  /// The points that can be achieved, in the same way.
  public var maximum: Double?
  /// The sum of the actions' points; nil when there are none or one is not known.
  public var summedCurrent: Double?
  /// The sum of the points that the actions can have; nil when one is not known.
  public var summedMaximum: Double?
  /// Whether the sums are Microsoft's numbers, to the last digit; nil when there is nothing to compare.
  public var isReproduced: Bool?
  /// The actions that count, in the order of the export.
  public var actions: [Action]

  /// Creates a score.
  public init(
    date: String? = nil,
    source: String,
    place: String,
    current: Double,
    maximum: Double? = nil,
    summedCurrent: Double? = nil,
    summedMaximum: Double? = nil,
    isReproduced: Bool? = nil,
    actions: [Action] = []
  ) {
    self.date = date
    self.source = source
    self.place = place
    self.current = current
    self.maximum = maximum
    self.summedCurrent = summedCurrent
    self.summedMaximum = summedMaximum
    self.isReproduced = isReproduced
    self.actions = actions
  }

  /// The points achieved in percent of those that can be.
  public var percentage: Double? {
    maximum.flatMap { $0 > 0 ? current / $0 * 100 : nil }
  }

  /// The points that are an administrator's word.
  public var asserted: Double { actions.filter(\.isAsserted).reduce(0) { $0 + ($1.score ?? 0) } }
}
