import PostureModel

/// What a control came to over time in a line: `Pass since 2026-03-01; before: Fail since 2026-01-01`.
enum PastSentence {
  /// How many stretches are told at most, the last ones.
  static let longest = 4

  /// The line, the newest stretch first.
  static func text(of moments: [ControlMoment]) -> String {
    var stretches: [(moment: ControlMoment, runs: Int)] = []
    for moment in moments {
      if let last = stretches.last, isSame(last.moment, moment) {
        stretches[stretches.count - 1].runs += 1
      } else {
        stretches.append((moment, 1))
      }
    }
    let told = stretches.suffix(longest).reversed().map { stretch in
      let since = stretch.moment.date.map { " since \(Words.day($0))" } ?? ""
      return name(of: stretch.moment) + since + " (\(Words.count(stretch.runs, "run")))"
    }
    let head = told.first ?? ""
    let before = told.dropFirst().joined(separator: ", ")
    return before.isEmpty ? head : "\(head); before: \(before)"
  }

  private static func isSame(_ left: ControlMoment, _ right: ControlMoment) -> Bool {
    left.verdict == right.verdict && left.achieved == right.achieved
      && left.possible == right.possible
  }

  private static func name(of moment: ControlMoment) -> String {
    guard moment.verdict == .partial else { return moment.verdict.title }
    return "\(NumberText.points(moment.achieved)) of \(NumberText.points(moment.possible))"
  }
}
