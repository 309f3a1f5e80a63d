import PostureModel

/// The requirements of other catalogues, and what the controls behind them came to.
struct FrameworksView {
  let assessment: Assessment

  init(_ assessment: Assessment) { self.assessment = assessment }

  /// Up to how many controls a requirement names; more become a link to the filtered findings.
  static let namedControls = 2

  var fields: Fields {
    ["frameworks": FrameworkStandings.all(of: assessment).map(Self.fields)]
  }

  private static func fields(of framework: FrameworkStandings) -> Fields {
    let words = FrameworkStandings.Standing.allCases.compactMap { standing -> String? in
      let count = framework.count(of: standing)
      return count > 0 ? "\(count) \(standing.title.lowercased())" : nil
    }
    let count = Words.count(framework.requirements.count, "requirement")
    return [
      "frameworkAnchor": "framework-\(framework.framework.rawValue)",
      "frameworkTitle": framework.framework.title,
      "frameworkSummary": "\(count): \(words.joined(separator: ", "))",
      "requirementsMarkup": Markup(
        framework.requirements.map { requirement -> Markup in
          let names = requirement.results.map(\.control.id)
          return """
            <tr><th scope=row>\(requirement.identifier)\
            <td><span class="word \(requirement.standing.rawValue)">\
            \(requirement.standing.title)</span>\
            <td>\(controls(names, of: requirement.identifier))
            """
        }
      ),
    ]
  }

  /// The controls behind a requirement: their names, or where they are listed.
  static func controls(_ names: [String], of requirement: String) -> Markup {
    guard names.count > namedControls else {
      return Markup(names.map { name -> Markup in "<a href=\"#\(name)\">\(name)</a> " })
    }
    let query = SARIFLocation.uri(requirement)
    return "<a href=\"#?status=&amp;q=\(query)\">\(Words.count(names.count, "control"))</a>"
  }
}
