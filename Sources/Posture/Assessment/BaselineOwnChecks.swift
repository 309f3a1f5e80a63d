import Conditions
import ControlCatalog
import Documents
import PostureModel

/// Judges requirements as the framework's own tool does, on that tool's export.
struct BaselineOwnChecks {
  private let document: JSONNode
  private let trustsCommands: Bool
  private var run: ConditionRun

  /// Prepares for a document; `trustsCommands` takes commands for successful when the document does
  /// not list them.
  init(_ baseline: Baseline, document: JSONNode, trustsCommands: Bool = false) {
    self.document = document
    self.trustsCommands = trustsCommands
    run = ConditionRun(of: baseline.library, over: document)
  }

  /// The verdicts of the requirements of a part that have a check of their own, by identifier.
  mutating func verdicts(of part: Baseline.Part) -> [String: BaselineVerdict] {
    let isSilent = part.silent.map { run.truth(of: $0) == true } ?? false
    let succeeded = Self.names(under: part.succeeded, of: document)
    var verdicts: [String: BaselineVerdict] = [:]
    for requirement in part.requirements where !requirement.isManual {
      guard let check = requirement.ownCheck else { continue }
      verdicts[requirement.id] =
        isSilent ? .error : verdict(of: requirement, check, succeeded: succeeded)
    }
    return verdicts
  }

  /// No result goes before failed commands, and those before what the result says.
  private mutating func verdict(
    of requirement: Baseline.Requirement,
    _ check: Baseline.OwnCheck,
    succeeded: Set<String>
  ) -> BaselineVerdict {
    guard let met = run.truth(of: check.met),
      succeeded.isEmpty && trustsCommands
        || check.commands.allSatisfy({ succeeded.contains($0.lowercased()) })
    else { return .error }
    if met { return .pass }
    if let excused = check.excused, run.truth(of: excused) == true { return .na }
    return requirement.level == .shall ? .fail : .warning
  }

  /// The names in a list of the document, in lower case; a list of one may be a bare text.
  private static func names(under key: String?, of document: JSONNode) -> Set<String> {
    guard let key, let node = document[ignoringCase: key] else { return [] }
    let nodes = node.kind == .array ? Array(node.elements) : [node]
    return Set(nodes.compactMap { $0.string?.lowercased() })
  }
}
