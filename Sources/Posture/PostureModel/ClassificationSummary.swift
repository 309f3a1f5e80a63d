/// What a run says about the tenant's classification scheme.
public struct ClassificationSummary: Sendable, Hashable {
  /// A sensitivity label.
  public struct Label: Sendable, Hashable {
    /// What users see.
    public var name: String
    /// How many labels it stands below.
    public var depth: Int
    /// The order; higher is more sensitive.
    public var priority: Int?
    /// Whether it groups others and cannot be applied.
    public var isGroup: Bool
    /// What it does to content, such as `encrypts for named people`.
    public var protection: [String]
    /// What it may be applied to, such as `files`.
    public var scope: [String]
    /// The label policies that publish it, with whom they reach.
    public var publishedBy: [String]
    /// What makes it apply itself.
    public var appliedBy: [String]
    /// How many errors and warnings are about it.
    public var findings: Int

    /// Creates a label.
    public init(
      name: String,
      depth: Int = 0,
      priority: Int? = nil,
      isGroup: Bool = false,
      protection: [String] = [],
      scope: [String] = [],
      publishedBy: [String] = [],
      appliedBy: [String] = [],
      findings: Int = 0
    ) {
      self.name = name
      self.depth = depth
      self.priority = priority
      self.isGroup = isGroup
      self.protection = protection
      self.scope = scope
      self.publishedBy = publishedBy
      self.appliedBy = appliedBy
      self.findings = findings
    }
  }

  /// How far a workload is guarded for a category of data.
  public struct Cell: Sendable, Hashable {
    /// How much of it a policy covers.
    public enum Extent: String, Sendable, Hashable, CaseIterable {
      /// Nothing.
      case none
      /// Some of it, or all with exceptions.
      case scoped
      /// All of it.
      case all
      /// No policy could.
      case notApplicable = "not-applicable"
    }

    /// The workload.
    public var workload: String
    /// How much of it a policy covers.
    public var extent: Extent
    /// Whether what covers it acts, and does not only try things out.
    public var isEnforced: Bool
    /// The policies.
    public var policies: [String]

    /// Creates a cell.
    public init(workload: String, extent: Extent, isEnforced: Bool, policies: [String] = []) {
      self.workload = workload
      self.extent = extent
      self.isEnforced = isEnforced
      self.policies = policies
    }
  }

  /// A category of data that the organisation has declared.
  public struct Category: Sendable, Hashable {
    /// What it is called.
    public var name: String
    /// Who answers for it.
    public var owner: String?
    /// The tier that it belongs to.
    public var tier: String?
    /// The labels that realise the tier.
    public var labels: [String]
    /// Whether something applies such a label by itself.
    public var isLabelledAutomatically: Bool
    /// The workloads that the category must be guarded in.
    public var cells: [Cell]

    /// Creates a category.
    public init(
      name: String,
      owner: String? = nil,
      tier: String? = nil,
      labels: [String] = [],
      isLabelledAutomatically: Bool = false,
      cells: [Cell] = []
    ) {
      self.name = name
      self.owner = owner
      self.tier = tier
      self.labels = labels
      self.isLabelledAutomatically = isLabelledAutomatically
      self.cells = cells
    }
  }

  /// Something that a check found.
  public struct Finding: Sendable, Hashable {
    /// How bad it is.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
      /// The service refuses it, or it cannot work.
      case error
      /// It works, and is weak or not what it seems.
      case warning
      /// It could be better.
      case advice
    }

    /// The check.
    public var check: String
    /// How bad it is.
    public var severity: Severity
    /// The kind of thing it is about, such as `label policy`.
    public var artefact: String
    /// The thing, by name.
    public var object: String
    /// What is wrong.
    public var message: String
    /// What to do.
    public var advice: String
    /// Where it stands in the input.
    public var place: String
    /// Whether the scheme file accepts it.
    public var isAccepted: Bool

    /// Creates a finding.
    public init(
      check: String,
      severity: Severity,
      artefact: String,
      object: String,
      message: String,
      advice: String,
      place: String,
      isAccepted: Bool = false
    ) {
      self.check = check
      self.severity = severity
      self.artefact = artefact
      self.object = object
      self.message = message
      self.advice = advice
      self.place = place
      self.isAccepted = isAccepted
    }
  }

  /// An export that was not there, and how many checks wait for it.
  public struct Missing: Sendable, Hashable {
    /// What is missing, such as `label policies`.
    public var artefact: String
    /// The command that exports it; nil for what an organisation writes itself.
    public var command: String?
    /// How many checks wait for it.
    public var checks: Int

    /// Creates a missing export.
    public init(artefact: String, command: String? = nil, checks: Int) {
      self.artefact = artefact
      self.command = command
      self.checks = checks
    }
  }

  /// How many checks ran.
  public var checksRun: Int
  /// The labels, each after the one above it, in order of priority.
  public var labels: [Label]
  /// The categories, in the order of the scheme file.
  public var categories: [Category]
  /// The findings, by file, place and check.
  public var findings: [Finding]
  /// What was not there.
  public var missing: [Missing]

  /// Creates a summary.
  public init(
    checksRun: Int,
    labels: [Label] = [],
    categories: [Category] = [],
    findings: [Finding] = [],
    missing: [Missing] = []
  ) {
    self.checksRun = checksRun
    self.labels = labels
    self.categories = categories
    self.findings = findings
    self.missing = missing
  }

  /// How many findings have a severity and are not accepted.
  public func count(_ severity: Finding.Severity) -> Int {
    findings.count { $0.severity == severity && !$0.isAccepted }
  }
}
