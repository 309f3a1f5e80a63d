public import ControlCatalog
public import Diagnostics
import Documents
import PostureModel

/// Runs the examples of baselines: each is a small export with the verdicts it must come to.
public struct BaselineExampleRunner {
  private let baselines: [Baseline]

  /// Creates a runner of examples of some baselines.
  public init(_ baselines: [Baseline]) {
    self.baselines = baselines
  }

  /// One diagnostic a requirement that came out otherwise than it must.
  public func failures(of examples: [BaselineExamples]) -> [Diagnostic] {
    examples.flatMap { file in
      baselines.flatMap { baseline in
        baseline.parts.filter { $0.id == file.part }.flatMap { part in
          file.cases.flatMap { failures(of: $0, in: file, part, of: baseline) }
        }
      }
    }
  }

  private func failures(
    of example: BaselineExamples.Case,
    in file: BaselineExamples,
    _ part: Baseline.Part,
    of baseline: Baseline
  ) -> [Diagnostic] {
    func failure(_ what: String) -> Diagnostic {
      Diagnostic(
        "CTL0602",
        "example '\(example.name)' of \(part.id): \(what)",
        in: file.file,
        at: .position(example.position)
      )
    }
    let document: JSONDocument
    do {
      document = try JSONDocument(example.document, named: file.file)
    } catch {
      return [failure(error.message)]
    }
    var checks = BaselineOwnChecks(baseline, document: document.root, trustsCommands: true)
    let verdicts = checks.verdicts(of: part)
    let everything = verdicts.keys.sorted().map { (requirement: $0, verdict: BaselineVerdict.pass) }
    return (example.verdicts ?? everything).compactMap { requirement, verdict in
      let found = verdicts[requirement]?.rawValue ?? "no verdict"
      guard found != verdict.rawValue else { return nil }
      return failure("\(requirement) comes to \(found) instead of \(verdict.rawValue)")
    }
  }
}
