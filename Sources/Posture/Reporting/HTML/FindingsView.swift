import Parallel
import PostureModel

/// The table of all controls, with everything about each.
struct FindingsView {
  let assessment: Assessment
  let limits: HTMLFormat.Limits
  let templates: PageTemplates
  let history: RunHistory?

  init(
    _ assessment: Assessment,
    limits: HTMLFormat.Limits,
    templates: PageTemplates,
    history: RunHistory? = nil
  ) {
    self.assessment = assessment
    self.limits = limits
    self.templates = templates
    self.history = history
  }

  var fields: Fields {
    let ordered = assessment.results.sorted(by: FindingsOrder.areInOrder)
    let present = Set(ordered.map(\.status))
    return [
      "controlRows": controlRows(ordered),
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

  /// The rows of the table, which are most of the page: they are rendered side by side.
  private func controlRows(_ results: [ControlResult]) -> String {
    let waivers = Dictionary(assessment.waivers.map { ($0.id, $0) }) { first, _ in first }
    var budget = limits.rowsInReport
    let hunts = Dictionary(assessment.hunts.map { ($0.control, $0) }) { first, _ in first }
    let (limits, templates, history) = (limits, templates, history)
    let pieces = results.map { result in
      defer { budget -= ObjectRows.count(of: result, limits: limits, budget: budget) }
      return (result: result, budget: budget)
    }
    return pieces.parallelMap { piece in
      let rows = ObjectRows(piece.result, limits: limits, budget: piece.budget)
      let view = ControlView(
        piece.result,
        rows: rows,
        waivers: waivers,
        hunt: hunts[piece.result.control.id],
        limits: limits,
        past: history?.controls[piece.result.control.id] ?? []
      )
      return templates.control(view.fields)
    }
    .joined()
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
