import PostureModel

/// The cards at a glance: the score by what is protected, and what stands beside it.
struct CardsView {
  private let assessment: Assessment
  private let chosen: [ReportCard]

  /// - Parameters:
  ///   - assessment: The run.
  ///   - chosen: The cards in sight, in their order; none for all.
  init(_ assessment: Assessment, chosen: [ReportCard]) {
    self.assessment = assessment
    self.chosen = chosen
  }

  var fields: Fields {
    let inSight = chosen.isEmpty ? ReportCard.allCases : chosen
    let rest = ReportCard.allCases.filter { !inSight.contains($0) }
    let bodies = (inSight + rest).compactMap { card in body(of: card).map { (card, $0) } }
    let there = Set(bodies.map(\.0))
    let isHidden = Set(rest)
    return [
      "cardsMarkup": Markup(
        bodies.map { card, body -> Markup in
          let hidden: Markup = isHidden.contains(card) ? " hidden" : ""
          return """
            <li class="card\(Self.shape(of: card))" data-card="\(card.rawValue)" data-title="\(card.title)"\
            \(hidden)>\(body)</li>

            """
        }
      ),
      "cardRoles": ReportCard.Role.allCases.map { role -> Fields in
        let cards = role.cards.filter(there.contains).map(\.rawValue)
        return ["optionValue": cards.joined(separator: ","), "optionTitle": role.title]
      },
    ]
  }

  /// Tables take more room than figures.
  private static func shape(of card: ReportCard) -> Markup {
    switch card {
    case .products, .frameworks, .events: " wide-card"
    case .severities, .tools, .decisions: " table-card"
    case .identities, .data, .devices, .apps, .infrastructure, .secureScore: ""
    }
  }

  /// What a card holds; nil when there is nothing to tell.
  private func body(of card: ReportCard) -> Markup? {
    switch card {
    case .identities: category(.identity, card)
    case .data: category(.data, card)
    case .devices: category(.device, card)
    case .apps: category(.apps, card)
    case .infrastructure: category(.infrastructure, card)
    case .products: products
    case .severities: severities
    case .frameworks: frameworks
    case .secureScore: secureScore
    case .tools: tools
    case .events: events
    case .decisions: decisions
    }
  }

  private func category(_ category: Category, _ card: ReportCard) -> Markup? {
    guard let tally = assessment.score.byCategory.first(where: { $0.category == category })?.tally,
      tally.controls > 0
    else { return nil }
    let results = assessment.results.filter { $0.control.category == category }
    return """
      <h3><a href="#?status=open&amp;category=\(category.rawValue)">\(card.title)</a></h3>\
      <p class=group-figure>\(Self.score(tally))<span class=dim>\(Self.points(tally))</span></p>\
      \(Chart.bar(tally.percentage))<p class=group-facts>\(Self.facts(results))</p>
      """
  }

  private static func facts(_ results: [ControlResult]) -> Markup {
    let open = results.filter(\.isOpen)
    var facts: Markup = ""
    for severity in Severity.allCases.prefix(2) {
      let count = open.count { $0.control.severity == severity }
      if count > 0 {
        facts += "<span class=\"\(severity.rawValue)\">\(count) \(severity.rawValue)</span>"
      }
    }
    facts += "<span>\(open.count) open of \(results.count)</span>"
    let unmeasured = results.count { $0.status == .notMeasured }
    if unmeasured > 0 { facts += "<span>\(unmeasured) not measured</span>" }
    return facts
  }

  private var products: Markup? {
    let products = assessment.score.byProduct.filter { $0.tally.controls > 0 }.sorted {
      // What was not measured has no score, and comes last.
      ($0.tally.percentage ?? 101) < ($1.tally.percentage ?? 101)
    }
    guard !products.isEmpty else { return nil }
    let rows = products.map { entry -> Markup in
      let results = assessment.results.filter { $0.control.product == entry.product }
      let name = entry.product.rawValue
      return """
        <tr><th scope=row><a href="#?status=open&amp;product=\(SARIFLocation.uri(name))">\(name)</a>\
        <td class=bar-column>\(Chart.bar(entry.tally.percentage))\
        <td class=num>\(Self.score(entry.tally))<td class=num>\(Self.sum(entry.tally))\
        <td class=num>\(results.count(where: \.isOpen))\
        <td class=num>\(results.count { $0.status == .notMeasured })
        """
    }
    return Self.table(
      "Products",
      "Score by product, lowest first",
      ["Product", "|Achieved", "#Score", "#Points", "#Open", "#Not measured"],
      rows
    )
  }

  private var severities: Markup? {
    let rows = Severity.allCases.map { severity -> Markup in
      let results = assessment.results.filter { $0.control.severity == severity }
      return """
        <tr><th scope=row><a href="#?status=open&amp;severity=\(severity.rawValue)">\
        <span class="sev \(severity.rawValue)">\(severity.title)</span></a>\
        <td class=num>\(results.count(where: \.isOpen))\
        <td class=num>\(results.count { $0.status == .pass })\
        <td class=num>\(results.count { $0.status == .notMeasured })
        """
    }
    return Self.table(
      "Severities",
      "Controls by severity and status",
      ["Severity", "#Open", "#Passed", "#Not measured"],
      rows
    )
  }

  private var frameworks: Markup? {
    let all = FrameworkStandings.all(of: assessment)
    guard !all.isEmpty else { return nil }
    let rows = all.map { framework -> Markup in
      let met = framework.count(of: .pass)
      let judged = met + framework.count(of: .fail) + framework.count(of: .partial)
      let share = judged > 0 ? Double(met) / Double(judged) * 100 : nil
      return """
        <tr><th scope=row><a href="#framework-\(framework.framework.rawValue)">\
        \(framework.framework.title)</a><td class=bar-column>\(Chart.bar(share))\
        <td class=num>\(met)<td class=num>\(framework.count(of: .partial))\
        <td class=num>\(framework.count(of: .fail))\
        <td class=num>\(framework.count(of: .unmeasured))
        """
    }
    return Self.table(
      "Frameworks",
      "Requirements of frameworks by what their controls came to",
      ["Framework", "|Met", "#Met", "#Partly", "#Not met", "#Not measured"],
      rows
    )
  }

  private var secureScore: Markup? {
    guard let theirs = assessment.microsoftScore else { return nil }
    let ours = assessment.score.total
    let maximum = theirs.maximum.map { " of \(NumberText.points($0))" } ?? ""
    return """
      <h3><a href="#others">Microsoft Secure Score</a></h3>\
      <p class=group-figure>\(NumberText.percentage(theirs.percentage))\
      <span class=dim>\(NumberText.points(theirs.current))\(maximum) points</span></p>\
      \(Chart.bar(theirs.percentage, "asserted"))\
      <p class=group-facts><span>ours is \(NumberText.percentage(ours.percentage))</span></p>
      """
  }

  private var tools: Markup? {
    let tools = ToolSummary.all(of: assessment.thirdParty)
    guard !tools.isEmpty else { return nil }
    let rows = tools.map { tool -> Markup in
      """
      <tr><th scope=row>\(SafeText.clipped(tool.name, to: 60))<td class=num>\(tool.verdicts.count)\
      <td class=num>\(tool.agreeing)<td class=num>\(tool.differing)
      """
    }
    return Self.table(
      "Other tools",
      "Verdicts of other tools beside ours",
      ["Tool", "#Checks", "#Agree", "#Differ"],
      rows,
      link: "#others"
    )
  }

  private var events: Markup? {
    guard !assessment.hunts.isEmpty else { return nil }
    let seen = EventsView.seenMost(assessment.hunts)
    let most = Double(seen.first?.count ?? 1)
    let rows = seen.prefix(5).map { hunt -> Markup in
      """
      <tr><th scope=row><a href="#\(hunt.control)">\(SafeText.clipped(hunt.title, to: 120))</a>\
      <td class=bar-column>\(Chart.bar(Double(hunt.count) / most * 100, "open"))\
      <td class=num>\(Words.grouped(hunt.count))
      """
    }
    guard !rows.isEmpty else {
      return "<h3><a href=\"#events\">Events</a></h3><p>Nothing that is open was seen in use.</p>"
    }
    return Self.table(
      "Events",
      "What is open and being used, most often first",
      ["What is being used", "|Share", "#Times"],
      rows,
      link: "#events"
    )
  }

  private var decisions: Markup? {
    guard !assessment.waivers.isEmpty else { return nil }
    let waivers = assessment.waivers
    let active = waivers.filter { $0.state == .active }
    let facts: [(String, Int)] = [
      ("Risks accepted", active.count { $0.decision == .accepted }),
      ("Met another way", active.count { $0.decision == .asserted }),
      ("Expired", waivers.count { $0.state == .expired }),
      ("Without effect", waivers.count { $0.state == .unused }),
    ]
    return Self.table(
      "Decisions",
      "Recorded decisions by what they do",
      ["Decision", "#Number"],
      facts.map { name, count -> Markup in "<tr><th scope=row>\(name)<td class=num>\(count)" },
      link: "#evidence"
    )
  }

  private static func score(_ tally: Tally) -> String {
    tally.percentage == nil ? "No score" : NumberText.percentage(tally.percentage)
  }

  private static func points(_ tally: Tally) -> String {
    tally.possible > 0 ? sum(tally) + " points" : "nothing measured"
  }

  private static func sum(_ tally: Tally) -> String {
    tally.possible > 0
      ? "\(NumberText.points(tally.achieved)) of \(NumberText.points(tally.possible))" : "–"
  }

  /// A table under a head; a column that begins with `#` holds numbers, one with `|` bars.
  private static func table(
    _ title: String,
    _ caption: String,
    _ columns: [String],
    _ rows: [Markup],
    link: String? = nil
  ) -> Markup {
    let heads = columns.map { column -> Markup in
      switch column.first {
      case "#": "<th scope=col class=num>\(String(column.dropFirst()))"
      case "|":
        "<th scope=col class=bar-column><span class=hidden>\(String(column.dropFirst()))</span>"
      default: "<th scope=col>\(column)"
      }
    }
    let head: Markup = link.map { "<a href=\"\($0)\">\(title)</a>" } ?? "\(title)"
    return """
      <h3>\(head)</h3><div class=scroll role=region aria-label="\(title) at a glance" tabindex=0>\
      <table class=groups><caption class=hidden>\(caption)</caption>\
      <thead><tr>\(Markup(heads))<tbody>\(Markup(rows))</table></div>
      """
  }
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
