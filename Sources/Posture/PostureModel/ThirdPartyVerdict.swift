/// What another tool says about one of its own checks, beside what our controls come to.
///
/// Such verdicts are shown and compared; they never change a score.
public struct ThirdPartyVerdict: Sendable, Hashable {
  /// The tool.
  public var tool: String
  /// Its version, when its result says so.
  public var toolVersion: String?
  /// The check's identifier there.
  public var check: String
  /// What the check asks for.
  public var title: String
  /// The verdict in our words.
  public var verdict: Verdict.Kind
  /// The verdict in the tool's own words.
  public var said: String
  /// The objects that the tool names as not compliant, or as looked at when all are.
  public var objects: [String]
  /// Where the verdict stands: `file#/json/pointer`.
  public var place: String
  /// The requirements of frameworks that the tool says the check answers.
  public var identifiers: [CrosswalkEntry]
  /// The edition of the framework that those identifiers are numbers of, when the tool names one.
  public var edition: String?
  /// The controls of ours that answer one of the same requirements.
  public var controls: [String]
  /// What those controls come to together; nil when there are none.
  public var ours: Verdict.Kind?

  /// Creates a verdict.
  public init(
    tool: String,
    toolVersion: String? = nil,
    check: String,
    title: String,
    verdict: Verdict.Kind,
    said: String,
    objects: [String] = [],
    place: String,
    identifiers: [CrosswalkEntry] = [],
    edition: String? = nil,
    controls: [String] = [],
    ours: Verdict.Kind? = nil
  ) {
    self.tool = tool
    self.toolVersion = toolVersion
    self.check = check
    self.title = title
    self.verdict = verdict
    self.said = said
    self.objects = objects
    self.place = place
    self.identifiers = identifiers
    self.edition = edition
    self.controls = controls
    self.ours = ours
  }

  /// Whether both say the same: met or not met; nil when one of them does not say either.
  public var agrees: Bool? {
    guard let ours, ours.isMeasured, verdict.isMeasured else { return nil }
    return (ours == .pass) == (verdict == .pass)
  }
}
