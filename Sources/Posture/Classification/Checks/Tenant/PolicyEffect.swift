/// Whether policies act, and where.
enum PolicyEffect {
  /// Reports policies that are off, only try things out, or have not arrived everywhere.
  static func report(_ policies: [some SchemePolicy], _ list: inout FindingList) {
    for policy in policies {
      if policy.state.isEnabled == false {
        list.add("'\(policy.name)' is disabled", of: policy.name, at: policy.place)
      } else if !policy.state.isEnforcing {
        list.add(
          "'\(policy.name)' is in mode '\(policy.state.mode ?? "")'",
          of: policy.name,
          at: policy.place
        )
      }
      if policy.state.isUndistributed {
        list.add(
          "'\(policy.name)' is not distributed (\(policy.state.distribution ?? ""))",
          of: policy.name,
          at: policy.place
        )
      }
    }
  }

  /// Reports a policy that lists more places of a workload than it may.
  static func reportListed(
    _ policy: any SchemePolicy,
    _ locations: [Workload: Location],
    limits: [(Workload, Int)],
    _ list: inout FindingList
  ) {
    for (workload, most) in limits {
      let location = locations[workload]
      let count = max(location?.names.count ?? 0, location?.exceptions.count ?? 0)
      if count > most {
        list.add(
          "'\(policy.name)' lists \(count) in \(workload.rawValue) and may list \(most)",
          of: policy.name,
          at: policy.place
        )
      }
    }
  }
}
