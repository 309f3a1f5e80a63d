/// The words in which a baseline judges a requirement.
public enum BaselineVerdict: String, Sendable, Hashable, CaseIterable {
  case pass
  case fail
  /// A requirement that should, but need not, be met is not met.
  case warning
  case na
  /// Only a person can tell.
  case manual
  /// It could not be told.
  case error
  /// The tenant's configuration leaves it out.
  case omitted
  /// The tenant's configuration says that the verdict is wrong.
  case incorrect

  /// Its name for readers.
  public var title: String {
    switch self {
    case .pass: "Pass"
    case .fail: "Fail"
    case .warning: "Warning"
    case .na: "Not applicable"
    case .manual: "Manual"
    case .error: "Not told"
    case .omitted: "Omitted"
    case .incorrect: "Marked incorrect"
    }
  }
}

/// What a run says about the requirements of a baseline.
public struct BaselineOutcome: Sendable, Hashable {
  /// What the tenant's configuration of the baseline could declare so that a requirement passes.
  public struct Declaration: Sendable, Hashable {
    /// The object that lets out what would be declared; empty when it is several.
    public var object: String
    /// The entry for the configuration file, line by line.
    public var snippet: [String]

    /// Creates a declaration.
    public init(object: String, snippet: [String]) {
      self.object = object
      self.snippet = snippet
    }
  }

  /// What it says about one requirement.
  public struct Requirement: Sendable, Hashable {
    /// Its identifier in the framework.
    public var id: String
    /// What it asks for, in our words.
    public var title: String?
    /// How binding it is: `shall` or `should`.
    public var level: String
    /// What stands, after the tenant's configuration.
    public var verdict: BaselineVerdict
    /// What it was before the tenant's configuration.
    public var measured: BaselineVerdict
    /// Whether the verdict is that of the framework's own check.
    public var isOwnCheck: Bool
    /// What our controls come to, when they answer the requirement.
    public var controlVerdict: BaselineVerdict?
    /// The controls that answer it.
    public var controls: [String]
    /// How the controls read it otherwise than the framework's own check, or why nothing answers it.
    public var reading: String?
    /// How a person checks it, when one must.
    public var byHand: String?
    /// What the tenant's configuration says about it.
    public var declared: String?
    /// What would make it pass if it were declared; nil when nothing alone would.
    public var nearMiss: Declaration?

    /// Creates what is said about a requirement.
    public init(
      id: String,
      title: String? = nil,
      level: String,
      verdict: BaselineVerdict,
      measured: BaselineVerdict,
      isOwnCheck: Bool = false,
      controlVerdict: BaselineVerdict? = nil,
      controls: [String] = [],
      reading: String? = nil,
      byHand: String? = nil,
      declared: String? = nil,
      nearMiss: Declaration? = nil
    ) {
      self.id = id
      self.title = title
      self.level = level
      self.verdict = verdict
      self.measured = measured
      self.isOwnCheck = isOwnCheck
      self.controlVerdict = controlVerdict
      self.controls = controls
      self.reading = reading
      self.byHand = byHand
      self.declared = declared
      self.nearMiss = nearMiss
    }

    /// Whether our controls come to another verdict than the framework's own check.
    public var isReadDifferently: Bool {
      guard isOwnCheck, let controlVerdict, controlVerdict != .error else { return false }
      return controlVerdict != measured
    }
  }

  /// The baseline's identifier.
  public var id: String
  /// Its name for readers.
  public var title: String
  /// The requirements in the order of the framework.
  public var requirements: [Requirement]
  /// What is odd about the tenant's configuration of the baseline, a sentence each.
  public var remarks: [String]

  /// Creates an outcome.
  public init(
    id: String,
    title: String,
    requirements: [Requirement],
    remarks: [String] = []
  ) {
    self.id = id
    self.title = title
    self.requirements = requirements
    self.remarks = remarks
  }

  /// How many requirements came to each verdict that occurs, in the order of `allCases`.
  public var counts: [(verdict: BaselineVerdict, count: Int)] {
    BaselineVerdict.allCases.map { verdict in
      (verdict, requirements.count { $0.verdict == verdict })
    }.filter { $0.count > 0 }
  }
}
