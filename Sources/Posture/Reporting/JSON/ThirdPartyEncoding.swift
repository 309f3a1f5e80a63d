import Diagnostics
import PostureModel

/// How verdicts of other tools are laid out as JSON.
enum ThirdPartyEncoding {
  /// The list, or nil when no other tool said anything.
  static func encode(_ verdicts: [ThirdPartyVerdict]) -> JSONValue? {
    verdicts.isEmpty ? nil : .array(verdicts.map(encode))
  }

  private static func encode(_ verdict: ThirdPartyVerdict) -> JSONValue {
    .members(
      ("tool", .string(verdict.tool)),
      ("toolVersion", verdict.toolVersion.map { .string($0) }),
      ("check", .string(verdict.check)),
      ("title", .string(verdict.title)),
      ("verdict", .string(verdict.verdict.rawValue)),
      ("said", .string(verdict.said)),
      ("objects", .strings(verdict.objects)),
      ("place", .string(verdict.place)),
      (
        "identifiers",
        .object(verdict.identifiers.map { ($0.framework.rawValue, .strings($0.identifiers)) })
      ),
      ("edition", verdict.edition.map { .string($0) }),
      ("controls", .strings(verdict.controls)),
      ("ours", verdict.ours.map { .string($0.rawValue) }),
      ("agrees", verdict.agrees.map { .bool($0) })
    )
  }
}

/// Reads what `ThirdPartyEncoding` wrote.
enum ThirdPartyReader {
  /// The verdicts of other tools in a run file; none when it has none.
  static func verdicts(_ run: RunField) throws(Diagnostic) -> [ThirdPartyVerdict] {
    guard try run.optional("thirdParty") != nil else { return [] }
    return try run.list("thirdParty", verdict)
  }

  private static func verdict(_ field: RunField) throws(Diagnostic) -> ThirdPartyVerdict {
    let identifiers = try field.member("identifiers")
    var entries: [CrosswalkEntry] = []
    for framework in Framework.allCases where try identifiers.optional(framework.rawValue) != nil {
      entries.append(
        CrosswalkEntry(
          framework: framework,
          identifiers: try identifiers.strings(framework.rawValue)
        )
      )
    }
    return ThirdPartyVerdict(
      tool: try field.string("tool"),
      toolVersion: try field.optionalString("toolVersion"),
      check: try field.string("check"),
      title: try field.string("title"),
      verdict: try field.choice("verdict"),
      said: try field.string("said"),
      objects: try field.strings("objects"),
      place: try field.string("place"),
      identifiers: entries,
      edition: try field.optionalString("edition"),
      controls: try field.strings("controls"),
      ours: try field.optional("ours") == nil ? nil : try field.choice("ours")
    )
  }
}
