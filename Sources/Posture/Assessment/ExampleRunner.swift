public import ControlCatalog
public import Diagnostics
import PostureModel
public import Tables

/// Runs the examples of controls: each is a small tenant with the verdict it must come to.
public struct ExampleRunner: Sendable {
  /// What the examples of a catalog came to.
  public struct Outcome: Sendable {
    /// How many examples ran.
    public let examples: Int
    /// How many controls they belong to.
    public let controls: Int
    /// One diagnostic an example that came out otherwise, in order of control and example.
    public let failures: [Diagnostic]
  }

  private let catalog: ControlCatalog
  private let schemas: any TableProvider
  private let now: Int64

  /// Creates a runner; `now` is the time of examples that state none.
  public init(catalog: ControlCatalog, schemas: any TableProvider, now: Int64) {
    self.catalog = catalog
    self.schemas = schemas
    self.now = now
  }

  /// Runs every example of every control.
  public func run() async -> Outcome {
    let found = await Assessor.inParallel(catalog.entries) { self.failures(of: $0) }
    return Outcome(
      examples: catalog.entries.reduce(0) { $0 + $1.examples.count },
      controls: catalog.entries.count,
      failures: found.flatMap { $0 }
    )
  }

  private func failures(of entry: CatalogEntry) -> [Diagnostic] {
    entry.examples.compactMap { example in
      guard let complaint = complaint(about: example, of: entry) else { return nil }
      return Diagnostic(
        "CTL0601",
        "example '\(example.name)' of \(entry.control.id) \(complaint)",
        in: entry.source.name,
        at: .position(example.position)
      )
    }
  }

  /// How an example came out otherwise than it must; nil when it came out as it must.
  private func complaint(about example: ControlExample, of entry: CatalogEntry) -> String? {
    let tables = ExampleTables(example.given, schemas: schemas)
    let result: ControlResult
    do {
      result = try CheckRunner(
        tables: tables.provider,
        functions: catalog.functions,
        collection: tables.collection,
        now: example.now.flatMap(Timestamp.ticks) ?? now
      ).result(of: entry)
    } catch {
      return "could not be run: \(error)"
    }
    let verdict = result.verdict
    guard verdict.kind == example.verdict else {
      return "came to \(verdict.kind.rawValue), not \(example.verdict.rawValue)"
        + Self.explanation(of: result)
    }
    guard let wanted = example.share, let share = verdict.share, abs(share - wanted) > 0.0005 else {
      return nil
    }
    return "came to a share of \(share), not \(wanted)" + Self.explanation(of: result)
  }

  private static func explanation(of result: ControlResult) -> String {
    switch result.verdict {
    case .error(let problem): return ": \(problem.place ?? ""): \(problem.message)"
    case .notMeasured(let missing):
      return ": " + missing.map { "\($0.table) \($0.reason)" }.joined(separator: ", ")
    case .notApplicable, .notLicensed: return ""
    case .pass, .fail, .partial:
      if result.findings.isEmpty { return ": the check found no objects" }
      let rows = result.findings.prefix(5).map { finding in
        let compliant = finding.compliant.map { "\($0)" } ?? "not judged"
        return "\(finding.object) = \(compliant)"
      }
      return ": " + rows.joined(separator: ", ")
    }
  }
}
