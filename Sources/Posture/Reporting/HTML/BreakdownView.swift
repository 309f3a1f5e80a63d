import PostureModel

/// The score by category, product and severity.
struct BreakdownView {
  let assessment: Assessment

  init(_ assessment: Assessment) { self.assessment = assessment }

  var fields: Fields {
    let results = assessment.results
    let products = assessment.score.byProduct.sorted { left, right in
      // What was not measured has no score, and comes last.
      (left.tally.percentage ?? 101) < (right.tally.percentage ?? 101)
    }
    return [
      "categories": assessment.score.byCategory.filter { $0.tally.controls > 0 }.map { entry in
        group(entry.category.rawValue, entry.tally, results.filter { $0.isIn(entry.category) })
      },
      "products": products.filter { $0.tally.controls > 0 }.map { entry in
        group(entry.product.rawValue, entry.tally, results.filter { $0.isIn(entry.product) })
      },
      "severities": Severity.allCases.map(severity),
    ]
  }

  private func group(_ name: String, _ tally: Tally, _ results: [ControlResult]) -> Fields {
    let open = results.filter(\.isOpen)
    let unmeasured = results.count { $0.status == .notMeasured }
    return [
      "groupName": name,
      "groupValue": Self.fragment(name),
      "groupScore": tally.percentage == nil ? "No score" : NumberText.percentage(tally.percentage),
      "groupPoints": tally.possible > 0
        ? "\(NumberText.points(tally.achieved)) of \(NumberText.points(tally.possible)) points"
        : "nothing measured",
      "groupWidth": NumberText.points(tally.percentage ?? 0),
      "groupOpen": open.count,
      "groupUnmeasured": unmeasured,
      "groupFacts": facts(open, unmeasured: unmeasured, controls: results.count),
    ]
  }

  private func facts(_ open: [ControlResult], unmeasured: Int, controls: Int) -> [Fields] {
    var facts: [Fields] = Severity.allCases.prefix(2).compactMap { severity in
      let count = open.count { $0.control.severity == severity }
      guard count > 0 else { return nil }
      return ["factClass": severity.rawValue, "factText": "\(count) \(severity.rawValue)"]
    }
    facts.append(["factClass": "", "factText": "\(open.count) open of \(controls)"])
    if unmeasured > 0 {
      facts.append(["factClass": "", "factText": "\(unmeasured) not measured"])
    }
    return facts
  }

  private func severity(_ severity: Severity) -> Fields {
    let results = assessment.results.filter { $0.control.severity == severity }
    return [
      "severityValue": severity.rawValue,
      "severityTitle": severity.title,
      "severityOpen": results.count(where: \.isOpen),
      "severityPassed": results.count { $0.status == .pass },
      "severityUnmeasured": results.count { $0.status == .notMeasured },
    ]
  }

  /// A word of our own vocabularies in a fragment.
  static func fragment(_ text: String) -> String {
    SARIFLocation.uri(text)
  }
}

extension ControlResult {
  fileprivate func isIn(_ category: Category) -> Bool { control.category == category }
  fileprivate func isIn(_ product: Product) -> Bool { control.product == product }
}

extension Severity {
  /// Its name for readers.
  var title: String {
    switch self {
    case .critical: "Critical"
    case .high: "High"
    case .medium: "Medium"
    case .low: "Low"
    }
  }
}
