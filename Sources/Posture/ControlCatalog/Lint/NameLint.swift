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
          at: "crosswalk.\(part.framework.rawValue).\(index)",
          hints: ["such as \(Self.sample(of: part.framework))"]
        )
      }
    }
  }

  private var addresses: [Diagnostic] {
    entry.control.references.enumerated().compactMap { index, reference in
      guard reference.url.wholeMatch(of: /https:\/\/[^\s\/]+\.[^\s]+/) == nil else { return nil }
      return entry.diagnostic(
        Codes.badAddress,
        "'\(reference.url)' is not an https address",
        at: "references.\(index).url"
      )
    }
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
