import Comparison
import PostureModel

/// What others say beside us: Microsoft's own Secure Score, and the verdicts of other tools.
struct OthersView {
  let assessment: Assessment
  let limits: HTMLFormat.Limits

  init(_ assessment: Assessment, limits: HTMLFormat.Limits) {
    self.assessment = assessment
    self.limits = limits
  }

  /// Whether there is anything to show.
  var isEmpty: Bool { assessment.microsoftScore == nil && assessment.thirdParty.isEmpty }

  var fields: Fields {
    guard !isEmpty else { return ["others": false] }
    let tools = ToolSummary.all(of: assessment.thirdParty)
    return [
      "others": [
        "microsoft": assessment.microsoftScore.map { microsoft($0) as Any } ?? false,
        "tools": tools.map(fields),
      ] as Fields
    ]
  }

  // MARK: - Microsoft's Secure Score

  private func microsoft(_ score: MicrosoftScore) -> Fields {
    let lines = SecureScoreComparison(assessment)?.lines ?? []
    // What differs is why anybody looks.
    let ordered = lines.filter { $0.reason != .same } + lines.filter { $0.reason == .same }
    return [
      "sidesMarkup": Markup(sides(score)),
      "theirSource": source(of: score),
      "theirActions": Words.count(ordered.count, "improvement action"),
      "hasTheirActions": !ordered.isEmpty,
      "actionsMarkup": Markup(ordered.prefix(limits.listedItems).map(Self.row)),
    ]
  }

  private func source(of score: MicrosoftScore) -> String {
    var sentences = [
      "From \(score.source)" + (score.date.map { " of \(Words.time($0))" } ?? "")
        + ", \(SafeText.clipped(score.place, to: 200))."
    ]
    switch score.isReproduced {
    case true: sentences.append("Its actions add up to its total, to the last digit.")
    case false: sentences.append("Its actions do not add up to its total.")
    default: break
    }
    if score.asserted > 0 {
      sentences.append(
        "\(NumberText.points(score.asserted)) of its points are an administrator’s word."
      )
    }
    return sentences.joined(separator: " ")
  }

  /// A line for the whole and one for each category that either side has.
  private func sides(_ score: MicrosoftScore) -> [Markup] {
    var theirs: [Category: (current: Double, maximum: Double)] = [:]
    for action in score.actions {
      guard let points = action.score, let maximum = action.maximum,
        let category = action.category.flatMap(Self.category)
      else { continue }
      theirs[category, default: (0, 0)].current += points
      theirs[category, default: (0, 0)].maximum += maximum
    }
    var rows = [
      side(
        "Total",
        assessment.score.total,
        current: score.current,
        maximum: score.maximum
      )
    ]
    for category in Category.allCases {
      let ours = assessment.score.byCategory.first { $0.category == category }?.tally ?? Tally()
      let their = theirs[category]
      guard ours.possible > 0 || their != nil else { continue }
      rows.append(
        side(category.rawValue, ours, current: their?.current, maximum: their?.maximum)
      )
    }
    return rows
  }

  private func side(_ name: String, _ ours: Tally, current: Double?, maximum: Double?) -> Markup {
    let theirs = current.flatMap { current in
      maximum.flatMap { $0 > 0 ? current / $0 * 100 : nil }
    }
    return """
      <tr><th scope=row>\(name)<td class=bar-column>\(Chart.bar(ours.percentage))\
      <td class=num>\(NumberText.percentage(ours.percentage))\
      <td class=num>\(Self.points(ours.achieved, of: ours.possible))\
      <td class=bar-column>\(Chart.bar(theirs, "asserted"))\
      <td class=num>\(NumberText.percentage(theirs))\
      <td class=num>\(current.map { Self.points($0, of: maximum) } ?? "–")
      """
  }

  private static func points(_ achieved: Double, of possible: Double?) -> String {
    guard let possible else { return NumberText.points(achieved) }
    return possible > 0
      ? "\(NumberText.points(achieved)) of \(NumberText.points(possible))" : "–"
  }

  private static func category(_ name: String) -> Category? {
    let wanted = name.lowercased()
    return Category.allCases.first { category in
      let own = category.rawValue.lowercased()
      return own == wanted || own + "s" == wanted
    }
  }

  /// An action with what our controls come to in its points, and why the two differ.
  private static func row(_ line: SecureScoreComparison.Line) -> Markup {
    let action = line.action
    let isCompared = line.difference != nil
    let style = line.reason == .same ? "pass" : isCompared ? "partial" : "outside"
    let word = line.reason == .same ? "the same" : isCompared ? "differs" : "not compared"
    return """
      <tr><th scope=row>\(SafeText.clipped(action.title ?? action.name, to: 200))\
      <td>\(action.category ?? "–")<td>\(action.state ?? "–")\
      <td class=num>\(action.score.map { points($0, of: action.maximum) } ?? "–")\
      <td class=num>\(line.ours.map(NumberText.points) ?? "–")\
      <td><span class="word \(style)">\(word)</span> \
      <span class=dim>\(SafeText.clipped(line.explanation, to: 300))</span>\
      <td>\(FrameworksView.controls(line.controls, of: action.name))
      """
  }

  // MARK: - Other tools

  private func fields(of tool: ToolSummary) -> Fields {
    // What both say differently is why anybody looks.
    let rank = { (verdict: ThirdPartyVerdict) in
      verdict.agrees == false ? 0 : verdict.agrees == true ? 1 : 2
    }
    let ordered = tool.verdicts.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }.map(\.element)
    let further = ordered.count - limits.listedItems
    return [
      "toolName": SafeText.clipped(SafeText.oneLine(tool.name), to: 80),
      "toolSummary":
        "\(Words.count(tool.verdicts.count, "check")): \(tool.agreeing) as ours, "
        + "\(tool.differing) otherwise, "
        + "\(tool.verdicts.count - tool.agreeing - tool.differing) without a control of ours",
      "verdictsMarkup": Markup(ordered.prefix(limits.listedItems).map(Self.row)),
      "verdictsMore": given(
        further > 0 ? "\(Words.grouped(further)) more in the JSON report." : nil
      ),
    ]
  }

  private static func row(_ verdict: ThirdPartyVerdict) -> Markup {
    let ours: Markup =
      verdict.ours.map {
        "<span class=\"word \($0.rawValue)\">\($0.title)</span>"
      } ?? "–"
    let standing: String
    switch verdict.agrees {
    case true: standing = "the same"
    case false: standing = "differs"
    default: standing = "–"
    }
    return """
      <tr><th scope=row>\(SafeText.clipped(verdict.check, to: 80)) \
      <span class=dim>\(SafeText.clipped(verdict.title, to: 200))</span>\
      <td><span class="word \(verdict.verdict.rawValue)">\(SafeText.clipped(verdict.said, to: 40))</span>\
      <td>\(ours)<td>\(standing)\
      <td>\(FrameworksView.controls(verdict.controls, of: verdict.check))\
      <td class=origin>\(SafeText.clipped(verdict.place, to: 200))
      """
  }
}

/// The verdicts of one tool.
struct ToolSummary {
  /// What it is called, with its version.
  let name: String
  /// Its verdicts in their order.
  let verdicts: [ThirdPartyVerdict]
  /// How many say what ours say.
  var agreeing: Int { verdicts.count { $0.agrees == true } }
  /// How many say otherwise.
  var differing: Int { verdicts.count { $0.agrees == false } }

  /// The tools in the order in which their verdicts come.
  static func all(of verdicts: [ThirdPartyVerdict]) -> [ToolSummary] {
    var names: [String] = []
    var byName: [String: [ThirdPartyVerdict]] = [:]
    for verdict in verdicts {
      let name = [verdict.tool, verdict.toolVersion].compactMap { $0 }.joined(separator: " ")
      if byName[name] == nil { names.append(name) }
      byName[name, default: []].append(verdict)
    }
    return names.map { ToolSummary(name: $0, verdicts: byName[$0] ?? []) }
  }
}
