import PostureModel

/// The table of all controls, with everything about each.
struct FindingsView {
  let assessment: Assessment
  let limits: HTMLFormat.Limits

  init(_ assessment: Assessment, limits: HTMLFormat.Limits) {
    self.assessment = assessment
    self.limits = limits
  }

  var fields: Fields {
    let ordered = assessment.results.sorted(by: FindingsOrder.areInOrder)
    let waivers = Dictionary(assessment.waivers.map { ($0.id, $0) }) { first, _ in first }
    var budget = limits.rowsInReport
    let controls = ordered.map { result -> Fields in
      let rows = ObjectRows(result, limits: limits, budget: budget)
      budget -= rows.shownCount
      return ControlView(result, rows: rows, waivers: waivers, limits: limits).fields
    }
    let present = Set(ordered.map(\.status))
    return [
      "controls": controls,
      "statusOptions": Status.allCases.filter(present.contains).map {
        option($0.rawValue, $0.title)
      },
      "severityOptions": Severity.allCases.map { option($0.rawValue, $0.title) },
      "productOptions": assessment.score.byProduct.map {
        option($0.product.rawValue, $0.product.rawValue)
      },
      "categoryOptions": assessment.score.byCategory.map {
        option($0.category.rawValue, $0.category.rawValue)
      },
      "effortOptions": Cost.allCases.map { option($0.rawValue, ControlView.title(of: $0)) },
      "frameworkOptions": Framework.allCases.filter(isMapped).map {
        option($0.shortTitle, $0.title)
      },
      "licenceOptions": Set(ordered.flatMap(\.control.licence)).sorted().map { option($0, $0) },
    ]
  }

  private func option(_ value: String, _ title: String) -> Fields {
    ["optionValue": value, "optionTitle": title]
  }

  private func isMapped(_ framework: Framework) -> Bool {
    assessment.results.contains { result in
      result.control.crosswalk.contains { $0.framework == framework }
    }
  }
}
