public import ControlCatalog
import Glibc
public import PostureModel

/// Asks every control of a catalog about one tenant's evidence.
public struct Assessor: Sendable {
  private let catalog: ControlCatalog

  /// Creates an assessor.
  public init(catalog: ControlCatalog) {
    self.catalog = catalog
  }

  /// The assessment of one tenant.
  ///
  /// Controls run side by side, as many as there are processors; the result does not depend on it.
  /// Throws only when the evidence itself cannot be read.
  ///
  /// `hunts` are what events show, which has a say in what to do first. Where decisions are applied to
  /// the assessment, they recommend by what they leave: `recommends` is false then.
  public func assess(
    _ input: AssessmentInput,
    hunts: [HuntResult] = [],
    recommends: Bool = true
  ) async throws -> Assessment {
    let runner = try CheckRunner(
      tables: input.tables,
      functions: catalog.functions,
      collection: input.collection,
      properties: PropertyGate(lacks: input.lacks, defaults: catalog.defaults),
      now: input.now
    )
    let results = await Self.inParallel(catalog.entries) { runner.result(of: $0) }
    let score = Scoring.score(results)
    let actions = recommends ? Recommender.recommend(results, score: score, hunts: hunts) : []
    return Assessment(
      provenance: input.provenance,
      results: results,
      score: score,
      recommendations: actions,
      collection: input.collection.sorted { $0.table < $1.table },
      problems: input.problems
    )
  }

  /// The transformed elements in their order, computed by a bounded number of tasks.
  static func inParallel<Element: Sendable, Result: Sendable>(
    _ elements: [Element],
    _ transform: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    let width = max(1, min(elements.count, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    return await withTaskGroup(of: (Int, Result).self) { group in
      var next = 0
      while next < min(width, elements.count) {
        let index = next
        group.addTask { (index, transform(elements[index])) }
        next += 1
      }
      var results = [Result?](repeating: nil, count: elements.count)
      for await (index, result) in group {
        results[index] = result
        guard next < elements.count else { continue }
        let index = next
        group.addTask { (index, transform(elements[index])) }
        next += 1
      }
      return results.compactMap(\.self)
    }
  }
}
