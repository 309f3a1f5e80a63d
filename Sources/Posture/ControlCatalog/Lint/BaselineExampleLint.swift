public import Diagnostics
import PostureModel

/// Checks that every judgement of a baseline has an example that passes and one that does not.
public struct BaselineExampleLint {
  private let baselines: [Baseline]
  private let examples: [BaselineExamples]

  /// Creates a check of baselines against the examples of their parts.
  public init(_ baselines: [Baseline], examples: [BaselineExamples]) {
    self.baselines = baselines
    self.examples = examples
  }

  /// What is wrong, in order of file.
  public func run() -> [Diagnostic] {
    let parts = baselines.flatMap(\.parts)
    var found: [Diagnostic] = []
    for part in parts {
      let judged = part.requirements.filter {
        !$0.isManual && !$0.isRetired && $0.ownCheck != nil
      }
      let shown = examples.filter { $0.part == part.id }.flatMap(\.cases)
      let failing = Set(
        shown.flatMap { $0.verdicts ?? [] }.filter { $0.verdict != .pass }.map(\.requirement)
      )
      let open = judged.map(\.id).filter { shown.isEmpty || !failing.contains($0) }
      guard let first = open.first else { continue }
      let more = open.count > 1 ? " and \(open.count - 1) more" : ""
      found.append(
        Diagnostic(
          Codes.noBaselineExample,
          "no example of part '\(part.id)' lets \(first)\(more) fail",
          in: examples.first { $0.part == part.id }?.file ?? part.id
        )
      )
    }
    let known = Dictionary(parts.map { ($0.id, Set($0.requirements.map(\.id))) }) { $0.union($1) }
    for file in examples {
      guard let requirements = known[file.part] else {
        found.append(
          Diagnostic(Codes.missingPart, "no baseline has a part '\(file.part)'", in: file.file)
        )
        continue
      }
      for example in file.cases {
        for (requirement, _) in example.verdicts ?? [] where !requirements.contains(requirement) {
          found.append(
            Diagnostic(
              Codes.strangeRequirement,
              "part '\(file.part)' has no requirement '\(requirement)'",
              in: file.file,
              at: .position(example.position),
              hints: nearMissHints(for: requirement, among: requirements.sorted())
            )
          )
        }
      }
    }
    return found
  }
}
