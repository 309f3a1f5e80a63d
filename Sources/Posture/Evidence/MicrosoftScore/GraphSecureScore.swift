import Documents
import PostureModel

/// Microsoft's score out of the tables `SecureScores` and `SecureScoreControlProfiles`.
struct GraphSecureScore {
  let scores: [Row]
  let profiles: [Row]
  let paths: [String]

  /// The newest score; nil when there is none.
  var score: MicrosoftScore? {
    let dated = scores.map { row in
      (row: row, date: DateText.ticks(of: Self.member("createdDateTime", of: row)))
    }
    guard let newest = dated.max(by: { ($0.date ?? 0) < ($1.date ?? 0) })?.row else { return nil }
    let known = Dictionary(
      profiles.compactMap { row in
        Self.member("id", of: row)?.string.map { ($0.lowercased(), row) }
      }
    ) { first, _ in first }
    let parts = Self.member("controlScores", of: newest)
    let list = parts?.kind == .object ? parts.map { [$0] } ?? [] : parts?.elements.map { $0 } ?? []
    let actions = list.compactMap { part -> MicrosoftScore.Action? in
      guard let name = part[ignoringCase: "controlName"]?.string else { return nil }
      let profile = known[name.lowercased()]
      return MicrosoftScore.Action(
        name: name,
        title: profile.flatMap { Self.member("title", of: $0)?.string },
        category: part[ignoringCase: "controlCategory"]?.string,
        score: part[ignoringCase: "score"]?.double,
        maximum: profile.flatMap { Self.member("maxScore", of: $0)?.double },
        state: profile.flatMap(Self.state),
        detail: part[ignoringCase: "implementationStatus"]?.string
      )
    }
    return MicrosoftScoreSum.score(
      current: Self.member("currentScore", of: newest)?.double,
      maximum: Self.member("maxScore", of: newest)?.double,
      date: DateText.ticks(of: Self.member("createdDateTime", of: newest)).map(DateText.isoText),
      source: "Microsoft Graph",
      place: "\(paths[newest.file])#\(newest.pointer)",
      actions: actions
    )
  }

  /// What was declared last; entries are in no certain order.
  private static func state(of profile: Row) -> String? {
    guard let updates = member("controlStateUpdates", of: profile) else { return nil }
    let list = updates.kind == .object ? [updates] : updates.elements.map { $0 }
    let newest = list.max { left, right in
      (DateText.ticks(of: left[ignoringCase: "updatedDateTime"]) ?? 0)
        < (DateText.ticks(of: right[ignoringCase: "updatedDateTime"]) ?? 0)
    }
    return newest?[ignoringCase: "state"]?.string
  }

  /// A property, which the SDK may have put aside.
  private static func member(_ name: String, of row: Row) -> JSONNode? {
    if let member = row.node[ignoringCase: name], !member.isNull { return member }
    return row.node[ignoringCase: "AdditionalProperties"]?[ignoringCase: name]
  }
}

extension DateText {
  /// The time that a text value names, in ticks.
  static func ticks(of node: JSONNode?) -> Int64? {
    node?.withUTF8 { text in text.count > 64 ? nil : ticks(text) } ?? nil
  }
}
