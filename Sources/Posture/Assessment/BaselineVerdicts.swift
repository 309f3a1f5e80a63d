public import ControlCatalog
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

/// Says an assessment in the words of a baseline.
public struct BaselineVerdicts: Sendable {
  /// The verdict of every requirement, in the order of the baseline.
  public let verdicts: [(requirement: String, verdict: BaselineVerdict)]

  /// Judges every requirement of a baseline.
  ///
  /// A requirement that several controls answer takes the worst of their verdicts; one that none
  /// answers could not be told. `tables` holds the tenant's own configuration of the baseline.
  public init(
    _ baseline: Baseline,
    of assessment: PostureModel.Assessment,
    tables: any TableProvider,
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
    verdicts = baseline.requirements.map { requirement in
      let measured =
        requirement.isManual
        ? BaselineVerdict.manual
        : Self.worst((answers[requirement.id] ?? []).map { Self.verdict($0, requirement, states) })
      return (requirement.id, configuration.adjusting(measured, of: requirement.id))
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
