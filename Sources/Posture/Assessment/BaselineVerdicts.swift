public import ControlCatalog
public import Documents
public import PostureModel
public import Tables

/// Says an assessment in the words of a baseline.
public enum BaselineVerdicts {
  /// Judges every requirement of a baseline, in its order.
  ///
  /// Where the framework's own tool made the export (`document`), its own check decides. Otherwise
  /// the controls do: a requirement that several answer takes the worst of their verdicts; one that
  /// none answers could not be told.
  ///
  /// - Parameters:
  ///   - baseline: The baseline.
  ///   - results: What the controls came to, as far as they were asked.
  ///   - collection: What became of the tables that the controls read.
  ///   - document: The export of the framework's own tool.
  ///   - tables: The tables, which hold the tenant's own configuration of the baseline.
  ///   - withRetired: Whether requirements that the framework has withdrawn are judged too.
  ///   - findsNearMisses: Whether to find out what could be declared so that a requirement passes.
  ///   - now: The time that ends of omissions are compared with, in ticks.
  /// - Returns: What is said about every requirement that counts.
  public static func outcome(
    of baseline: Baseline,
    results: [ControlResult],
    collection: [CollectionStatus] = [],
    document: JSONNode? = nil,
    tables: any TableProvider,
    withRetired: Bool = false,
    findsNearMisses: Bool = false,
    now: Int64
  ) -> BaselineOutcome {
    let configuration = BaselineConfiguration(of: baseline, tables: tables, now: now)
    let states = Dictionary(collection.map { ($0.table, $0.state) }) { first, _ in first }
    var answers: [String: [ControlResult]] = [:]
    for result in results {
      for id in result.control.identifiers(in: baseline.framework) {
        answers[id, default: []].append(result)
      }
    }
    var ownChecks = document.map { BaselineOwnChecks(baseline, document: $0) }
    let requirements = baseline.parts.flatMap { part in
      let own = ownChecks?.verdicts(of: part) ?? [:]
      let open = part.requirements.filter { own[$0.id] == .fail || own[$0.id] == .warning }
      let near =
        findsNearMisses
        ? document.map { BaselineNearMiss(baseline, part, document: $0).declarations(for: open) }
        : nil
      return part.requirements.filter { withRetired || !$0.isRetired }.map { requirement in
        let results = answers[requirement.id] ?? []
        let controls =
          results.isEmpty
          ? nil : worst(results.map { verdict($0, requirement, states) })
        let measured =
          requirement.isManual ? .manual : own[requirement.id] ?? controls ?? .error
        return BaselineOutcome.Requirement(
          id: requirement.id,
          title: requirement.title,
          level: requirement.level.rawValue,
          verdict: configuration.adjusting(measured, of: requirement.id),
          measured: measured,
          isOwnCheck: own[requirement.id] != nil,
          controlVerdict: controls,
          controls: results.map(\.control.id),
          reading: reading(of: requirement, results, own: own[requirement.id], controls),
          byHand: requirement.byHand,
          declared: configuration.text(about: requirement.id),
          nearMiss: near?[requirement.id]
        )
      }
    }
    return BaselineOutcome(
      id: baseline.id,
      title: baseline.title,
      requirements: requirements,
      remarks: configuration.remarks(on: baseline)
    )
  }

  /// How the controls read a requirement; where that is not stated and they come to another verdict
  /// than the framework's own check, why they do.
  private static func reading(
    of requirement: Baseline.Requirement,
    _ results: [ControlResult],
    own: BaselineVerdict?,
    _ controls: BaselineVerdict?
  ) -> String? {
    if let stated = requirement.reading ?? requirement.unanswered { return stated }
    guard let own, let controls, own != controls else { return nil }
    for result in results {
      switch result.verdict {
      case .notLicensed(let plans):
        return "Our control counts what the tenant has no licence for as not met"
          + (plans.first.map { " (\($0) or the like)" } ?? "") + "."
      case .notMeasured: return "Our control has no verdict on what was not collected."
      case .notApplicable: return "Our control does not apply to this tenant."
      default: continue
      }
    }
    return own == .error ? "Our control does without what the framework's check lacks." : nil
  }

  private static func verdict(
    _ result: ControlResult,
    _ requirement: Baseline.Requirement,
    _ states: [String: CollectionStatus.State]
  ) -> BaselineVerdict {
    let unmet: BaselineVerdict = requirement.level == .shall ? .fail : .warning
    switch result.verdict {
    case .pass: return .pass
    case .fail, .partial: return unmet
    case .notApplicable: return requirement.whenNotApplicable == .pass ? .pass : .na
    case .notMeasured, .error: return .error
    case .notLicensed:
      // What the tenant lacks the licence for is not met, but only where one could look.
      let isBlind = result.tables.contains { states[$0] == .failed || states[$0] == .absent }
      return isBlind ? .error : unmet
    }
  }

  private static func worst(_ verdicts: [BaselineVerdict]) -> BaselineVerdict {
    let order: [BaselineVerdict] = [.error, .fail, .warning, .na, .pass]
    return order.first { verdicts.contains($0) } ?? .error
  }
}
