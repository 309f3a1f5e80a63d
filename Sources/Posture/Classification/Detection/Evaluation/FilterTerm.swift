/// Compares a term with an identifier and what is beside it, as the filter of rule packages does.
enum FilterTerm {
  /// Whether the term stands there; whether it is a word of its own does not matter.
  static func stands(
    _ term: PlannedTerm,
    _ direction: FilterRule.Direction,
    _ hit: Hit,
    _ text: ScannedText
  ) -> Bool {
    let count = term.folded.count
    switch direction {
    case .full: return count == hit.end - hit.start && equals(term, text, at: hit.start)
    case .startsWith: return count <= hit.end - hit.start && equals(term, text, at: hit.start)
    case .endsWith: return count <= hit.end - hit.start && equals(term, text, at: hit.end - count)
    case .prefix: return equals(term, text, at: hit.start - count)
    case .suffix: return equals(term, text, at: hit.end)
    }
  }

  private static func equals(_ term: PlannedTerm, _ text: ScannedText, at start: Int) -> Bool {
    let end = start + term.folded.count
    guard start >= 0, end <= text.characters.count else { return false }
    if let exact = term.exact { return text.characters[start..<end].elementsEqual(exact) }
    for (character, folded) in zip(text.characters[start..<end], term.folded) {
      guard let scalar = Unicode.Scalar(character), ScannedText.folded(scalar) == folded else {
        return false
      }
    }
    return true
  }
}
