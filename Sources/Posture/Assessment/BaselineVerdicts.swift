public import ControlCatalog
public import Documents
public import PostureModel
public import Tables

/// The words in which a baseline judges a requirement.
public enum BaselineVerdict: String, Sendable, Hashable, CaseIterable {
  case pass
  case fail
  /// A requirement that should, but need not, be met is not met.
  case warning
  case na
  /// Only a person can tell.
  case manual
  /// It could not be told.
  case error
  /// The tenant's configuration leaves it out.
  case omitted
  /// The tenant's configuration says that the verdict is wrong.
  case incorrect
}

/// What a baseline says about one requirement.
public struct BaselineJudgement: Sendable {
  /// The requirement.
  public let requirement: Baseline.Requirement
  /// What stands, after the tenant's configuration.
  public let verdict: BaselineVerdict
  /// What it was before the tenant's configuration.
  public let measured: BaselineVerdict
  /// What our controls come to, when they were asked and answer the requirement.
  public let controls: BaselineVerdict?
  /// The controls that answer the requirement.
  public let answeredBy: [String]
}

/// Says an assessment in the words of a baseline.
public struct BaselineVerdicts: Sendable {
  /// What it says of every requirement, in the order of the baseline.
  public let judgements: [BaselineJudgement]

  /// Judges every requirement of a baseline.
  ///
  /// Where the framework's own tool made the export (`document`), its own check decides. Otherwise
  /// the controls do: a requirement that several answer takes the worst of their verdicts; one that
  /// none answers could not be told. `tables` holds the tenant's own configuration of the baseline.
  public init(
    _ baseline: Baseline,
    of assessment: PostureModel.Assessment,
    document: JSONNode? = nil,
    tables: any TableProvider,
    withRetired: Bool = false,
    now: Int64
  ) {
    let configuration = BaselineConfiguration(tables: tables, now: now)
    let states = Dictionary(assessment.collection.map { ($0.table, $0.state) }) { first, _ in first
    }
    var answers: [String: [ControlResult]] = [:]
    for result in assessment.results {
      for id in result.control.identifiers(in: baseline.framework) {
        answers[id, default: []].append(result)
      }
    }
    var ownChecks = document.map { BaselineOwnChecks(baseline, document: $0) }
    judgements = baseline.parts.flatMap { part in
      let own = ownChecks?.verdicts(of: part) ?? [:]
      return part.requirements.filter { withRetired || !$0.isRetired }.map { requirement in
        let results = answers[requirement.id] ?? []
        let controls =
          results.isEmpty
          ? nil : Self.worst(results.map { Self.verdict($0, requirement, states) })
        let measured =
          requirement.isManual ? .manual : own[requirement.id] ?? controls ?? .error
        return BaselineJudgement(
          requirement: requirement,
          verdict: configuration.adjusting(measured, of: requirement.id),
          measured: measured,
          controls: controls,
          answeredBy: results.map(\.control.id)
        )
      }
    }
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
