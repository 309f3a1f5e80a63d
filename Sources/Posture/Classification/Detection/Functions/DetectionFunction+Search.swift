import BoostRegex

extension DetectionFunction {
  /// The expression of its form; nil only when the form itself is wrong, which a test rules out.
  var compiled: BoostRegex? {
    switch form {
    case .pattern(let pattern): try? BoostRegex(pattern)
    case .scanner(let start, _): try? BoostRegex(start)
    }
  }

  /// Whether it finds an identifier anywhere in a text.
  func finds(in text: [UInt32], _ regex: BoostRegex, steps: inout Int) -> Bool {
    firstMatch(in: text, regex, steps: &steps) { _ in true }
  }

  /// Whether a text as a whole is an identifier.
  func accepts(_ text: [UInt32], _ regex: BoostRegex, steps: inout Int) -> Bool {
    firstMatch(in: text, regex, steps: &steps) { $0 == 0..<text.count }
  }

  private func firstMatch(
    in text: [UInt32],
    _ regex: BoostRegex,
    steps: inout Int,
    where condition: (Range<Int>) -> Bool
  ) -> Bool {
    var start = 0
    while start < text.count {
      // A search that cannot end has found nothing; the texts are short and the forms simple.
      guard let match = try? regex.firstMatch(in: text.span, from: start, steps: &steps) else {
        return false
      }
      var range: Range<Int>? = match
      if case .scanner(_, let length) = form {
        range = length(text.span, match.lowerBound).map { match.lowerBound..<match.lowerBound + $0 }
      }
      if let range, condition(range), check(Candidate(text[range])) { return true }
      start = match.lowerBound + 1
    }
    return false
  }
}
