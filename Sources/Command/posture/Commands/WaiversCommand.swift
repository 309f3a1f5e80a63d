import ArgumentParser

/// `posture waivers`: recorded decisions about controls and objects.
struct WaiversCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waivers",
    abstract: "Check recorded decisions about controls and objects, and see what they do.",
    discussion: """
      A waiver file is YAML:

        waivers:
          - id: break-glass
            control: entra.ca.mfa-all-users
            kind: accepted-risk   # third-party, alternate-mitigation, false-positive
            objects:              # without it, the whole control
              - id: 6f1c...       # or name, or pattern with * and ?
            reason: Emergency access, kept in the safe
            owner: Identity team
            approver: CISO
            ticket: CHG-1204
            expires: 2027-03-31

      An accepted risk gains no points. The other kinds take the points out of the score's \
      denominator and are counted as asserted. What has expired counts again.
      """,
    subcommands: [WaiversCheck.self, WaiversExplain.self]
  )
}
