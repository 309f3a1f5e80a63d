public import Diagnostics
import Documents
public import PostureModel

/// Reads a run file, which `RunJSONFormat` wrote, back into the assessment.
///
/// A run file may come from anywhere: whatever is wrong with it is a diagnostic with the JSON
/// pointer of the place. Members that are not known are passed over, so that a newer program of the
/// same major version may add some.
public enum RunReader {
  /// The assessment of a run file.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - name: What messages call it.
  /// - Returns: The assessment, equal to the one that was written.
  /// - Throws: A diagnostic that names the place of the first fault.
  public static func read(
    _ bytes: [UInt8],
    named name: String
  ) throws(Diagnostic) -> Assessment {
    let document = try JSONDocument(bytes, named: name)
    let root = RunField(node: document.root, file: name)
    try checkVersion(root)
    return Assessment(
      provenance: try provenance(root.member("provenance")),
      results: try root.list("results", ResultReader.result),
      score: try ScoreReader.score(root.member("score")),
      recommendations: try root.list("recommendations", recommendation),
      collection: try root.list("collection", status),
      baseline: try BaselineReader.outcome(root),
      thirdParty: try ThirdPartyReader.verdicts(root),
      microsoftScore: try MicrosoftScoreReader.score(root),
      waivers: try root.list("waivers", waiver),
      hunts: try root.optional("hunts") == nil ? [] : root.list("hunts", HuntEncoding.read),
      zones: try ZoneEncoding.read(root),
      classification: try root.optional("classification").map(ClassificationReader.summary),
      problems: try root.list("problems", problem)
    )
  }

  /// Whether bytes claim to be a run file, so that commands can tell one from an export.
  public static func looksLikeRun(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(512), as: UTF8.self)
    return head.contains("\"kind\"") && head.contains("\"\(RunEncoding.kind)\"")
  }

  private static func checkVersion(_ root: RunField) throws(Diagnostic) {
    let kind = try? root.optional("kind")?.node.string
    guard kind == RunEncoding.kind else {
      throw root.problem("this is not a run file", code: Codes.notARun)
    }
    let version = try root.string("schemaVersion")
    let major = version.split(separator: ".").first
    guard major == RunEncoding.schemaVersion.split(separator: ".").first else {
      throw Diagnostic(
        Codes.unknownVersion,
        "the schema version '\(SafeText.clipped(SafeText.oneLine(version), to: 40))' is not known",
        in: root.file,
        at: .pointer("/schemaVersion"),
        hints: ["this program reads version \(RunEncoding.schemaVersion) and its later minor ones"]
      )
    }
  }

  private static func provenance(_ field: RunField) throws(Diagnostic) -> Provenance {
    let tenant = try field.member("tenant")
    return Provenance(
      inputs: try field.list("inputs") { (input) throws(Diagnostic) in
        InputFile(
          path: try input.string("path"),
          sha256: try input.string("sha256"),
          size: try input.count("size"),
          format: try input.optionalString("format")
        )
      },
      toolVersion: try field.member("tool").string("version"),
      catalogDigest: try field.member("catalog").string("digest"),
      catalogControls: try field.member("catalog").count("controls"),
      clock: try field.optionalString("clock"),
      tenant: TenantIdentity(
        id: try tenant.optionalString("id"),
        displayName: try tenant.optionalString("displayName"),
        initialDomain: try tenant.optionalString("initialDomain")
      ),
      exportDate: try field.optionalString("exportDate")
    )
  }

  private static func recommendation(_ field: RunField) throws(Diagnostic) -> Recommendation {
    Recommendation(
      rank: try field.count("rank"),
      controls: try field.strings("controls"),
      summary: try field.string("summary"),
      product: try field.choice("product"),
      category: try field.choice("category"),
      severity: try field.choice("severity"),
      pointsToGain: try field.number("pointsToGain"),
      percentageToGain: try field.number("percentageToGain"),
      cost: try field.choice("cost"),
      pointsPerEffort: try field.number("pointsPerEffort"),
      userImpact: try field.choice("userImpact"),
      steps: try field.list("steps", ResultReader.step),
      verify: try field.optionalString("verify"),
      offenders: try field.count("offenders"),
      seen: try field.optional("seen") == nil ? 0 : field.count("seen"),
      phase: try field.optional("phase") == nil ? nil : field.choice("phase"),
      after: try optionalStrings("after", field),
      unverified: try optionalStrings("unverified", field),
      licence: try optionalStrings("licence", field)
    )
  }

  private static func optionalStrings(
    _ key: String,
    _ field: RunField
  ) throws(Diagnostic) -> [String] {
    try field.optional(key) == nil ? [] : field.strings(key)
  }

  private static func status(_ field: RunField) throws(Diagnostic) -> CollectionStatus {
    CollectionStatus(
      table: try field.string("table"),
      state: try field.choice("state"),
      source: try field.optionalString("source"),
      command: try field.optionalString("command"),
      reason: try field.optionalString("reason"),
      count: try field.count("count")
    )
  }

  private static func waiver(_ field: RunField) throws(Diagnostic) -> Waiver {
    let decision: Waiver.Decision = try field.choice("decision")
    // Files of layout 1.0 say the decision only.
    let kind: Waiver.Kind? = try field.optional("kind") == nil ? nil : field.choice("kind")
    return Waiver(
      id: try field.string("id"),
      kind: kind ?? (decision == .accepted ? .acceptedRisk : .alternateMitigation),
      control: try field.string("control"),
      objects: try field.strings("objects"),
      owner: try field.string("owner"),
      reason: try field.string("reason"),
      approvedBy: try field.optionalString("approvedBy"),
      ticket: try field.optionalString("ticket"),
      expires: try field.optionalString("expires"),
      state: try field.choice("state")
    )
  }

  static func problem(_ field: RunField) throws(Diagnostic) -> Problem {
    Problem(
      code: try field.string("code"),
      message: try field.string("message"),
      place: try field.optionalString("place"),
      hints: try field.strings("hints")
    )
  }
}
