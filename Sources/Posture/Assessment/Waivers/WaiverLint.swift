public import Diagnostics
import PostureModel

/// Checks decisions against the controls there are, without a run.
public enum WaiverLint {
  /// What is wrong with the decisions, in the order of the file.
  public static func run(_ file: WaiverFile, controls: [String]) -> [Diagnostic] {
    let known = Set(controls)
    return file.entries.flatMap { entry -> [Diagnostic] in
      var found: [Diagnostic] = []
      if !known.contains(entry.waiver.control) {
        found.append(
          entry.diagnostic(
            WaiverCodes.unknownControl,
            "there is no control '\(entry.waiver.control)'",
            at: "control",
            severity: .error,
            hints: nearMissHints(for: entry.waiver.control, among: controls)
          )
        )
      }
      if entry.waiver.expires == nil {
        found.append(
          entry.diagnostic(
            WaiverCodes.neverExpires,
            "it has no end",
            hints: ["say with 'expires' when it must be decided anew"]
          )
        )
      }
      if entry.waiver.approvedBy == nil {
        found.append(
          entry.diagnostic(
            WaiverCodes.noApprover,
            "nobody has approved it",
            hints: ["name the 'approver'"]
          )
        )
      }
      return found
    }
  }
}
