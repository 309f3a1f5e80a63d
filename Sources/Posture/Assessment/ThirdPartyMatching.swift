public import PostureModel

/// Finds, for verdicts of other tools, our controls that answer the same requirements.
public enum ThirdPartyMatching {
  /// The frameworks whose requirements are narrow enough that two checks of one ask the same.
  private static let frameworks: [Framework] = [.scuba, .cis, .secureScore]

  /// The edition of the CIS benchmark whose numbers our controls name; others number otherwise.
  private static let edition = "7."

  /// The verdicts with the controls of ours beside them.
  public static func matched(
    _ verdicts: [ThirdPartyVerdict],
    with results: [ControlResult]
  ) -> [ThirdPartyVerdict] {
    guard !verdicts.isEmpty else { return [] }
    var answers: [String: [Int]] = [:]
    for (position, result) in results.enumerated() {
      for entry in result.control.crosswalk where frameworks.contains(entry.framework) {
        for id in entry.identifiers {
          for key in Set(keys(of: id, in: entry.framework)) {
            answers[key, default: []].append(position)
          }
        }
      }
    }
    return verdicts.map { verdict in
      var copy = verdict
      let found = Set(
        verdict.identifiers.filter { isComparable($0, of: verdict) }.flatMap { entry in
          entry.identifiers.flatMap { id in answers[key(of: id, in: entry.framework)] ?? [] }
        }
      )
      let controls = found.sorted().map { results[$0] }
      copy.controls = controls.map(\.control.id)
      copy.ours = together(controls.map(\.verdict.kind))
      return copy
    }
  }

  private static func isComparable(
    _ entry: CrosswalkEntry,
    of verdict: ThirdPartyVerdict
  ) -> Bool {
    guard entry.framework == .cis else { return frameworks.contains(entry.framework) }
    let numbers = verdict.edition?.drop { !$0.isNumber } ?? ""
    // "M365 v7.0.0" has the number of the suite before that of the edition.
    let version = verdict.edition?.split(separator: "v").last ?? numbers
    return version.hasPrefix(edition) || version == edition.dropLast()
  }

  /// What several controls come to: not met as soon as one is not.
  private static func together(_ kinds: [Verdict.Kind]) -> Verdict.Kind? {
    if kinds.isEmpty { return nil }
    let order: [Verdict.Kind] = [
      .fail, .partial, .error, .notMeasured, .notLicensed, .pass, .notApplicable,
    ]
    return order.first { kinds.contains($0) }
  }

  /// A control's identifier as others may write it: with and without its version.
  private static func keys(of id: String, in framework: Framework) -> [String] {
    let whole = key(of: id, in: framework)
    guard framework == .scuba, let version = whole.lastIndex(of: "v") else { return [whole] }
    return [whole, String(whole[..<version])]
  }

  /// An identifier without regard to letter case and to zeros before numbers.
  private static func key(of id: String, in framework: Framework) -> String {
    let parts = id.lowercased().split(separator: ".").map { part in
      let short = part.drop { $0 == "0" }
      return short.first?.isNumber == true ? short : part
    }
    return framework.rawValue + " " + parts.joined(separator: ".")
  }
}
