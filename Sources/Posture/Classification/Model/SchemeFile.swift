/// What an organisation wants of its classification, in its own words.
public struct SchemeFile: Sendable {
  /// A level of protection.
  public struct Tier: Sendable {
    /// Its identifier in the file.
    public let id: String
    /// The order; 0 is the least protected.
    public let rank: Int?
    /// The display name of the label that realises it.
    public let label: String?
    /// Whether its label must encrypt.
    public let encrypt: Bool?
    /// Whether its label must mark content.
    public let marking: Bool?
    /// Whether its label must be for containers.
    public let container: Bool?
    /// Whether guests may get in.
    public let guests: Bool?
    /// For how many days files may open without asking.
    public let maxOfflineDays: Int?
    /// Where it stands.
    public let place: SchemePlace
  }

  /// How data of a category is recognised.
  public struct Detector: Sendable {
    /// `sit`, `edm`, `classifier`, `fingerprint` or `manual`.
    public let kind: String
    /// What it refers to.
    public let name: String
    /// Where it stands.
    public let place: SchemePlace
  }

  /// A kind of data.
  public struct Category: Sendable {
    /// Its identifier in the file.
    public let id: String
    /// What it is called.
    public let name: String
    /// Who answers for it.
    public let owner: String?
    /// The tier it belongs to.
    public let tier: String?
    /// How it is recognised.
    public let detectors: [Detector]
    /// Where it must be protected.
    public let workloads: [String]
    /// The policies that are meant to protect it, by name.
    public let policies: [String]
    /// For how many days it must be kept.
    public let retentionMinDays: Int?
    /// After how many days it must be gone.
    public let retentionMaxDays: Int?
    /// How sure a detection must be.
    public let minConfidence: Int?
    /// Texts in which it must be found.
    public let positiveSamples: [String]
    /// Texts in which it must not be found.
    public let negativeSamples: [String]
    /// Where it stands.
    public let place: SchemePlace
  }

  /// A finding that the organisation accepts.
  public struct Exception: Sendable {
    /// The check.
    public let check: String
    /// The object, or nil for all.
    public let object: String?
    /// Why.
    public let reason: String?
    /// Who decided it.
    public let owner: String?
    /// The last day it holds, as `YYYY-MM-DD`.
    public let until: String?
    /// Where it stands.
    public let place: SchemePlace
  }

  /// Whose scheme it is.
  public let organisation: String?
  /// The tiers.
  public let tiers: [Tier]
  /// The categories.
  public let categories: [Category]
  /// The accepted findings.
  public let exceptions: [Exception]
  /// Where it stands.
  public let place: SchemePlace

  /// The workloads that a category may name.
  public static let workloads = [
    "email", "documents", "sites", "teams", "endpoints", "devices", "powerbi", "onprem",
    "cloudapps", "ai", "databases", "web",
  ]
}
