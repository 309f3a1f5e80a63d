import PostureModel

/// What the requirements of a framework come to by the controls behind them.
struct FrameworkStandings {
  /// The framework.
  let framework: Framework
  /// Its requirements in their natural order, with their controls and what those say together.
  let requirements: [(identifier: String, results: [ControlResult], standing: Standing)]

  /// The frameworks that the run's controls are mapped to.
  static func all(of assessment: Assessment) -> [FrameworkStandings] {
    Framework.allCases.compactMap { FrameworkStandings($0, of: assessment) }
  }

  private init?(_ framework: Framework, of assessment: Assessment) {
    var controls: [String: [Int]] = [:]
    for (index, result) in assessment.results.enumerated() {
      for entry in result.control.crosswalk where entry.framework == framework {
        for identifier in Set(entry.identifiers) { controls[identifier, default: []].append(index) }
      }
    }
    guard !controls.isEmpty else { return nil }
    self.framework = framework
    requirements = NaturalOrder.sorted(controls.keys).map { identifier in
      let results = (controls[identifier] ?? []).map { assessment.results[$0] }
      return (identifier, results, Standing(of: results))
    }
  }

  /// How many requirements stand so.
  func count(of standing: Standing) -> Int { requirements.count { $0.standing == standing } }

  /// What the controls of a requirement say about it together.
  enum Standing: String, CaseIterable {
    case fail
    case partial
    case unmeasured
    case asserted
    case pass
    case outside

    init(of results: [ControlResult]) {
      let statuses = results.map(\.status)
      let isFailing = statuses.contains { $0 == .fail || $0 == .partial || $0 == .accepted }
      let isMet = statuses.contains { $0 == .pass }
      if isFailing {
        self = isMet || statuses.contains(.partial) ? .partial : .fail
      } else if statuses.contains(where: { $0 == .notMeasured || $0 == .error }) {
        self = .unmeasured
      } else if statuses.contains(.asserted) {
        self = .asserted
      } else {
        self = isMet ? .pass : .outside
      }
    }

    var title: String {
      switch self {
      case .fail: "Not met"
      case .partial: "Partly met"
      case .unmeasured: "Not measured"
      case .asserted: "Asserted"
      case .pass: "Met"
      case .outside: "Out of scope"
      }
    }
  }
}
