import PostureModel
import Tables

/// Puts a score together and adds it up again.
enum MicrosoftScoreSum {
  /// The score with the sums of its actions beside what the export states.
  static func score(
    current: Double?,
    maximum: Double?,
    date: String?,
    source: String,
    place: String,
    actions: [MicrosoftScore.Action]
  ) -> MicrosoftScore? {
    let scores = sum(actions.map(\.score))
    let maxima = sum(actions.map(\.maximum))
    guard let shown = current ?? scores?.double else { return nil }
    var reproduced: Bool?
    if let current, let scores {
      reproduced = equal(scores, current)
      if let maximum, let maxima { reproduced = reproduced == true && equal(maxima, maximum) }
    }
    return MicrosoftScore(
      date: date,
      source: source,
      place: place,
      current: shown,
      maximum: maximum ?? maxima?.double,
      summedCurrent: scores?.double,
      summedMaximum: maxima?.double,
      isReproduced: reproduced,
      actions: actions
    )
  }

  /// The exact sum of the numbers as they are written; nil when one is missing.
  private static func sum(_ values: [Double?]) -> Decimal34? {
    if values.isEmpty { return nil }
    var sum = Decimal34(0)
    for value in values {
      guard let value, let decimal = Decimal34(real: value), let next = sum + decimal else {
        return nil
      }
      sum = next
    }
    return sum
  }

  /// Whether an exact sum is the stated number, which may be rounded.
  private static func equal(_ sum: Decimal34, _ stated: Double) -> Bool {
    guard let expected = Decimal34(real: stated) else { return false }
    let text = stated.description
    let places = text.split(separator: ".").dropFirst().first?.utf8.count ?? 0
    return sum == expected || sum.rounded(places: places, .halfAwayFromZero) == expected
  }
}
