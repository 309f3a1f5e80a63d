import PostureModel

/// How a control's points came about, in a sentence.
enum PointsSentence {
  static func text(for result: ControlResult) -> String {
    let source = result.control.pointsSource.text.map { " (\($0))" } ?? ""
    let worth = "Worth \(points(result.control.points))\(source)"
    switch result.verdict {
    case .notApplicable(let reason): return "\(worth), in no sum: \(reason)."
    case .notMeasured: return "\(worth), in no sum: the evidence is missing."
    case .notLicensed(let plans):
      return "\(worth), in no sum: the tenant has none of the service plans "
        + "\(plans.joined(separator: ", "))."
    case .error: return "\(worth), in no sum: the check itself failed."
    case .pass, .fail, .partial: break
    }
    if case .asserted = result.standing {
      return "\(worth), in no sum: it rests on somebody’s word. \(rule(result))"
    }
    let told = result.control.pointsSource.text.map { " Its points are \($0)." } ?? ""
    return "\(rule(result)) \(arithmetic(result))\(unknown(result))\(told)"
  }

  private static func rule(_ result: ControlResult) -> String {
    let counts = result.counts
    let judged = counts.compliant + counts.noncompliant
    guard judged > 0 else {
      return result.verdict == .pass
        ? "There is no object that it could fail on." : "There is no object that meets it."
    }
    let met = "\(Words.grouped(counts.compliant)) of \(Words.grouped(judged)) meet it"
    return switch result.control.check.pass {
    case .all: "Every object must meet it; \(met)."
    case .any: "One object that meets it is enough; \(met)."
    case .share: "The points follow the share of objects; \(met)."
    case .atLeast(let count): "At least \(Words.grouped(count)) must meet it; \(met)."
    }
  }

  private static func arithmetic(_ result: ControlResult) -> String {
    let gained =
      "\(NumberText.points(result.pointsAchieved)) of \(points(result.pointsPossible))"
    guard case .partial(let share) = result.verdict else { return "\(gained)." }
    return "\(NumberText.percentage(share * 100)) × \(NumberText.points(result.pointsPossible)) = "
      + "\(gained)."
  }

  private static func unknown(_ result: ControlResult) -> String {
    result.counts.unknown > 0
      ? " \(Words.count(result.counts.unknown, "object")) could not be judged and left the share."
      : ""
  }

  private static func points(_ value: Double) -> String {
    "\(NumberText.points(value)) \(value == 1 ? "point" : "points")"
  }
}
