/// What a user agent string names.
public enum UserAgent {
  /// A part of the string.
  public enum Part: Sendable, Hashable, CaseIterable {
    case browser
    case operatingSystem
    case device
  }

  /// The names of a part's values, with the values: a family first, `Other` when it is not known,
  /// and then versions, or brand and model; empty where nothing is known.
  public static func values(
    of part: Part,
    in text: String
  ) -> [(name: String, value: String)] {
    // Longer ones are no user agents, and would take their time.
    let text = text.utf8.count > 4096 ? String(text.prefix(4096)) : text
    let lowercased = text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let names = names(part)
    for rule in rules(part) {
      if let parts = rule.parts(text, lowercased: lowercased) {
        return zip(names, parts).map { ($0, $1) }
      }
    }
    return names.enumerated().map { ($1, $0 == 0 ? "Other" : "") }
  }

  private static func names(_ part: Part) -> [String] {
    switch part {
    case .browser: ["Family", "MajorVersion", "MinorVersion", "Patch"]
    case .operatingSystem: ["Family", "MajorVersion", "MinorVersion", "Patch", "PatchMinor"]
    case .device: ["Family", "Brand", "Model"]
    }
  }

  private static func rules(_ part: Part) -> [UserAgentRule] {
    switch part {
    case .browser: UserAgentRules.shared.browsers
    case .operatingSystem: UserAgentRules.shared.systems
    case .device: UserAgentRules.shared.devices
    }
  }
}
