import PostureModel

/// The requirements of other catalogues, and what the controls behind them came to.
struct FrameworksView {
  let assessment: Assessment

  init(_ assessment: Assessment) { self.assessment = assessment }

  /// Up to how many controls a requirement names; more become a link to the filtered findings.
  static let namedControls = 2

  var fields: Fields {
    ["frameworks": Framework.allCases.compactMap(framework)]
  }

  private func framework(_ framework: Framework) -> Fields? {
    var controls: [String: [ControlResult]] = [:]
    for result in assessment.results {
      for entry in result.control.crosswalk where entry.framework == framework {
        for identifier in Set(entry.identifiers) {
          controls[identifier, default: []].append(result)
        }
      }
    }
    guard !controls.isEmpty else { return nil }
    let requirements = NaturalOrder.sorted(controls.keys).map { identifier in
      (identifier: identifier, results: controls[identifier] ?? [])
    }
    let standings = requirements.map { Standing(of: $0.results) }
    let words = Standing.allCases.compactMap { standing -> String? in
      let count = standings.count { $0 == standing }
      return count > 0 ? "\(count) \(standing.title.lowercased())" : nil
    }
    return [
      "frameworkTitle": framework.title,
      "frameworkSummary":
        "\(Words.count(requirements.count, "requirement")): \(words.joined(separator: ", "))",
      "requirements": zip(requirements, standings).map { requirement, standing -> Fields in
        let isNamed = requirement.results.count <= Self.namedControls
        return [
          "requirementID": requirement.identifier,
          "requirementClass": standing.rawValue,
          "requirementStatus": standing.title,
          "requirementControls": isNamed ? requirement.results.map(\.control.id) : [],
          "requirementCount": given(
            isNamed ? nil : Words.count(requirement.results.count, "control")
          ),
        ]
      },
    ]
  }

  /// What the controls of a requirement say about it together.
  private enum Standing: String, CaseIterable {
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
