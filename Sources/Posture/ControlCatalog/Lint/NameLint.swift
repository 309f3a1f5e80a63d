import Diagnostics
import PostureModel

/// Checks the names that a control takes from elsewhere: service plans, requirements, addresses.
struct NameLint {
  let entry: CatalogEntry

  func run() -> [Diagnostic] {
    plans + requirements + addresses
  }

  private var plans: [Diagnostic] {
    entry.control.licence.enumerated().compactMap { index, plan in
      guard plan.wholeMatch(of: /[A-Z0-9][A-Z0-9_\-]*[A-Z0-9]/) == nil else {
        return nil
      }
      return entry.diagnostic(
        Codes.badPlanName,
        "'\(plan)' is not the name of a service plan",
        at: "licence.\(index)",
        hints: ["service plans are named as in AAD_PREMIUM"]
      )
    }
  }

  private var requirements: [Diagnostic] {
    entry.control.crosswalk.flatMap { part in
      part.identifiers.enumerated().compactMap { index, identifier -> Diagnostic? in
        guard !Self.isPlausible(identifier, in: part.framework) else { return nil }
        return entry.diagnostic(
          Codes.badRequirement,
          "'\(identifier)' is not an identifier of \(part.framework.title)",
          at: Self.field(of: part, at: index),
          hints: ["such as \(Self.sample(of: part.framework))"]
        )
      }
    }
  }

  private var addresses: [Diagnostic] {
    entry.control.references.enumerated().compactMap { index, reference in
      let field = "references.\(index).url"
      guard let (host, path) = Self.parts(of: reference.url) else {
        return entry.diagnostic(
          Codes.badAddress,
          "'\(reference.url)' is not an https address",
          at: field
        )
      }
      if !Self.hosts.contains(host) {
        return entry.diagnostic(
          Codes.strangeHost,
          "'\(host)' is not a publisher that references are made to",
          at: field,
          severity: .warning,
          hints: ["documentation is at \(Self.hosts.sorted().joined(separator: ", "))"]
        )
      }
      if host == "learn.microsoft.com",
        let language = path.firstMatch(of: /^\/([a-z]{2}-[a-z]{2})\//), language.1 != "en-us"
      {
        return entry.diagnostic(
          Codes.badLanguage,
          "'\(reference.url)' is the page in \(language.1)",
          at: field,
          severity: .warning,
          hints: ["leave the language out, or write en-us"]
        )
      }
      return nil
    }
  }

  /// The host of an https address and what comes after it; nil when it is none.
  private static func parts(of address: String) -> (host: String, path: String)? {
    guard address.hasPrefix("https://"),
      address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    let rest = address.dropFirst(8)
    let host = rest.prefix { !"/?#".contains($0) }
    guard host.wholeMatch(of: /[a-z0-9\-]+(\.[a-z0-9\-]+)+/) != nil else { return nil }
    return (String(host), String(rest.dropFirst(host.count)))
  }

  /// Whose pages controls refer to.
  private static let hosts: Set<String> = [
    "learn.microsoft.com", "support.microsoft.com", "techcommunity.microsoft.com",
    "www.microsoft.com", "www.cisa.gov", "github.com", "www.cisecurity.org", "csrc.nist.gov",
    "pages.nist.gov", "attack.mitre.org", "www.rfc-editor.org", "datatracker.ietf.org",
  ]

  /// The place of an identifier of a crosswalk in its file.
  static func field(of part: CrosswalkEntry, at index: Int) -> String {
    let published = part.identifiers.count - part.own.count
    let (list, place) = index < published ? ("", index) : ("ours.", index - published)
    return "crosswalk.\(list)\(part.framework.rawValue).\(place)"
  }

  private static func isPlausible(_ identifier: String, in framework: Framework) -> Bool {
    switch framework {
    case .scuba: identifier.wholeMatch(of: /MS\.[A-Z]+\.[0-9]+\.[0-9]+v[0-9]+/) != nil
    case .cis: identifier.wholeMatch(of: /[0-9]+(\.[0-9]+){1,5}/) != nil
    case .nist80053: identifier.wholeMatch(of: /[A-Z]{2}-[0-9]+(\([0-9a-z]+\))*[a-z]?/) != nil
    case .mitre: identifier.wholeMatch(of: /T[0-9]{4}(\.[0-9]{3})?/) != nil
    case .secureScore: identifier.wholeMatch(of: /[A-Za-z0-9_.:\-]+/) != nil
    }
  }

  private static func sample(of framework: Framework) -> String {
    switch framework {
    case .scuba: "MS.AAD.1.1v1"
    case .cis: "5.2.2.3"
    case .nist80053: "AC-7 or IA-2(1)"
    case .mitre: "T1110 or T1110.003"
    case .secureScore: "BlockLegacyAuthentication"
    }
  }
}
